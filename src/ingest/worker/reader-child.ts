/** The entry of the reader process: answers each `ReadRequest` with a `ReadResponse`, one after the other. */
import { writeCompiled } from "../../config/compile-cache.ts";
import { blockNetwork } from "./no-network.ts";
import { readFile } from "../read-file.ts";
import { READY, type ReadProgress, type ReadRequest, type ReadResponse } from "./reader-protocol.ts";
import { watchParent } from "../../config/watch-parent.ts";

blockNetwork();
// A signal to all processes would make the file that is being read look like one that ends its reader.
watchParent();

// Of a damaged file pdfjs drops promises that fail only while the next file is read. The file's own result is settled by
// then, and the next one must not pay: without a listener Node would end this process.
process.on("unhandledRejection", () => undefined);

process.on("message", (request: ReadRequest) => {
  const onProgress = (page: number): void => {
    const progress: ReadProgress = { page };
    process.send?.(progress);
  };
  void readFile(request.path, request.limits, onProgress).then((response: ReadResponse) => {
    process.send?.(response);
  });
});

process.send?.(READY);
writeCompiled();
