import { decodeBytes, knownEncoding } from "../../encoding/codecs.ts";
import { declaredProperties } from "../document-properties.ts";
import type { DeclaredMetadata } from "../reader.ts";
import type { CompoundFile } from "./compound-file.ts";

/** Numbers of the properties in the stream that every old Office file has. */
const TITLE = 2;
const AUTHOR = 4;
const KEYWORDS = 5;
const CREATED = 12;
const CODE_PAGE = 1;

const TYPE_SHORT = 2;
const TYPE_STRING = 30;
const TYPE_WIDE_STRING = 31;
const TYPE_TIME = 64;
/** No more properties than a file can sensibly have. */
const MOST_PROPERTIES = 200;

/** What the summary of an old Office file declares; nothing where it is missing or damaged. */
export function declaredBySummary(file: CompoundFile): DeclaredMetadata {
  const bytes = file.stream("\x05SummaryInformation");
  const properties = bytes === null ? new Map<number, string>() : propertiesOf(Buffer.from(bytes));
  const values = (id: number): string[] => [properties.get(id) ?? ""].filter((value) => value !== "");
  return declaredProperties({
    title: values(TITLE),
    creators: values(AUTHOR),
    dates: values(CREATED),
    languages: [],
    keywords: values(KEYWORDS),
  });
}

function propertiesOf(bytes: Buffer): Map<number, string> {
  const found = new Map<number, string>();
  try {
    const section = bytes.readUInt32LE(44);
    const count = Math.min(bytes.readUInt32LE(section + 4), MOST_PROPERTIES);
    const offsets = Array.from({ length: count }, (_, at): [number, number] => [
      bytes.readUInt32LE(section + 8 + at * 8),
      section + bytes.readUInt32LE(section + 12 + at * 8),
    ]);
    const page = offsets.find(([id]) => id === CODE_PAGE);
    const codePage = page === undefined ? 1252 : bytes.readUInt16LE(page[1] + 4);
    for (const [id, offset] of offsets) found.set(id, valueAt(bytes, offset, codePage));
  } catch (error) {
    // Offsets that lead out of the stream; what was found until then counts.
    if (!(error instanceof RangeError)) throw error;
  }
  return found;
}

function valueAt(bytes: Buffer, offset: number, codePage: number): string {
  const type = bytes.readUInt32LE(offset);
  if (type === TYPE_SHORT) return String(bytes.readInt16LE(offset + 4));
  if (type === TYPE_TIME) return timeOf(bytes.readBigUInt64LE(offset + 4));
  if (type !== TYPE_STRING && type !== TYPE_WIDE_STRING) return "";
  const length = bytes.readUInt32LE(offset + 4);
  const wide = type === TYPE_WIDE_STRING || codePage === 1200;
  const raw = bytes.subarray(offset + 8, offset + 8 + (type === TYPE_WIDE_STRING ? length * 2 : length));
  const encoding = codePage === 65001 ? "utf8" : knownEncoding(`cp${codePage}`);
  return decodeBytes(raw, wide ? "utf16le" : (encoding ?? "windows1252")).replace(/\0.*$/s, "");
}

/** Tenths of microseconds since 1601. */
function timeOf(ticks: bigint): string {
  const milliseconds = Number(ticks / 10_000n) - 11_644_473_600_000;
  return milliseconds > 0 && milliseconds < 4e12 ? new Date(milliseconds).toISOString() : "";
}
