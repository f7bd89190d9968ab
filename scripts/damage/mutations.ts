import type { Random } from "../random.ts";
import { archiveOf, entriesOf, type ZipEntry } from "./zip-entries.ts";

type Entries = readonly ZipEntry[];
/** What is done to the text of one entry. */
type Twist = (text: string, random: Random) => string;

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
const TAG = /<[^<>]{0,2000}>/g;

const TWISTS: Readonly<Record<string, Twist>> = {
  "numbers changed": (text, random) =>
    text.replace(/\d+/g, (digits) => (random.chance(0.1) ? random.pick(NUMBERS) : digits)),
  "an element gone": (text, random) => without(text, tagAt(text, random)),
  "an element many times": (text, random) => {
    const [start, end] = rangeAt(text, random);
    return (
      text.slice(0, start) + text.slice(start, end).repeat(random.pick([2, 50, 2_000])) + text.slice(end)
    );
  },
  "elements within each other": (text, random) => {
    const [start, end] = tagAt(text, random);
    return (
      text.slice(0, start) + text.slice(start, end).repeat(random.pick([50, 500, 20_000])) + text.slice(end)
    );
  },
  "two elements exchanged": (text, random) => {
    const [one, other] = [tagAt(text, random), tagAt(text, random)].sort(([a], [b]) => a - b);
    if (one === undefined || other === undefined || one[1] > other[0]) return text;
    const [first, second] = [text.slice(...one), text.slice(...other)];
    return text.slice(0, one[0]) + second + text.slice(one[1], other[0]) + first + text.slice(other[1]);
  },
  "an attribute emptied": (text, random) => {
    const [start, end] = tagAt(text, random);
    const tag = text
      .slice(start, end)
      .replace(/="[^"]{0,2000}"/g, () => (random.chance(0.5) ? '=""' : '="../../x"'));
    return text.slice(0, start) + tag + text.slice(end);
  },
  "text put in": (text, random) => {
    const at = random.integer(0, text.length);
    return text.slice(0, at) + random.pick(TEXTS) + text.slice(at);
  },
  "an element's name changed": (text, random) => {
    const [start, end] = tagAt(text, random);
    return `${text.slice(0, start)}${text.slice(start, end).replace(/[\w:]+/, "w:tbl")}${text.slice(end)}`;
  },
  "cut off": (text, random) => text.slice(0, random.integer(0, text.length)),
  "a part gone": (text, random) => without(text, rangeAt(text, random)),
};

function without(text: string, [start, end]: readonly [number, number]): string {
  return text.slice(0, start) + text.slice(end);
}

/** Where one of the tags of a text stands. */
function tagAt(text: string, random: Random): readonly [number, number] {
  const tags = [...text.matchAll(TAG)];
  if (tags.length === 0) return rangeAt(text, random);
  const tag = random.pick(tags);
  return [tag.index, tag.index + tag[0].length];
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

/** One damage to a good archive: the same for the same draws. Most of them are within an entry, whose sums are right again. */
export function mutated(archive: Uint8Array, random: Random): Mutation {
  const where = random.next();
  if (where < 0.1) {
    const [deed, change] = random.pick(Object.entries(BYTES));
    return { deed, bytes: change(Buffer.from(archive), random) };
  }
  const entries = entriesOf(archive);
  if (where < 0.25) {
    const [deed, change] = random.pick(Object.entries(LISTS));
    return { deed, bytes: archiveOf(change(entries, random)) };
  }
  const [chosen] = random.pick(entries.filter(([, content]) => content.length > 0));
  const [deed, twist] = random.pick(Object.entries(TWISTS));
  const twisted = entries.map(([name, content]): Entries[number] => {
    return name === chosen
      ? [name, Buffer.from(twist(Buffer.from(content).toString("latin1"), random), "latin1")]
      : [name, content];
  });
  return { deed: `${chosen}: ${deed}`, bytes: archiveOf(twisted) };
}
