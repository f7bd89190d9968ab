import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { hostileText } from "./hostile-values.ts";
import type { Random } from "../random.ts";
import { withBody, withHeader, type FuzzRequest } from "./request.ts";
import type { Twist } from "./twist.ts";

/** 10 MB in 10 KB. */
const BOMB = gzipSync(Buffer.alloc(10_000_000, " "));

/** Wrong messages that are still HTTP: methods, addresses, headers, and bodies that are not what they say. */
export const MESSAGE_TWISTS: readonly Twist<FuzzRequest>[] = [
  {
    name: "other method",
    apply: (request, random) => ({
      ...request,
      method: random.pick(["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND", "TRACE"]),
    }),
  },
  { name: "HEAD", apply: (request) => (request.method === "GET" ? { ...request, method: "HEAD" } : null) },
  {
    name: "other path",
    apply: (request, random) => {
      const [path = "", ...query] = request.target.split("?");
      const target = random.pick([
        `${path}/`,
        `/${path}`,
        path.toUpperCase(),
        `${path}/..`,
        `/..${path}`,
        `${path}/%2e%2e/%2e%2e/etc/passwd`,
        `${path}%00`,
        `${path};x=1`,
        `/assets/..%2f..%2fpackage.json`,
        `/assets/%2e%2e/%2e%2e/package.json`,
        `/docs/../../package.json`,
        `/v1/documents/%2e%2e%2f%2e%2e%2fetc%2fpasswd`,
        `/v1/documents//text`,
        `/${"a/".repeat(random.pick([1, 100, 3_000]))}`,
      ]);
      return { ...request, target: [target, ...query].join("?") };
    },
  },
  {
    name: "malformed percent encoding",
    apply: (request, random) => ({
      ...request,
      target: request.target + random.pick(["%", "%zz", "%c0%af", "%ff", "?%", "&q=%e0%a4", "?q=%ed%a0%80"]),
    }),
  },
  {
    name: "odd query",
    apply: (request, random) => ({
      ...request,
      target: `${request.target}${random.pick(["?", "?&&&", "&=", "?q", "?q[]=x&q[$ne]=y", "?__proto__[k]=1", "#x", "?q=x?k=1"])}`,
    }),
  },
  {
    name: "other type of content",
    apply: (request, random) =>
      withHeader(
        request,
        "Content-Type",
        random.pick([
          "text/plain",
          "application/json; charset=utf-7",
          "application/json; charset=utf-16",
          "application/json; charset=",
          "application/x-www-form-urlencoded",
          "multipart/form-data",
          "multipart/form-data; boundary=",
          `multipart/form-data; boundary=${"b".repeat(200)}`,
          "multipart/mixed; boundary=x",
          ";",
          "*/*",
          "application/JSON",
        ]),
      ),
  },
  { name: "compressed body", apply: compressed },
  { name: "other text of JSON", apply: (request, random) => bodyOf(request, otherJson(request, random)) },
  { name: "torn body", apply: torn },
  {
    name: "large body",
    apply: (request, random) =>
      bodyOf(
        request,
        Buffer.alloc(random.pick([1_000_000, 1_000_001, 1_200_000]), random.pick([" ", "[", "x"])),
      ),
  },
  { name: "header", apply: headed },
];

function bodyOf(request: FuzzRequest, body: Buffer): FuzzRequest | null {
  return request.body === null ? null : withBody(request, body);
}

function compressed(request: FuzzRequest, random: Random): FuzzRequest | null {
  const { body } = request;
  if (body === null) return null;
  const [encoding, bytes] = random.pick([
    ["gzip", gzipSync(body)],
    ["gzip", BOMB],
    ["deflate", deflateSync(body)],
    ["br", brotliCompressSync(body)],
    ["gzip", body],
    ["gzip, gzip", gzipSync(gzipSync(body))],
    ["compress", body],
    ["identity", body],
  ] as const);
  return withHeader(withBody(request, bytes), "Content-Encoding", encoding);
}

function otherJson({ body }: FuzzRequest, random: Random): Buffer {
  const text = body?.toString() ?? "";
  switch (random.integer(0, 8)) {
    case 0:
      return Buffer.from(random.pick(["[", '{"a":']).repeat(random.pick([100, 100_000])));
    case 1:
      return Buffer.from(`\ufeff${text}`);
    case 2:
      return Buffer.from(text, "utf16le");
    case 3:
      return Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from([0xff, 0xfe]), Buffer.from("}")]);
    case 4:
      return Buffer.from(text.replace("{", '{"k":1,"k":2,"__proto__":{"k":3},'));
    case 5:
      return Buffer.from(text.replaceAll(/\d+/g, random.pick(["1e999", "-0", "01", "NaN", "9".repeat(400)])));
    case 6:
      return Buffer.from(text.replaceAll('"', "'"));
    case 7:
      return Buffer.from(`${text}${random.pick([",", "}", " x", "\0", "//", text])}`);
    default:
      return Buffer.from(
        random.pick(["", " ", "null", "true", "0", '"x"', "[]", "[[]]", "{}", "\0", "undefined"]),
      );
  }
}

/** Shorter, or with some bytes changed; its length is told rightly. */
function torn(request: FuzzRequest, random: Random): FuzzRequest | null {
  const { body } = request;
  if (body === null || body.length === 0) return null;
  if (random.chance(0.5)) return withBody(request, body.subarray(0, random.integer(0, body.length - 1)));
  const bytes = Buffer.from(body);
  for (let times = random.integer(1, 4); times > 0; times -= 1) {
    bytes[random.integer(0, bytes.length - 1)] = random.integer(0, 255);
  }
  return withBody(request, bytes);
}

function headed(request: FuzzRequest, random: Random): FuzzRequest {
  const [name, value] = random.pick([
    ["Host", random.pick(["evil.example", "", "localhost:99999", "[::1]", "127.0.0.1:x", "a".repeat(300)])],
    ["Origin", random.pick(["null", "http://evil.example", "http://localhost", "x"])],
    ["Sec-Fetch-Site", random.pick(["cross-site", "same-origin", "none", "x"])],
    ["Authorization", random.pick(["Bearer", "Bearer x", "Basic eDp5", `Bearer ${"k".repeat(5_000)}`, ""])],
    ["If-None-Match", random.pick(["*", '"', 'W/"x"', ",,,,", "x".repeat(5_000)])],
    ["If-Match", "*"],
    ["Range", random.pick(["bytes=0-", "bytes=5-1", "x"])],
    ["Accept", random.pick(["", "text/html", "*/*;q=x", "application/xml"])],
    ["Accept-Encoding", random.pick(["gzip, br", "*;q=0", "x"])],
    ["X-Request-Id", random.pick(["", "a b", "x".repeat(129), "../../x", "fuzz-1"])],
    ["Idempotency-Key", random.pick(["", "x".repeat(256), "../x", "k", "\u00e9"])],
    ["X-HTTP-Method-Override", "DELETE"],
    ["Expect", random.pick(["100-continue", "x"])],
    ["Upgrade", random.pick(["websocket", "h2c"])],
    ["Cookie", "a=b; ".repeat(1_000)],
    ["Access-Control-Request-Method", "DELETE"],
    ["X-Forwarded-Host", "evil.example"],
    [
      "Content-Type",
      hostileText(random)
        .replaceAll(/[^\x20-\x7e]/g, "")
        .slice(0, 1_000),
    ],
  ] as const);
  return withHeader(request, name, value);
}
