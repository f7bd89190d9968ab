import { archiveOf, entriesOf } from "../../scripts/damage/zip-entries.ts";
import type { DocumentFormat } from "../../src/core/document.ts";
import type { SampleFile } from "../fixtures/sample-files.ts";

/** A file that a reader has to survive. */
export interface HostileFile {
  readonly format: DocumentFormat;
  /** What was done to it. */
  readonly deed: string;
  /** With the extension that says how it is read. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the reason has to say, for a file that must be refused. */
  readonly refused?: RegExp;
}

/** Numbers from 0 to below 1, the same ones for the same seed (mulberry32). */
export type Random = () => number;

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 to below `limit`. */
const below = (random: Random, limit: number): number => Math.floor(random() * limit);

interface Range {
  readonly start: number;
  readonly end: number;
}

function rangeIn(random: Random, length: number): Range {
  const start = below(random, length);
  return { start, end: Math.min(length, start + 1 + below(random, Math.max(1, length / 4))) };
}

type Operator = (bytes: Buffer, random: Random) => Uint8Array;

const OPERATORS: Readonly<Record<string, Operator>> = {
  "bytes flipped": (bytes, random) => {
    const changed = Buffer.from(bytes);
    for (let left = 1 + below(random, 20); left > 0; left -= 1) {
      changed[below(random, changed.length)] = below(random, 256);
    }
    return changed;
  },
  "cut off": (bytes, random) => bytes.subarray(0, below(random, bytes.length)),
  "bytes inserted": (bytes, random) => {
    const at = below(random, bytes.length);
    const noise = Uint8Array.from({ length: 1 + below(random, 500) }, () => below(random, 256));
    return Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)]);
  },
  "a part repeated": (bytes, random) => {
    const { start, end } = rangeIn(random, bytes.length);
    const copies = Array.from({ length: 2 + below(random, 5) }, () => bytes.subarray(start, end));
    return Buffer.concat([bytes.subarray(0, start), ...copies, bytes.subarray(end)]);
  },
  "parts swapped": (bytes, random) => {
    const [first, second, third] = [0, 0, 0].map(() => below(random, bytes.length)).sort((a, b) => a - b);
    const parts = [bytes.subarray(0, first), bytes.subarray(second, third), bytes.subarray(first, second)];
    return Buffer.concat([...parts, bytes.subarray(third)]);
  },
  "a part zeroed": (bytes, random) => {
    const { start, end } = rangeIn(random, bytes.length);
    return Buffer.from(bytes).fill(0, start, end);
  },
  "a part removed": (bytes, random) => {
    const { start, end } = rangeIn(random, bytes.length);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
  },
  "digits changed": (bytes, random) => {
    const text = bytes.toString("latin1");
    const changed = text.replace(/\d+/g, (number) => {
      if (random() > 0.1) return number;
      return ["0", "-1", "99999999999999999999", "4294967296", `${number}9`, "1e308"][below(random, 6)]!;
    });
    return Buffer.from(changed, "latin1");
  },
};

const ARCHIVES: ReadonlySet<DocumentFormat> = new Set(["docx", "odt", "epub"]);

/** Random damage to good files: `rounds` times every operator, on the file and, in an archive, on one of its entries. */
export function* damaged(samples: readonly SampleFile[], rounds: number): Generator<HostileFile> {
  let seed = 0;
  for (const { format, name, bytes } of samples) {
    for (const [deed, operate] of Object.entries(OPERATORS)) {
      for (let round = 0; round < rounds; round += 1) {
        seed += 1;
        yield { format, deed: `${deed} (${seed})`, name, bytes: operate(Buffer.from(bytes), randomOf(seed)) };
      }
      if (!ARCHIVES.has(format)) continue;
      for (let round = 0; round < rounds; round += 1) {
        seed += 1;
        const damage = withDamagedEntry(bytes, operate, randomOf(seed));
        yield { format, deed: `inside: ${deed} (${seed})`, name, bytes: damage };
      }
    }
  }
}

function withDamagedEntry(archive: Uint8Array, operate: Operator, random: Random): Uint8Array {
  const entries = entriesOf(archive);
  const filled = entries.filter(([, content]) => content.length > 0);
  const chosen = filled[below(random, filled.length)];
  return archiveOf(
    entries.map(([name, content]) => {
      return [name, name === chosen?.[0] ? operate(Buffer.from(content), random) : content];
    }),
  );
}

/** Every good file under the extension of every other format. */
export function* misnamed(samples: readonly SampleFile[]): Generator<HostileFile> {
  for (const { format, name, bytes } of samples) {
    for (const other of samples) {
      if (other.format === format) continue;
      const extension = other.name.split(".").at(-1) ?? "";
      yield { format: other.format, deed: `is ${format}`, name: `${name}.${extension}`, bytes };
    }
  }
}
