/** The entry of the process that holds the library of a serving process: model, vectors and a connection of its own. */
import { watchParent } from "../../config/watch-parent.ts";
import { openLibrary } from "../../library/open-library.ts";
import { CallAnswering } from "./call-answering.ts";
import type { MessageFromLibrary, MessageToLibrary, OpenMessage } from "./library-calls.ts";

watchParent();

process.once("message", ({ open }: OpenMessage) => {
  const send = (message: MessageFromLibrary): void => {
    // The callback takes what comes of a parent that has just died: `watchParent` sees to that.
    process.send?.(message, undefined, undefined, () => undefined);
  };
  const warn = (warning: string): void => {
    send({ warning });
  };
  const library = openLibrary({ ...open, warn, isServing: true });
  const answering = new CallAnswering(library, send);
  process.on("message", (message: MessageToLibrary) => {
    if ("cancel" in message) answering.cancel(message.cancel);
    else if ("close" in message) void library.close().finally(() => process.kill(process.pid, "SIGKILL"));
    else void answering.answer(message);
  });
});
