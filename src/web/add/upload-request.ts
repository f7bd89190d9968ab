/** What came back for a file that was sent. */
export interface UploadReply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/**
 * Sends one file as a form, and tells how much of it has gone, from 0 to 1; `fetch` cannot tell. Null where no reply came.
 */
export function sendFile(
  path: string,
  file: File,
  headers: Readonly<Record<string, string>>,
  tell: (sent: number) => void,
): Promise<UploadReply | null> {
  const form = new FormData();
  form.append("file", file, file.name);
  const request = new XMLHttpRequest();
  request.open("POST", path);
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    tell(total === 0 ? 0 : loaded / total);
  });
  return new Promise((resolve) => {
    request.addEventListener("load", () => {
      const type = request.getResponseHeader("content-type") ?? "";
      resolve({ status: request.status, type, body: request.responseText });
    });
    for (const end of ["error", "abort", "timeout"] as const) {
      request.addEventListener(end, () => {
        resolve(null);
      });
    }
    request.send(form);
  });
}
