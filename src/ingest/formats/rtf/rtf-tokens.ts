/** What an RTF file is made of. */
export type RtfToken =
  | { readonly kind: "open" }
  | { readonly kind: "close" }
  | { readonly kind: "word"; readonly word: string; readonly number: number | null }
  | { readonly kind: "byte"; readonly byte: number };

/** A word with its number; the space behind it belongs to it. */
const WORD = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?/y;

/** The tokens of an RTF file. Line ends mean nothing; bytes that are given in binary are passed over. */
export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  const source = Buffer.from(bytes).toString("latin1");
  for (let at = 0; at < source.length;) {
    const sign = source.charAt(at);
    if (sign === "{" || sign === "}") {
      yield sign === "{" ? { kind: "open" } : { kind: "close" };
      at++;
    } else if (sign !== "\\") {
      if (sign !== "\r" && sign !== "\n" && sign !== "\0")
        yield { kind: "byte", byte: source.charCodeAt(at) };
      at++;
    } else {
      WORD.lastIndex = at;
      const match = WORD.exec(source);
      if (match !== null) {
        const number = match[2] === undefined ? null : Number(match[2]);
        at = WORD.lastIndex;
        if (match[1] === "bin") at += Math.max(0, number ?? 0);
        else yield { kind: "word", word: match[1] ?? "", number };
      } else if (source.charAt(at + 1) === "'") {
        const byte = Number.parseInt(source.slice(at + 2, at + 4), 16);
        if (!Number.isNaN(byte)) yield { kind: "byte", byte };
        at += 4;
      } else {
        yield { kind: "word", word: source.charAt(at + 1), number: null };
        at += 2;
      }
    }
  }
}
