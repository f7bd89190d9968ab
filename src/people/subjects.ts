import { compareText } from "../core/order.ts";
import { stemsOfWord, type Language } from "../text/forms.ts";
import { readWords } from "../text/words.ts";

/** A text that is to stand among others of its subject. */
export interface SubjectText {
  readonly text: string;
  /** The innermost heading above it; null where it stands under none. */
  readonly heading: string | null;
  /** Of its document. */
  readonly title: string;
  readonly language: Language;
  /** Whether a word, in small letters, may tell a subject. */
  readonly isTelling: (word: string) => boolean;
}

/** Texts of one subject. */
export interface Subject {
  /** A heading that most of them stand under, or the words that they share, as the texts write them; null for the rest. */
  readonly name: string | null;
  /** The words that they share, the most telling first, as the texts write them. */
  readonly terms: readonly string[];
  /** Their places in the list that was given, in its order. */
  readonly members: readonly number[];
}

/** The telling words of a text and its heading, by stem. */
export interface SubjectTerms {
  readonly heading: string | null;
  /** How each is written here. */
  readonly written: ReadonlyMap<string, string>;
  /** Those that are names here, or stand in the heading or the title: what is a subject is called so somewhere. */
  readonly naming: ReadonlySet<string>;
  /** Those that are names here. */
  readonly names: ReadonlySet<string>;
}

/** A subject has so many texts at least: what one alone says is the rest's. */
const LEAST_MEMBERS = 2;
/** Beyond so many subjects nobody is helped to find one. */
const MOST_SUBJECTS = 40;
const NAMED_TERMS = 3;
/** A further word names a subject that so many of its texts hold. */
const SHARED = 0.5;
const SHORTEST_TERM = 3;

export function readSubjectTerms({ text, heading, title, language, isTelling }: SubjectText): SubjectTerms {
  const written = new Map<string, string>();
  const [naming, names] = [new Set<string>(), new Set<string>()];
  const read = (from: string, isCalled: boolean, isHeld: boolean): void => {
    for (const word of readWords(from, "within words").words) {
      const isWord = word.kind === "gram" || (word.kind === "letters" && word.small.length >= SHORTEST_TERM);
      const [stem] = isWord && isTelling(word.small) ? stemsOfWord(word, language) : [];
      if (stem === undefined) continue;
      if (isHeld && !written.has(stem)) written.set(stem, from.slice(word.start, word.end));
      const isNamed = !isCalled && isName(from, word.start);
      if (isNamed) names.add(stem);
      if (isCalled || isNamed) naming.add(stem);
    }
  };
  read(heading ?? "", true, true);
  read(text, false, true);
  read(title, true, false);
  return { heading, written, naming, names };
}

/** Written with a capital, and not because a sentence begins there. */
function isName(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  return /^\p{Lu}/u.test(text.slice(start, start + 2)) && /[\p{Ll}\p{N},;]\s$/u.test(before);
}

/** The stems that may name a subject, and that several of the texts hold: of others no rarity is asked. */
export function sharedStems(texts: readonly SubjectTerms[]): string[] {
  const naming = new Set(texts.flatMap((text) => [...text.naming]));
  return [...holdersOf(texts, texts.keys())].flatMap(([stem, holders]) =>
    holders.length < LEAST_MEMBERS || !naming.has(stem) ? [] : [stem],
  );
}

/**
 * Every text in one subject, those with most texts first and what shares nothing last. Again and again the word that tells most
 * apart what is left makes a subject of the texts that hold it: one that many of them share, few others do, and few passages of the
 * library. `rarityOf`: how much a stem tells, the more the rarer it is in the library; 0 of those that
 * are not shared (`sharedStems`). The same texts give the same subjects.
 */
export function subjectsAmong(texts: readonly SubjectTerms[], rarityOf: (stem: string) => number): Subject[] {
  const left = new Set(texts.keys());
  const groups: { name: string; terms: string[]; members: number[] }[] = [];
  while (groups.length < MOST_SUBJECTS && left.size >= LEAST_MEMBERS) {
    const best = mostTelling(texts, holdersOf(texts, left), left.size, rarityOf)[0];
    if (best === undefined) break;
    const members = [...best.holders].sort((one, other) => one - other);
    const terms = namingTerms(texts, members, best.stem, rarityOf);
    groups.push({ name: sharedHeading(texts, members) ?? terms.join(", "), terms, members });
    for (const member of members) left.delete(member);
  }
  for (const member of left) {
    const heading = texts[member]?.heading ?? null;
    if (heading !== null) groups.push({ name: heading, terms: [], members: [member] });
  }
  return joined(groups, texts.length);
}

/** Those of one name are one subject; a heading of one text alone makes none. */
function joined(
  groups: readonly { readonly name: string; readonly terms: string[]; readonly members: number[] }[],
  count: number,
): Subject[] {
  const byName = new Map<string, Subject>();
  for (const { name, terms, members } of groups) {
    const known = byName.get(name);
    const all = [...(known?.members ?? []), ...members].sort((one, other) => one - other);
    byName.set(name, { name, terms: known?.terms ?? terms, members: all });
  }
  const subjects = [...byName.values()].filter(({ members }) => members.length >= LEAST_MEMBERS);
  const placed = new Set(subjects.flatMap(({ members }) => members));
  const rest = Array.from({ length: count }, (_, index) => index).filter((index) => !placed.has(index));
  subjects.sort(
    (one, other) =>
      other.members.length - one.members.length || compareText(one.name ?? "", other.name ?? ""),
  );
  return rest.length === 0 ? subjects : [...subjects, { name: null, terms: [], members: rest }];
}

type Holders = Map<string, number[]>;

/** Which of the texts hold each stem. */
function holdersOf(texts: readonly SubjectTerms[], members: Iterable<number>): Holders {
  const holders: Holders = new Map();
  for (const member of members) {
    for (const stem of texts[member]?.written.keys() ?? []) {
      const known = holders.get(stem);
      if (known === undefined) holders.set(stem, [member]);
      else known.push(member);
    }
  }
  return holders;
}

/** A name tells up to twice as much: "treaty" may be about anything, "Syria" is about Syria. */
function weightOf(
  texts: readonly SubjectTerms[],
  stem: string,
  holders: readonly number[],
  rarityOf: (stem: string) => number,
): number {
  const named = holders.filter((member) => texts[member]?.names.has(stem) === true).length;
  return (holders.length + named) * rarityOf(stem);
}

/** By falling weight: how many hold a stem, how few others do, and how rare it is. */
function mostTelling(
  texts: readonly SubjectTerms[],
  holders: Holders,
  count: number,
  rarityOf: (stem: string) => number,
): { readonly stem: string; readonly holders: readonly number[]; readonly weight: number }[] {
  return [...holders]
    .filter(([, own]) => own.length >= LEAST_MEMBERS)
    .map(([stem, own]) => ({
      stem,
      holders: own,
      weight: weightOf(texts, stem, own, rarityOf) * Math.log((count + 1) / own.length),
    }))
    .filter(({ weight }) => weight > 0)
    .sort((left, right) => right.weight - left.weight || compareText(left.stem, right.stem));
}

function namingTerms(
  texts: readonly SubjectTerms[],
  members: readonly number[],
  first: string,
  rarityOf: (stem: string) => number,
): string[] {
  const others = [...holdersOf(texts, members)]
    .filter(
      ([stem, own]) => stem !== first && own.length >= LEAST_MEMBERS && own.length > SHARED * members.length,
    )
    .map(([stem, own]) => ({ stem, weight: weightOf(texts, stem, own, rarityOf) }))
    .filter(({ weight }) => weight > 0)
    .sort((left, right) => right.weight - left.weight || compareText(left.stem, right.stem))
    .map(({ stem }) => stem);
  return [first, ...others].slice(0, NAMED_TERMS).map((stem) => writtenAs(texts, members, stem));
}

/** As most of the texts write it. */
function writtenAs(texts: readonly SubjectTerms[], members: readonly number[], stem: string): string {
  return mostFrequent(members.flatMap((member) => texts[member]?.written.get(stem) ?? []))?.value ?? stem;
}

/** The heading that more than half of the texts stand under; null where there is none. */
function sharedHeading(texts: readonly SubjectTerms[], members: readonly number[]): string | null {
  const most = mostFrequent(members.flatMap((member) => texts[member]?.heading ?? []));
  return most !== undefined && most.count > SHARED * members.length ? most.value : null;
}

function mostFrequent(
  values: readonly string[],
): { readonly value: string; readonly count: number } | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((left, right) => right.count - left.count || compareText(left.value, right.value))[0];
}
