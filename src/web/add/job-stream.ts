/**
 * Tells of the job with each of its server-sent events; resolves when the stream ends. An `EventSource` could not say the
 * access key.
 */
export async function readJobEvents(
  body: ReadableStream<Uint8Array>,
  tell: (job: unknown) => void,
): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let unread = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const events = (unread + decoder.decode(value, { stream: true })).split("\n\n");
    unread = events.pop() ?? "";
    for (const event of events) {
      const data = event.split("\n").find((line) => line.startsWith("data: "));
      if (data !== undefined) tell(JSON.parse(data.slice("data: ".length)));
    }
  }
}
