import { formatBytes } from "../../../core/wording.ts";
import { crc32, inflateRawSync } from "node:zlib";
import { fromBufferPromise, getFileNameLowLevel, validateFileName, type Entry, type ZipFile } from "yauzl";
import { AppError, messageOf } from "../../../core/errors.ts";
import type { ReadLimits, UnpackBudget } from "../../../config/limits.ts";
import { decodeBytes } from "../../encoding/codecs.ts";
import { detectEncoding } from "../../encoding/detection.ts";
import { decodeUtf8 } from "../../encoding/unicode.ts";
import { tooManyParts } from "../../too-many-parts.ts";

/**
 * How a bomb is told from a document: below a size in bytes no ratio is suspicious, above it none that is larger. Text shrinks to
 * a tenth, markup that repeats itself to a hundredth; only spreadsheets hold a hundred thousand empty rows.
 */
export interface PlausibleSize {
  readonly harmlessBytes: number;
  readonly largestRatio: number;
}
export const OF_ANY_FILE: PlausibleSize = { harmlessBytes: 10_000_000, largestRatio: 250 };
const OF_A_TEXT: PlausibleSize = { harmlessBytes: 1_000_000, largestRatio: 100 };

const STORED = 0;
const DEFLATED = 8;

/**
 * A ZIP archive in memory. Entries are unpacked one by one when they are asked for, each as far as the limits allow:
 * what counts is the bytes that come out, whatever the archive says about its sizes.
 */
export class ZipArchive {
  private readonly budget: UnpackBudget;

  private constructor(
    private readonly file: ZipFile,
    private readonly bytes: Uint8Array,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly limits: ReadLimits,
    private readonly plausible: PlausibleSize,
  ) {
    this.budget = limits.budget ?? { left: limits.maxUnpackedBytes };
  }

  /**
   * Reads the list of entries of what should be `kind` ("a Word document"). Throws `unsupported_media_type` for a damaged
   * archive or another kind of file, `payload_too_large` for a list over the limit.
   */
  static async open(
    bytes: Uint8Array,
    kind: string,
    limits: ReadLimits,
    plausible = OF_A_TEXT,
  ): Promise<ZipArchive> {
    refuseOtherKinds(bytes, kind);
    try {
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const file = await fromBufferPromise(buffer, { decodeStrings: false });
      if (file.entryCount > limits.maxEntries) throw tooManyParts(file.entryCount, limits.maxEntries);
      return new ZipArchive(file, bytes, await namedEntries(file), limits, plausible);
    } catch (error) {
      throw asDamage(error);
    }
  }

  /** Paths of the entries, with `/` and without a leading one, in the archive's order. */
  get names(): readonly string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** The bytes of an entry, or null where there is none. Throws like `open`, and where the entry is encrypted. */
  async read(name: string): Promise<Uint8Array | null> {
    const entry = this.entries.get(name);
    if (entry === undefined) return null;
    if (entry.isEncrypted()) throw encrypted();
    try {
      const content = this.unpack(entry, await this.packedBytes(entry));
      this.budget.left -= content.length;
      if (content.length !== entry.uncompressedSize) throw damaged("a part is not as long as it should be");
      if (crc32(content) !== entry.crc32) throw damaged("a part fails its checksum");
      return content;
    } catch (error) {
      throw asDamage(error);
    }
  }

  private async packedBytes(entry: Entry): Promise<Uint8Array> {
    const { fileDataStart } = await this.file.readLocalFileHeaderPromise(entry, { minimal: true });
    return this.bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize);
  }

  private unpack(entry: Entry, packed: Uint8Array): Uint8Array {
    const left = Math.max(this.budget.left, 0);
    const { harmlessBytes, largestRatio } = this.plausible;
    const plausible = Math.max(harmlessBytes, packed.length * largestRatio);
    const most = Math.min(left, plausible);
    if (entry.compressionMethod === STORED) {
      if (packed.length > most) throw this.tooLarge();
      return packed;
    }
    if (entry.compressionMethod !== DEFLATED) throw damaged("a part is packed in an unknown way");
    try {
      // The limit of zero bytes means none to zlib.
      return inflateRawSync(packed, { maxOutputLength: Math.max(most, 1) });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw left <= plausible ? this.tooLarge() : suspiciousRatio(largestRatio);
    }
  }

  private tooLarge(): AppError {
    const limit = formatBytes(this.limits.maxUnpackedBytes);
    const message = `The file unpacks to more than ${limit}, the limit; split it into smaller files.`;
    return new AppError("payload_too_large", message);
  }
}

const ARCHIVE_MARK = "PK";
/** Begins the files of old Office programs, and those that new ones lock with a password. */
const COMPOUND_FILE_MARK = "\xd0\xcf\x11\xe0";

function refuseOtherKinds(bytes: Uint8Array, kind: string): void {
  const start = String.fromCharCode(...bytes.subarray(0, 4));
  if (start.startsWith(ARCHIVE_MARK)) return;
  const message = start.startsWith(COMPOUND_FILE_MARK)
    ? "The file is locked with a password or of an old Office program; save it anew, without a password."
    : `The file is not ${kind}; give it its right file extension, or remove it.`;
  throw new AppError("unsupported_media_type", message);
}

/** The error for a file whose packing or inner form is broken; `what` completes "The file is damaged: …". */
export function damaged(what: string, cause?: unknown): AppError {
  const message = `The file is damaged: ${what}; open it in its program and save it again.`;
  return new AppError("unsupported_media_type", message, { cause });
}

/** The entries by name. Folders and names that lead out of the archive are left out; of two alike the last counts. */
async function namedEntries(file: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const all: Entry[] = [];
  for await (const entry of file.eachEntry()) all.push(entry);
  // Many programs write UTF-8 without saying so, and others what their system had before it.
  const others = all.filter(({ fileNameRaw }) => decodeUtf8(fileNameRaw) === null);
  const encoding = encodingOfNames(others.map(({ fileNameRaw }) => fileNameRaw));
  const entries = new Map<string, Entry>();
  for (const entry of all) {
    const { fileNameRaw, generalPurposeBitFlag, extraFields } = entry;
    const declared = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
    const isDeclared =
      encoding === null || declared !== decodeBytes(fileNameRaw, FORMER).replaceAll("\\", "/");
    const name = decodeUtf8(fileNameRaw) ?? (isDeclared ? declared : decodeBytes(fileNameRaw, encoding));
    if (validateFileName(name) === null && !name.endsWith("/")) entries.set(name, entry);
  }
  return entries;
}

/** What names are in that say nothing of it, by the format's own rule. */
const FORMER = "cp437";

/** The encoding of names that are neither UTF-8 nor Latin letters by the format's rule; null where it is not to be told. */
function encodingOfNames(names: readonly Uint8Array[]): string | null {
  const bytes = Buffer.concat(names.flatMap((name) => [name, Buffer.from("\n")]));
  const beyond = decodeBytes(bytes, FORMER).replace(/[\0-\x7F]/g, "");
  if (beyond === "" || /^\p{sc=Latin}+$/u.test(beyond)) return null;
  return detectEncoding(bytes);
}

function suspiciousRatio(ratio: number): AppError {
  const message = `The file unpacks to more than ${ratio} times its size, as no document does; remove it.`;
  return new AppError("payload_too_large", message);
}

function encrypted(): AppError {
  const message = "The file is protected by a password; save it without one.";
  return new AppError("unsupported_media_type", message);
}

function asDamage(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const message = messageOf(error);
  if (message.includes("strong encryption")) return encrypted();
  // What yauzl says of a file without the list that a ZIP archive ends with.
  if (message.startsWith("End of central directory")) return damaged("it is cut off", error);
  return damaged("its packing is broken", error);
}
