/** The entry of a process that embeds: answers each text's tokens with its vectors. */
import { writeCompiled } from "../config/compile-cache.ts";
import { watchParent } from "../config/watch-parent.ts";
import { messageOf } from "../core/errors.ts";
import type { EncoderMessage, LoadMessage } from "./encoder-processes.ts";
import { embeddingOf } from "./passage-embedding.ts";
import type { TokenSequence } from "./token-sequence.ts";
import { loadModel, type Model } from "./transformers.ts";

watchParent();

const answer = (message: EncoderMessage): void => {
  // The callback takes what comes of a parent that has just died: `watchParent` sees to that.
  process.send?.(message, undefined, undefined, () => undefined);
};

async function answerTo(model: Model, sequence: TokenSequence): Promise<EncoderMessage> {
  try {
    return { embedding: await embeddingOf(model, sequence) };
  } catch (error) {
    return { failure: messageOf(error) };
  }
}

process.once("message", ({ location, dimensions }: LoadMessage) => {
  void loadModel(location, dimensions, 1).then((model) => {
    let last = Promise.resolve();
    process.on("message", (sequence: TokenSequence) => {
      // Texts are sent ahead; who sent them tells the answers apart by their order.
      last = last.then(() => answerTo(model, sequence)).then(answer);
    });
    answer({ ready: true });
    writeCompiled();
  });
});
