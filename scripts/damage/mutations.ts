import type { Random } from "../random.ts";
import { compoundEntries, compoundOf } from "./compound-entries.ts";
import type { Sample } from "./samples.ts";
import { archiveOf, entriesOf, type ZipEntry } from "./zip-entries.ts";

type Entries = readonly ZipEntry[];

/** How the content of a file is taken apart into entries, and put together again. */
interface Packing {
  readonly entriesOf: (bytes: Uint8Array) => Entries;
  readonly packed: (entries: Entries) => Uint8Array;
  /** What parts its text as tags do that of XML. */
  readonly tag: RegExp;
}

const TAG = /<[^<>]{0,2000}>/g;
const ZIPPED: Packing = { entriesOf, packed: archiveOf, tag: TAG };
/** Runs of few different bytes stand where lengths and kinds do. */
const COMPOUND: Packing = {
  entriesOf: compoundEntries,
  packed: compoundOf,
  tag: /\0{1,7}[\x01-\x20\xFF]{1,4}\0{0,7}/g,
};
const ONE_ENTRY: Omit<Packing, "tag"> = {
  entriesOf: (bytes) => [["the file", bytes]],
  packed: ([entry]) => entry?.[1] ?? new Uint8Array(),
};
const PACKINGS: Readonly<Record<string, Packing>> = {
  doc: COMPOUND,
  xls: COMPOUND,
  ppt: COMPOUND,
  msg: COMPOUND,
  pdf: { ...ONE_ENTRY, tag: /\/[A-Z]\w{0,40}|<<|>>|\b\d{1,10} 0 R\b|\b(?:end)?(?:obj|stream)\b/g },
  rtf: { ...ONE_ENTRY, tag: /\\[a-z]{1,32}-?\d{0,10}|[{}]/g },
  webarchive: { ...ONE_ENTRY, tag: TAG },
};

/** What is done to the text of one entry, parted by `tag`. */
type Twist = (text: string, random: Random, tag: RegExp) => string;

const NUMBERS = ["0", "-1", "99999999999999999999", "4294967296", "1e308", "NaN", "1048577"];
const TEXTS = [
  "\0",
  "\ufffe",
  "\u202e",
  "]]>",
  "<!--",
  "&x;",
  "&#0;",
  "&#x110000;",
  "x".repeat(100_000),
  "\r\n".repeat(1_000),
];
/** Whole numbers of four bytes, the lowest first. */
const WIDE_NUMBERS = [
  "\0\0\0\0",
  "\xFF\xFF\xFF\xFF",
  "\xFF\xFF\xFF\x7F",
  "\0\0\0\x80",
  "\x01\0\0\0",
  "\0\0\x10\0",
];

const TWISTS: Readonly<Record<string, Twist>> = {
  "numbers changed": (text, random) =>
    text.replace(/\d+/g, (digits) => (random.chance(0.1) ? random.pick(NUMBERS) : digits)),
  "a number of four bytes changed": (text, random) => {
    const at = random.integer(0, Math.max(0, text.length - 4));
    return text.slice(0, at) + random.pick(WIDE_NUMBERS) + text.slice(at + 4);
  },
  "an element gone": (text, random, tag) => without(text, tagAt(text, random, tag)),
  "an element many times": (text, random) => {
    const [start, end] = rangeAt(text, random);
    return (
      text.slice(0, start) + text.slice(start, end).repeat(random.pick([2, 50, 2_000])) + text.slice(end)
    );
  },
  "elements within each other": (text, random, tag) => {
    const [start, end] = tagAt(text, random, tag);
    return (
      text.slice(0, start) + text.slice(start, end).repeat(random.pick([50, 500, 20_000])) + text.slice(end)
    );
  },
  "two elements exchanged": (text, random, tag) => {
    const [one, other] = [tagAt(text, random, tag), tagAt(text, random, tag)].sort(([a], [b]) => a - b);
    if (one === undefined || other === undefined || one[1] > other[0]) return text;
    const [first, second] = [text.slice(...one), text.slice(...other)];
    return text.slice(0, one[0]) + second + text.slice(one[1], other[0]) + first + text.slice(other[1]);
  },
  "an attribute emptied": (text, random, tag) => {
    const [start, end] = tagAt(text, random, tag);
    const emptied = text
      .slice(start, end)
      .replace(/="[^"]{0,2000}"/g, () => (random.chance(0.5) ? '=""' : '="../../x"'));
    return text.slice(0, start) + emptied + text.slice(end);
  },
  "text put in": (text, random) => {
    const at = random.integer(0, text.length);
    return text.slice(0, at) + random.pick(TEXTS) + text.slice(at);
  },
  "an element's name changed": (text, random, tag) => {
    const [start, end] = tagAt(text, random, tag);
    return `${text.slice(0, start)}${text.slice(start, end).replace(/[\w:]+/, "w:tbl")}${text.slice(end)}`;
  },
  "cut off": (text, random) => text.slice(0, random.integer(0, text.length)),
  "a part gone": (text, random) => without(text, rangeAt(text, random)),
};

function without(text: string, [start, end]: readonly [number, number]): string {
  return text.slice(0, start) + text.slice(end);
}

/** Where one of the tags of a text stands. */
function tagAt(text: string, random: Random, tag: RegExp): readonly [number, number] {
  const tags = [...text.matchAll(tag)];
  if (tags.length === 0) return rangeAt(text, random);
  const chosen = random.pick(tags);
  return [chosen.index, chosen.index + chosen[0].length];
}

function rangeAt(text: string, random: Random): readonly [number, number] {
  const start = random.integer(0, text.length);
  return [start, Math.min(text.length, start + random.integer(1, 2_000))];
}

/** What is done to the list of entries. */
const LISTS: Readonly<Record<string, (entries: Entries, random: Random) => Entries>> = {
  "an entry gone": (entries, random) => {
    const gone = random.pick(entries);
    return entries.filter((entry) => entry !== gone);
  },
  "an entry twice": (entries, random) => [...entries, random.pick(entries)],
  "an entry's name changed": (entries, random) => {
    const changed = random.pick(entries);
    return entries.map((entry) => (entry === changed ? [`../${entry[0]}`, entry[1]] : entry));
  },
  "two entries exchanged": (entries, random) => {
    const [one, other] = [random.pick(entries), random.pick(entries)];
    return entries.map(([name, content]) => [
      name,
      name === one[0] ? other[1] : name === other[0] ? one[1] : content,
    ]);
  },
  "an entry emptied": (entries, random) => {
    const emptied = random.pick(entries);
    return entries.map((entry) => (entry === emptied ? [entry[0], Buffer.alloc(0)] : entry));
  },
};

/** What is done to the bytes of the archive, so that its sums are wrong. */
const BYTES: Readonly<Record<string, (bytes: Buffer, random: Random) => Buffer>> = {
  "bytes changed": (bytes, random) => {
    const changed = Buffer.from(bytes);
    for (let left = random.integer(1, 8); left > 0; left--)
      changed[random.integer(0, changed.length - 1)] = random.integer(0, 255);
    return changed;
  },
  "the end cut off": (bytes, random) => bytes.subarray(0, random.integer(0, bytes.length)),
};

export interface Mutation {
  readonly deed: string;
  readonly bytes: Uint8Array;
}

/** One damage to a good file: the same for the same draws. Most of them are within an entry, whose sums are right again. */
export function mutated({ kind, bytes }: Sample, random: Random): Mutation {
  const { entriesOf, packed, tag } = PACKINGS[kind] ?? ZIPPED;
  const where = random.next();
  if (where < 0.1) {
    const [deed, change] = random.pick(Object.entries(BYTES));
    return { deed, bytes: change(Buffer.from(bytes), random) };
  }
  const entries = entriesOf(bytes);
  if (where < 0.25 && entries.length > 1) {
    const [deed, change] = random.pick(Object.entries(LISTS));
    return { deed, bytes: packed(change(entries, random)) };
  }
  const [chosen] = random.pick(entries.filter(([, content]) => content.length > 0));
  const [deed, twist] = random.pick(Object.entries(TWISTS));
  const twisted = entries.map(([name, content]): ZipEntry => {
    return name === chosen
      ? [name, Buffer.from(twist(Buffer.from(content).toString("latin1"), random, tag), "latin1")]
      : [name, content];
  });
  return { deed: `${chosen}: ${deed}`, bytes: packed(twisted) };
}
