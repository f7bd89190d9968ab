import { bytesOf, withHeader, type FuzzRequest } from "./request.ts";
import type { Random } from "../random.ts";
import type { Twist } from "./twist.ts";

type Bytes = (request: FuzzRequest, random: Random) => Buffer | null;

/** What no HTTP client would send. */
export const WIRE_TWISTS: readonly Twist<FuzzRequest>[] = [
  { name: "aborted request", apply: (request, random) => cut(request, random) },
  onTheWire("half a request", (request, random) => {
    const bytes = bytesOf(request);
    return bytes.subarray(0, random.integer(0, bytes.length - 1));
  }),
  onTheWire("length too long", (request, random) =>
    lengthened(request, (length) => String(length + random.pick([1, 1_000, 10_000_000]))),
  ),
  onTheWire("length too short", (request, random) =>
    lengthened(request, (length) => String(random.integer(0, Math.max(0, length - 1)))),
  ),
  onTheWire("length that is none", (request, random) =>
    lengthened(request, () => random.pick(["-1", "x", "1e3", "0x10", "+5", "9".repeat(30), "", "1, 2"])),
  ),
  onTheWire("two lengths", (request) => headed(request, "Content-Length: 3\r\nContent-Length: 4")),
  onTheWire("length and chunks", (request) => headed(request, "Transfer-Encoding: chunked")),
  onTheWire("chunks that are none", (request, random) =>
    chunked(
      request,
      random.pick([
        "zz\r\nx\r\n0\r\n\r\n",
        "ffffffffffffffff\r\nx",
        "5\r\nx\r\n0\r\n\r\n",
        "1\r\nx",
        "1;".padEnd(20_000, "x"),
      ]),
    ),
  ),
  onTheWire("other transfer encoding", (request, random) =>
    headed(
      request,
      `Transfer-Encoding: ${random.pick(["gzip", "identity", "chunked, chunked", "xchunked"])}`,
    ),
  ),
  onTheWire("bytes changed", (request, random) => {
    const bytes = bytesOf(request);
    for (let times = random.integer(1, 5); times > 0; times -= 1) {
      bytes[random.integer(0, bytes.length - 1)] = random.integer(0, 255);
    }
    return bytes;
  }),
  onTheWire("header that is none", (request, random) =>
    headed(
      request,
      random.pick([
        "X:\0",
        "X",
        ": x",
        "X : y",
        "X: a\rb",
        "X: a\nb: c",
        " X: y",
        "X\r\n: y",
        "Ü: y",
        "X: \x7f",
      ]),
    ),
  ),
  onTheWire("long headers", (request, random) =>
    headed(
      request,
      random.pick([
        `X: ${"x".repeat(random.pick([15_000, 16_400, 200_000]))}`,
        "X: y\r\n".repeat(3_000).trim(),
      ]),
    ),
  ),
  onTheWire("long target", (request, random) =>
    bytesOf({
      ...request,
      target: `${request.target}?${"x".repeat(random.pick([15_000, 17_000, 100_000]))}`,
    }),
  ),
  onTheWire("raw target", (request, random) =>
    bytesOf({
      ...request,
      target: random.pick([
        "*",
        "http://evil.example/v1/ask?q=x",
        "//evil.example/",
        "x",
        "",
        "/v1/ask?q=\xff\xfe",
        "/v1/ask?q=a b",
        "/\0",
        "/../../etc/passwd",
        "localhost:80",
      ]),
    }),
  ),
  onTheWire("other protocol", (_request, random) =>
    Buffer.from(
      random.pick([
        "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "GET /livez\r\n",
        "GET /livez HTTP/1.0\r\n\r\n",
        "GET /livez HTTP/9.9\r\n\r\n",
        "\r\n\r\n\r\n",
        "{}",
      ]),
      "latin1",
    ),
  ),
  onTheWire("no host", (request) =>
    bytesOf({ ...request, headers: request.headers.filter(([name]) => name !== "Host") }),
  ),
];

function onTheWire(name: string, bytes: Bytes): Twist<FuzzRequest> {
  return {
    name,
    apply: (request, random) => {
      const changed = bytes(request, random);
      return changed === null ? null : { ...request, wire: { bytes: changed, ending: "end" } };
    },
  };
}

function cut(request: FuzzRequest, random: Random): FuzzRequest {
  const bytes = bytesOf(request);
  return { ...request, wire: { bytes: bytes.subarray(0, random.integer(1, bytes.length)), ending: "cut" } };
}

function lengthened(request: FuzzRequest, length: (right: number) => string): Buffer | null {
  const { body } = request;
  return body === null ? null : bytesOf(withHeader(request, "Content-Length", length(body.length)));
}

/** With lines of a header that may be none. */
function headed(request: FuzzRequest, lines: string): Buffer {
  const text = bytesOf(request).toString("latin1");
  return Buffer.from(
    text.replace("\r\n", () => `\r\n${lines}\r\n`),
    "latin1",
  );
}

function chunked(request: FuzzRequest, chunks: string): Buffer | null {
  if (request.body === null) return null;
  const headers = request.headers.filter(([name]) => name !== "Content-Length");
  return bytesOf({
    ...request,
    headers: [...headers, ["Transfer-Encoding", "chunked"]],
    body: Buffer.from(chunks, "latin1"),
  });
}
