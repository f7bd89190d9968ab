import type { ServerResponse } from "node:http";

/** Aborts when the response is over, however it ended: nobody waits for it any more. */
export function leaving(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once("close", () => {
    controller.abort();
  });
  return controller.signal;
}
