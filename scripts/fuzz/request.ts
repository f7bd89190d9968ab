export type Header = readonly [name: string, value: string];

/** A request as it is to be sent. */
export interface FuzzRequest {
  /** What was done to it; `valid` where nothing was. */
  readonly twist: string;
  readonly method: string;
  readonly target: string;
  readonly headers: readonly Header[];
  readonly body: Buffer | null;
  /** What is sent in its place, byte for byte, where no HTTP client would send it. */
  readonly wire: Wire | null;
}

export interface Wire {
  readonly bytes: Buffer;
  /**
   * `none`: it is a whole request, and its answer is waited for; `end`: it may be none, and after a while the sender closes
   * his side; `cut`: the connection is torn, and nobody waits.
   */
  readonly ending: "none" | "end" | "cut";
}

/** As HTTP/1.1 writes it, on a connection that is used once. */
export function bytesOf({ method, target, headers, body }: FuzzRequest): Buffer {
  const lines = [
    `${method} ${target} HTTP/1.1`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    "Connection: close",
  ];
  return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), body ?? Buffer.alloc(0)]);
}

/** With this header in the place of whatever had its name. */
export function withHeader(request: FuzzRequest, name: string, value: string): FuzzRequest {
  const others = request.headers.filter(([other]) => other.toLowerCase() !== name.toLowerCase());
  return { ...request, headers: [...others, [name, value]] };
}

/** With this body, and its length told. */
export function withBody(request: FuzzRequest, body: Buffer): FuzzRequest {
  return withHeader({ ...request, body }, "Content-Length", String(body.length));
}

const LONGEST_SHOWN = 1_000;

/** For people: all that is needed to send it again, but for the middle of a long one. */
export function shown(request: FuzzRequest): string {
  const text = (request.wire?.bytes ?? bytesOf(request)).toString("latin1");
  const left = text.length - LONGEST_SHOWN;
  return JSON.stringify(text.slice(0, LONGEST_SHOWN)) + (left > 0 ? ` and ${left} bytes more` : "");
}
