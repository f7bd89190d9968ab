import { create as contentDisposition } from "content-disposition";
import type { OriginalFile } from "../../library/documents/original-file.ts";
import type { Reply } from "../operations/operation.ts";
import type { OPERATIONS } from "../operations/operations.ts";

/** Somebody else's file under the server's own address: whatever it holds, a browser must not run it there. */
export function fileReply(file: OriginalFile): Reply<(typeof OPERATIONS)["getDocumentFile"]> {
  const { path, name, shownAs, changed } = file;
  return {
    status: 200,
    body: { path, type: shownAs },
    headers: {
      "Content-Disposition": contentDisposition(name, { type: shownAs === null ? "attachment" : "inline" }),
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "Pincite-File": changed ? "changed" : "unchanged",
    },
  };
}
