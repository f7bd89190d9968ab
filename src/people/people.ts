import { compareText } from "../core/order.ts";
import type { Speaker } from "../core/statement.ts";

/** A speaker as one document calls him, with what he says there. */
export interface Mention<Said> {
  readonly document: string;
  readonly speaker: Speaker;
  readonly said: Said;
}

/** Somebody who speaks, in however many documents. */
export interface Person<Said> {
  /** The fullest name that a document gives, the most frequent of several. */
  readonly name: string;
  /** The other names that documents give, the most frequent first. */
  readonly variants: readonly string[];
  /** Folded words of the names by which documents call the person, each way once. */
  readonly speakers: readonly Speaker[];
  readonly said: readonly Said[];
  /** Whether it is a person with a name, and no office, country or institution: these are not listed among people. */
  readonly isNamed: boolean;
}

interface Group<Said> {
  readonly given: readonly string[];
  readonly mentions: Mention<Said>[];
}

/**
 * The people behind the mentions, in order of how much they say, then of their names. Mentions with the same family name are of
 * one person where their given names agree ("Igor Ivanov", "I. Ivanov"). A family name alone is of whoever bears it in the
 * same document, or of the only one who bears it at all; where texts tell several apart it stays by itself. Speakers without a
 * name ("the inspector", "the White House") are one for each way in which they are called.
 */
export function peopleAmong<Said>(mentions: readonly Mention<Said>[]): Person<Said>[] {
  const families = new Map<string, Mention<Said>[]>();
  const nameless = new Map<string, Mention<Said>[]>();
  for (const mention of mentions) {
    const { speaker } = mention;
    const family = speaker.names.at(-1);
    if (family === undefined) {
      const called = speaker.roles.join(" ");
      add(nameless, called, mention);
    } else add(families, family, mention);
  }
  const people = [...families.values()].flatMap((family) =>
    groupsOf(family).map(({ mentions: own }) => personOf(own, true)),
  );
  const others = [...nameless.values()].map((own) => personOf(own, false));
  return [...people, ...others].sort(
    (left, right) => right.said.length - left.said.length || compareText(left.name, right.name),
  );
}

function add<Said>(groups: Map<string, Mention<Said>[]>, key: string, mention: Mention<Said>): void {
  const known = groups.get(key);
  if (known === undefined) groups.set(key, [mention]);
  else known.push(mention);
}

function groupsOf<Said>(family: readonly Mention<Said>[]): Group<Said>[] {
  const groups: { given: readonly string[]; mentions: Mention<Said>[] }[] = [];
  const fullFirst = [...family].sort((left, right) => fullness(right) - fullness(left));
  const alone: Mention<Said>[] = [];
  for (const mention of fullFirst) {
    const given = mention.speaker.names.slice(0, -1);
    if (given.length === 0) {
      alone.push(mention);
      continue;
    }
    const known = groups.filter((group) => agree(group.given, given));
    // An initial that fits several people says which of them it is only where one of them stands in the same document.
    const own = known.length > 1 ? known.filter((group) => speaksIn(group, mention.document)) : known;
    const [only] = own.length > 0 ? own : known;
    if (only !== undefined && (own.length === 1 || known.length === 1)) only.mentions.push(mention);
    else groups.push({ given, mentions: [mention] });
  }
  const full = groups.slice();
  let nameless: Group<Said> | null = null;
  for (const mention of alone) {
    const here = full.filter((group) => speaksIn(group, mention.document));
    const [only] = here.length === 1 ? here : full.length === 1 ? full : [];
    if (only !== undefined) only.mentions.push(mention);
    else if (nameless === null) {
      nameless = { given: [], mentions: [mention] };
      groups.push(nameless);
    } else nameless.mentions.push(mention);
  }
  return groups;
}

function fullness<Said>({ speaker }: Mention<Said>): number {
  return speaker.names.join("").length;
}

function speaksIn<Said>(group: Group<Said>, document: string): boolean {
  return group.mentions.some((mention) => mention.document === document);
}

/** Whether given names may be of one person: one begins as the other does. */
function agree(left: readonly string[], right: readonly string[]): boolean {
  const [shorter, longer] = left.length <= right.length ? [left, right] : [right, left];
  return shorter.every((word, index) => {
    const other = longer[index] ?? "";
    return (
      word === other ||
      (word.length === 1 && other.startsWith(word)) ||
      (other.length === 1 && word.startsWith(other))
    );
  });
}

function personOf<Said>(mentions: readonly Mention<Said>[], isNamed: boolean): Person<Said> {
  const counts = new Map<string, number>();
  for (const { speaker } of mentions) counts.set(speaker.name, (counts.get(speaker.name) ?? 0) + 1);
  const letters = new Map(mentions.map(({ speaker }) => [speaker.name, speaker.names.join("").length]));
  const [name = ""] = [...counts.keys()].sort(
    (left, right) =>
      (letters.get(right) ?? 0) - (letters.get(left) ?? 0) ||
      (counts.get(right) ?? 0) - (counts.get(left) ?? 0) ||
      (left < right ? -1 : 1),
  );
  const speakers = new Map(
    mentions.map(({ speaker }) => [`${speaker.names.join(" ")}|${speaker.roles.join(" ")}`, speaker]),
  );
  const variants = [...counts.keys()]
    .filter((other) => other !== name)
    .sort((left, right) => (counts.get(right) ?? 0) - (counts.get(left) ?? 0) || compareText(left, right));
  return {
    name,
    variants,
    speakers: [...speakers.values()],
    said: mentions.map(({ said }) => said),
    isNamed,
  };
}
