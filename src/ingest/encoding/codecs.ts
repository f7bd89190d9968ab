import iconv from "iconv-lite";
import { TextDecoder } from "node:util";
import { decodeEucTw } from "./euc-tw.ts";
import { decodeJohab } from "./johab.ts";

/** What iconv-lite calls the encodings that others know by another name. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  // As browsers have it: what calls itself Latin 1 has the quotation marks of Windows.
  ["iso88591", "windows1252"],
  ["latin1", "windows1252"],
  ["ascii", "windows1252"],
  ["usascii", "windows1252"],
  ["iso88599", "windows1254"],
  ["tis620", "windows874"],
  ["xeucjp", "eucjp"],
  ["xsjis", "shiftjis"],
  ["windows31j", "shiftjis"],
  ["maclatin2", "maccenteuro"],
  // Apple gave the places of two signs to the Ukrainian "ґ".
  ["maccyrillic", "macukraine"],
  ["xmaccyrillic", "macukraine"],
  ["xmacukrainian", "macukraine"],
  ["xmacroman", "macroman"],
  ["kz1048", "rk1048"],
  ["ptcp154", "pt154"],
  ["hzgb2312", "hz"],
  ["shiftjis2004", "shiftjis"],
  ["eucjis2004", "eucjp"],
  ["iso88598i", "iso88598"],
  ["iso88598e", "iso88598"],
  ["unicode11utf8", "utf8"],
  ["windows1361", "johab"],
  ["cp1361", "johab"],
  ["ksc56011992", "johab"],
  ["xeuctw", "euctw"],
]);

/** iconv-lite drops what is left of a cut character, Node.js replaces it. */
const UNICODE: ReadonlyMap<string, string> = new Map([
  ["utf8", "utf-8"],
  ["utf16le", "utf-16le"],
  ["utf16be", "utf-16be"],
]);
/** Of the encodings that iconv-lite lacks, those that Node.js has. */
const OF_NODE: ReadonlySet<string> = new Set(["iso2022jp"]);
/** Those that neither has. */
const OWN: ReadonlyMap<string, (bytes: Uint8Array) => string> = new Map([
  ["johab", decodeJohab],
  ["euctw", decodeEucTw],
]);
/** Encodings of seven bits, in which signs switch to pairs of bytes that are EUC without their highest bit, and back. */
const SWITCHED: ReadonlyMap<string, { readonly pairs: RegExp; readonly signs: RegExp; readonly as: string }> =
  new Map([
    // The first of two signs is never "~".
    ["hz", { pairs: /~\{((?:[!-}][!-~])*)(?:~\}|(?=\r?\n|$))/g, signs: /~(?:\n|(~))/g, as: "gbk" }],
    ["iso2022kr", { pairs: /\x0E([!-~\s]*)(?:\x0F|$)/g, signs: /\x1B\$\)C()/g, as: "euckr" }],
    ["iso2022cn", { pairs: /\x0E([!-~\s]*)(?:\x0F|$)/g, signs: /\x1B\$\)A()/g, as: "gbk" }],
  ]);

/** An encoding by whatever spelling a file or a detector gives it, as `decodeBytes` knows it; null for an unknown one. */
export function knownEncoding(label: string): string | null {
  const plain = label.toLowerCase().replace(/[^a-z\d]/g, "");
  const name = OTHER_NAMES.get(plain) ?? plain;
  if (OF_NODE.has(name) || SWITCHED.has(name) || OWN.has(name)) return name;
  return TEXT_ONLY.test(name) && iconv.encodingExists(name) ? name : null;
}

/** iconv-lite also "decodes" to hexadecimal and the like. */
const TEXT_ONLY = /^(?!(?:hex|base64|binary|internal)$)/;

/** The text that bytes are in an encoding that `knownEncoding` names; U+FFFD stands for bytes that are none in it. */
export function decodeBytes(bytes: Uint8Array, encoding: string): string {
  const unicode = UNICODE.get(encoding);
  if (unicode !== undefined) return new TextDecoder(unicode).decode(bytes);
  if (OF_NODE.has(encoding)) return new TextDecoder(encoding.replace(/^iso2022/, "iso-2022-")).decode(bytes);
  const own = OWN.get(encoding);
  if (own !== undefined) return own(bytes);
  const switched = SWITCHED.get(encoding);
  if (switched === undefined) {
    const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding);
    // It writes the tones of Vietnamese behind their letters.
    return encoding === "windows1258" ? text.normalize("NFC") : text;
  }
  const eightBits = Buffer.from(bytes)
    .toString("latin1")
    .replace(switched.pairs, (_, pairs: string) =>
      pairs.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) | 0x80)),
    )
    .replace(switched.signs, (_, sign: string | undefined) => sign ?? "");
  return iconv.decode(Buffer.from(eightBits, "latin1"), switched.as);
}

/** The bytes of a text in an encoding of iconv-lite; a question mark for what it lacks. */
export function encodeText(text: string, encoding: string): Uint8Array {
  return iconv.encode(text, encoding);
}

/** What windows-1252 has in the place of the control characters U+0080 to U+009F; five places are free. */
const WINDOWS_PUNCTUATION = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ";

/** Node.js 20 decodes windows-1252 as if it were ISO-8859-1, which turns quotation marks into control characters. */
export function withWindowsPunctuation(text: string): string {
  return text.replace(/[\x80-\x9F]/g, (control) => WINDOWS_PUNCTUATION.charAt(control.charCodeAt(0) - 0x80));
}

/** The bytes that a text is in windows-1252, or null where it has a character that this lacks. */
export function windowsBytes(text: string): Uint8Array | null {
  const bytes = Uint8Array.from(text, (character) => {
    const punctuation = WINDOWS_PUNCTUATION.indexOf(character);
    return punctuation === -1 ? character.charCodeAt(0) : 0x80 + punctuation;
  });
  return /^[\0-\xFF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/.test(text) ? bytes : null;
}
