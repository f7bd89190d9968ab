/** The entry of the reader process: answers each `ReadRequest` with a `ReadResponse`, one after the other. */
import { blockNetwork } from "./no-network.ts";
import { readFile } from "./read-file.ts";
import type { ReadRequest, ReadResponse } from "./reader-protocol.ts";
import { watchParent } from "./watch-parent.ts";

blockNetwork();
watchParent();

process.on("message", (request: ReadRequest) => {
  void readFile(request.path, request.limits).then((response: ReadResponse) => {
    process.send?.(response);
  });
});
