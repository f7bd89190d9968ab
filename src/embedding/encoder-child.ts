/** The entry of a process that embeds: answers each text's tokens with its vectors. */
import { watchParent } from "../config/watch-parent.ts";
import { messageOf } from "../core/errors.ts";
import type { EncoderMessage, LoadMessage } from "./encoder-processes.ts";
import { embeddingOf } from "./passage-embedding.ts";
import type { TokenSequence } from "./token-sequence.ts";
import { loadModel } from "./transformers.ts";

watchParent();

const answer = (message: EncoderMessage): void => {
  // The callback takes what comes of a parent that has just died: `watchParent` sees to that.
  process.send?.(message, undefined, undefined, () => undefined);
};

process.once("message", ({ location, dimensions }: LoadMessage) => {
  void loadModel(location, dimensions, 1).then((model) => {
    process.on("message", (sequence: TokenSequence) => {
      embeddingOf(model, sequence).then(
        (embedding) => {
          answer({ embedding });
        },
        (error: unknown) => {
          answer({ failure: messageOf(error) });
        },
      );
    });
    answer({ ready: true });
  });
});
