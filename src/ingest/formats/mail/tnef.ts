import type { Attachment, Email } from "postal-mime";
import { decodeText } from "../../encoding/decode.ts";

/** What Outlook packs into `winmail.dat` ([MS-OXTNEF]). */
interface Tnef {
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly Attachment[];
}

/** The letter with what its `winmail.dat` holds in the place of that file; its text where the letter has none of its own. */
export function withTnefUnpacked(email: Email): Email {
  const unpacked = email.attachments.map((attachment) =>
    isTnef(attachment) ? tnefIn(bytesOf(attachment)) : null,
  );
  const bodies = unpacked.filter((one) => one !== null);
  if (bodies.length === 0) return email;
  const attachments = email.attachments.flatMap(
    (attachment, at) => unpacked[at]?.attachments ?? [attachment],
  );
  if ((email.text ?? "").trim() !== "" || email.html !== undefined) return { ...email, attachments };
  const body = bodies.find(({ text, html }) => text + html !== "");
  return {
    ...email,
    attachments,
    ...(body !== undefined && body.text !== "" && { text: body.text }),
    ...(body !== undefined && body.html !== "" && { html: body.html }),
  };
}

function isTnef({ mimeType, filename }: Attachment): boolean {
  return /^application\/(?:vnd\.)?ms-tnef$/i.test(mimeType) || /^win(?:mail)?\.dat$/i.test(filename ?? "");
}

function bytesOf({ content }: Attachment): Buffer {
  if (typeof content === "string") return Buffer.from(content);
  return content instanceof Uint8Array ? Buffer.from(content) : Buffer.from(new Uint8Array(content));
}

const SIGNATURE = 0x223e9f78;
/** Attributes, each with its level, number and length before it and a sum behind it. */
const [BODY, MESSAGE, NEXT_FILE, FILE_NAME, FILE_DATA, FILE] = [
  0x0002_800c, 0x0006_9003, 0x0006_9002, 0x0001_8010, 0x0006_800f, 0x0006_9005,
];
const [PLAIN, HTML, LONG_NAME, MIME] = [0x1000, 0x1013, 0x3707, 0x370e];

/** Null where the bytes are no such file; one that is cut off is read as far as it goes. */
function tnefIn(bytes: Buffer): Tnef | null {
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== SIGNATURE) return null;
  let [text, html] = ["", ""];
  const files: { name: string; mimeType: string; content: Uint8Array }[] = [];
  for (let at = 6; at + 9 <= bytes.length;) {
    const number = bytes.readUInt32LE(at + 1);
    const length = bytes.readUInt32LE(at + 5);
    const data = bytes.subarray(at + 9, at + 9 + length);
    const file = files.at(-1);
    if (number === NEXT_FILE)
      files.push({ name: "", mimeType: "application/octet-stream", content: new Uint8Array() });
    else if (number === BODY) text = textOf(data);
    else if (number === MESSAGE) {
      const values = mapiValues(data);
      text = values.get(PLAIN) === undefined ? text : valueText(values, PLAIN);
      html = valueText(values, HTML);
    } else if (number === FILE_NAME && file !== undefined) file.name ||= textOf(data);
    else if (number === FILE_DATA && file !== undefined) file.content = data;
    else if (number === FILE && file !== undefined) {
      const values = mapiValues(data);
      file.name = valueText(values, LONG_NAME) || file.name;
      file.mimeType = valueText(values, MIME) || file.mimeType;
    }
    at += 9 + length + 2;
  }
  const attachments = files
    .filter(({ content }) => content.length > 0)
    .map(({ name, mimeType, content }): Attachment => ({
      filename: name === "" ? null : name,
      mimeType,
      disposition: "attachment",
      content: Uint8Array.from(content),
    }));
  return { text, html, attachments };
}

/** Types of values and their lengths; others have their length before them. */
const FIXED: ReadonlyMap<number, number> = new Map([
  [0x02, 4],
  [0x03, 4],
  [0x04, 4],
  [0x05, 8],
  [0x06, 8],
  [0x07, 8],
  [0x0a, 4],
  [0x0b, 4],
  [0x14, 8],
  [0x40, 8],
  [0x48, 16],
]);
const WIDE_TEXT = 0x1f;
const SEVERAL = 0x1000;
const FIRST_NAMED = 0x8000;

/** The values that have a length, by the numbers of their properties: the first of each, as they stand. */
function mapiValues(data: Buffer): ReadonlyMap<number, { readonly type: number; readonly bytes: Buffer }> {
  const values = new Map<number, { type: number; bytes: Buffer }>();
  const at = new Place(data);
  for (let left = at.number(); left > 0 && !at.isOver(); left--) {
    const kind = at.number();
    const [type, property] = [kind & 0xffff, kind >>> 16];
    if (property >= FIRST_NAMED) at.passName();
    const length = FIXED.get(type & ~SEVERAL);
    const count = length === undefined || (type & SEVERAL) !== 0 ? at.number() : 1;
    for (let one = 0; one < count && !at.isOver(); one++) {
      const bytes = at.take(length ?? at.number());
      if (length === undefined && !values.has(property)) values.set(property, { type, bytes });
    }
  }
  return values;
}

/** Where a list of properties is being read; beyond its end all is nought. */
class Place {
  private at = 0;

  constructor(private readonly data: Buffer) {}

  isOver(): boolean {
    return this.at >= this.data.length;
  }

  number(): number {
    const bytes = this.take(4);
    return bytes.length < 4 ? 0 : bytes.readUInt32LE(0);
  }

  /** Values fill whole words of four bytes. */
  take(length: number): Buffer {
    const bytes = this.data.subarray(this.at, this.at + length);
    this.at += Math.ceil(length / 4) * 4;
    return bytes;
  }

  /** A property of a program's own has a name before its value: a number or words. */
  passName(): void {
    this.take(16);
    if (this.number() === 0) this.take(4);
    else this.take(this.number());
  }
}

function valueText(values: ReturnType<typeof mapiValues>, property: number): string {
  const value = values.get(property);
  if (value === undefined) return "";
  return (value.type === WIDE_TEXT ? value.bytes.toString("utf16le") : textOf(value.bytes)).replace(
    /\0+$/,
    "",
  );
}

function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  const text = end === -1 ? bytes : bytes.subarray(0, end);
  return text.length === 0 ? "" : decodeText(text).text;
}
