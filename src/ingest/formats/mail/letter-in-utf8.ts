import { TextDecoder } from "node:util";
import { decodeBytes, knownEncoding } from "../../encoding/codecs.ts";
import { decodeHtml, decodeText, type Decoded } from "../../encoding/decode.ts";
import { switchingEncoding } from "../../encoding/switching.ts";
import { letterParts, type LetterPart } from "./letter-parts.ts";

/** A letter whose texts are in UTF-8 and say so, and what of its bytes is in none of them. */
export interface LetterInUtf8 {
  readonly bytes: Uint8Array;
  readonly note: string | undefined;
}

/**
 * The letter with every text that is not plain ASCII in UTF-8, whatever encoding it declares: the parser knows those that
 * browsers know, and believes a letter that calls its Cyrillic "us-ascii". Headers in bytes beyond ASCII are read with the text
 * below them, which is long enough to tell.
 */
export function letterInUtf8(bytes: Uint8Array): LetterInUtf8 {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  const parts = letterParts(source);
  const texts = parts.map((part) => (IS_TEXT.test(part.type) ? textOf(source, part) : null));
  const pieces: string[] = [];
  let done = 0;
  for (const [at, part] of parts.entries()) {
    const text = texts[at];
    if (text?.decoded === undefined || text.decoded === null) continue;
    const header = source.slice(part.header.start, part.header.end);
    pieces.push(
      source.slice(done, part.header.start),
      headerInUtf8(header),
      "\r\n\r\n",
      inBase64(text.decoded),
    );
    done = part.body.end;
  }
  const [first] = parts;
  const raw = texts.find((text) => text !== null)?.raw;
  const letter = pieces.join("") + source.slice(done);
  const note = texts.map((text) => text?.decoded?.note).find((said) => said !== undefined);
  return { bytes: withTopHeader(letter, first?.charset, raw), note };
}

/** Kinds of text that say nothing about their encoding themselves. */
const IS_TEXT = /^text\/(?:plain|html|csv|calendar|markdown|tab-separated-values|(?:x-)?vcard|enriched)$/;

interface PartText {
  readonly raw: Uint8Array;
  /** Null where the parser reads the text as well. */
  readonly decoded: Decoded | null;
}

function textOf(source: string, part: LetterPart): PartText {
  const raw = bodyBytes(source.slice(part.body.start, part.body.end), part.transfer);
  const isPlain = !BEYOND_ASCII.test(Buffer.from(raw).toString("latin1"));
  if (raw.length === 0 || (isPlain && !switches(part.charset, raw))) return { raw, decoded: null };
  try {
    const decode = part.type === "text/html" ? decodeHtml : decodeText;
    return { raw, decoded: decode(raw, part.charset) };
  } catch {
    // Text in no encoding: the parser makes of it what it can.
    return { raw, decoded: null };
  }
}

const BEYOND_ASCII = /[\x80-\xFF]/;

/** Whether text of seven bits is more than ASCII: in encodings that switch, and in UTF-7. */
function switches(charset: string | undefined, raw: Uint8Array): boolean {
  return /^(?:hz|utf-?7|iso-?2022)/i.test(charset ?? "") || switchingEncoding(raw) !== null;
}

function bodyBytes(body: string, transfer: string): Uint8Array {
  if (transfer.includes("base64")) return Buffer.from(body, "base64");
  if (!transfer.includes("quoted-printable")) return Buffer.from(body, "latin1");
  const joined = body.replace(/(?<![ \t])[ \t]+(?=\r?\n)/g, "").replace(/=\r?\n/g, "");
  return Buffer.from(
    joined.replace(/=([\dA-F]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
    "latin1",
  );
}

function inBase64({ text }: Decoded): string {
  return `${Buffer.from(text).toString("base64").replace(/.{76}/g, "$&\r\n")}\r\n`;
}

/** In encodings of DOS a letter stands where a space without break does elsewhere: `trimEnd` would take it off. */
const LAST_LINE_ENDS = /[\r\n]{1,1000}$/;
const DESCRIBES_BODY =
  /^content-(?:type|transfer-encoding)[ \t]{0,20}:.*(?:\r?\n[ \t].*){0,500}(?:\r?\n)?/gim;

/** The header of a part whose body has become base64 of UTF-8. */
function headerInUtf8(header: string): string {
  const types = header.match(DESCRIBES_BODY)?.filter((field) => /^content-type/i.test(field)) ?? [];
  const type = (types[0] ?? "Content-Type: text/plain").replace(LAST_LINE_ENDS, "");
  const others = header.replace(DESCRIBES_BODY, "").replace(LAST_LINE_ENDS, "");
  const declared = type.replace(/;\s{0,100}charset\s{0,20}=\s{0,20}(?:"[^"]*"|[^\s;]+)/i, "");
  const described = `${declared}; charset=utf-8\r\nContent-Transfer-Encoding: base64`;
  return others === "" ? described : `${others}\r\n${described}`;
}

/** The letter, its own header in UTF-8. */
function withTopHeader(
  letter: string,
  charset: string | undefined,
  text: Uint8Array | undefined,
): Uint8Array {
  const end = /\r?\n\r?\n/.exec(letter)?.index ?? letter.length;
  const header = withReadableWords(letter.slice(0, end));
  const bytes = BEYOND_ASCII.test(header)
    ? headerBytes(header, charset, text)
    : Buffer.from(header, "latin1");
  return Buffer.concat([bytes, Buffer.from(letter.slice(end), "latin1")]);
}

/** More of the text is not needed to tell an encoding. */
const TELLING = 16_384;

function headerBytes(header: string, charset: string | undefined, text: Uint8Array | undefined): Uint8Array {
  const lines = Buffer.from(`${header.replaceAll("\r\n", "\n")}\n\n`, "latin1");
  try {
    const { text: whole } = decodeText(
      Buffer.concat([lines, text?.subarray(0, TELLING) ?? Buffer.alloc(0)]),
      charset,
    );
    return Buffer.from(whole.slice(0, whole.indexOf("\n\n")).replaceAll("\n", "\r\n"));
  } catch {
    return Buffer.from(header, "latin1");
  }
}

const ENCODED_WORD = /=\?([\w.:-]{1,40})(?:\*[\w-]{0,20})?\?([bq])\?([^?\s]{0,2000})\?=/gi;

/** Words of a header in encodings that the parser does not know, in UTF-8. */
function withReadableWords(header: string): string {
  return header.replace(ENCODED_WORD, (word, label: string, how: string, content: string) => {
    const encoding = isOfBrowsers(label) ? null : knownEncoding(label);
    if (encoding === null) return word;
    const raw =
      how.toLowerCase() === "b"
        ? bodyBytes(content, "base64")
        : bodyBytes(content.replaceAll("_", " "), "quoted-printable");
    return `=?utf-8?B?${Buffer.from(decodeBytes(raw, encoding)).toString("base64")}?=`;
  });
}

function isOfBrowsers(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== "";
  } catch {
    return false;
  }
}
