import { isCountry } from "../text/nations.ts";
import { foldedName, foldedNames } from "../text/person-names.ts";
import type { Lexicon } from "./lexicon/lexicon.ts";
import type { Token } from "./tokens.ts";

/** Words of a sentence that call somebody, as `from` and `to` (exclusive) among its tokens. */
export interface Phrase {
  readonly from: number;
  readonly to: number;
  /** As it is written, without article and title: "Lin Wei", "inspector"; empty for a pronoun. */
  readonly name: string;
  /** The folded words of the name; empty where there is none. */
  readonly names: readonly string[];
  /** The folded words of the office or description. */
  readonly roles: readonly string[];
  readonly pronoun: "he" | "she" | "they" | "it" | null;
  /** Whether an article stands before a description: "the inspector". */
  readonly isDefinite: boolean;
  readonly gender: "he" | "she" | null;
}

const PARTICLE = /^(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|al|el|bin|ibn|ben|af|av|zu|ter|ten)$/u;
const TITLE =
  /^(?:mr|mrs|ms|miss|dr|prof|sir|lord|lady|dame|madame|monsieur|herr|frau|señor|señora|don|doña|m|mme|sr|sra|г|г-н|г-жа|господин|госпожа)\.?$/u;
const FEMALE_TITLE = /^(?:mrs|ms|miss|lady|dame|madame|frau|señora|doña|mme|sra|г-жа|госпожа)\.?$/u;
const MALE_TITLE = /^(?:mr|sir|lord|monsieur|herr|señor|don|sr|г-н|господин)\.?$/u;
const FEMALE_ROLE =
  /(?:woman|women|queen|princess|mistress|actress|widow|sister|mother|daughter|wife|(?:er|or|ent|ist|är|ef|at|ot|ant)in)$/u;
const MALE_ROLE = /(?:[^o]man|^king|^prince|fisherman|statesman|brother|father|son|husband)$/u;
/** How an office that no list knows is likely to end. */
const OFFICE = /(?:\p{L}{3}(?:er|or|ist|eur|eer|ant|ian)|man|woman|in)$/u;
const NUMBER_WORD =
  /^(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\p{L}+)?|hundreds?|thousands?|millions?|dozens)$/u;
const CAPITAL = /^\p{Lu}/u;
const SHOUTED = /^\p{Lu}{2,}/u;
const LETTER = /^\p{L}/u;
const LONGEST_NAME = 7;
const LONGEST_DESCRIPTION = 5;

/** Reads phrases of one sentence, whose tokens it is given. */
export class PhraseReader {
  /** What `isName` has said of each token: it is asked several times. */
  private readonly known: (boolean | undefined)[] = [];

  constructor(
    readonly tokens: readonly Token[],
    private readonly lexicon: Lexicon,
    /** Whether a text writes a word also with a small letter: then it is no name at the beginning of a sentence. */
    private readonly isCommonWord: (lower: string) => boolean,
  ) {}

  /** The phrase whose last word is the token at `at`; null where nobody is called there. */
  endingAt(at: number): Phrase | null {
    const last = this.tokens[at];
    if (last?.kind !== "word") return null;
    const pronoun = this.lexicon.pronouns.get(last.lower) ?? null;
    if (pronoun !== null) return { ...NOBODY, from: at, to: at + 1, pronoun };
    if (this.isName(at)) return this.withDescription(this.nameStart(at), at + 1);
    return this.description(at);
  }

  /** The phrase that begins with the token at `at`. */
  startingAt(at: number): Phrase | null {
    const { lexicon } = this;
    let first = at;
    if (this.isArticle(first)) first += 1;
    let end = first;
    while (end < first + LONGEST_DESCRIPTION && this.isDescribing(end) && !this.isName(end)) end += 1;
    const office = this.officeFrom(first);
    if (first > at && office > end) return this.described(at, first, office, office);
    if (this.isName(end)) {
      const to = this.nameEnd(end);
      const phrase = this.endingAt(to - 1);
      return phrase === null ? null : { ...phrase, from: Math.min(at, phrase.from), to };
    }
    const pronoun = lexicon.pronouns.get(this.tokens[at]?.lower ?? "") ?? null;
    if (pronoun !== null) return { ...NOBODY, from: at, to: at + 1, pronoun };
    if (first === at || end === first) return null;
    return this.described(at, first, end, end);
  }

  /** Where "Soviet leader" and "East German leader" end: an office that is told by names; `at` itself where there is none. */
  private officeFrom(at: number): number {
    let end = at;
    while (end - at < LONGEST_DESCRIPTION && (this.isName(end) || this.isDescribing(end))) end += 1;
    const last = this.tokens[end - 1];
    const isOffice =
      last !== undefined && end > at && this.lexicon.roles.has(last.lower) && !this.isName(end - 1);
    return isOffice ? end : at;
  }

  isName(at: number): boolean {
    return (this.known[at] ??= this.namesSomebody(at));
  }

  private namesSomebody(at: number): boolean {
    const token = this.tokens[at];
    if (token?.kind !== "word" || !CAPITAL.test(token.text)) return false;
    const { lower } = token;
    const { lexicon } = this;
    if (
      lexicon.days.has(lower) ||
      lexicon.nobody.has(lower) ||
      lexicon.pronouns.has(lower) ||
      lexicon.possessives.has(lower)
    )
      return false;
    if (lexicon.articles.has(lower) || lexicon.prepositions.has(lower) || lexicon.conjunctions.has(lower))
      return false;
    const isAfterWord = at > 0 && this.tokens[at - 1]?.kind === "word";
    if (/^\p{Lu}$/u.test(token.text) && !isAfterWord) return false;
    if (!isAfterWord && (lexicon.verb(lower) !== null || NUMBER_WORD.test(lower))) return false;
    if (/^\p{Lu}{4,}$/u.test(token.text) && lexicon.verb(lower) !== null) return false;
    if (at > 0 && this.tokens[at - 1]?.kind === "word") return true;
    if (
      lexicon.doubts.has(lower) ||
      lexicon.adverbs.has(lower) ||
      lexicon.openers.has(lower) ||
      lower.endsWith("ly")
    )
      return false;
    return lexicon.capitalNouns || TITLE.test(lower) || !this.isCommonWord(lower);
  }

  isArticle(at: number): boolean {
    const lower = this.tokens[at]?.lower ?? "";
    return this.lexicon.articles.has(lower) || this.lexicon.possessives.has(lower);
  }

  /** The names of the sentence, in order. */
  names(): Phrase[] {
    const found: Phrase[] = [];
    for (let at = 0; at < this.tokens.length; at += 1) {
      if (!this.isName(at)) continue;
      const phrase = this.startingAt(at);
      if (phrase === null || phrase.names.length === 0) continue;
      found.push(phrase);
      at = phrase.to - 1;
    }
    return found;
  }

  private nameStart(at: number): number {
    let start = at;
    while (start > 0 && at - start < LONGEST_NAME && !isOwner(this.tokens[start - 1])) {
      const step = this.nameStep(start, -1);
      if (step === 0) break;
      start -= step;
    }
    return start;
  }

  private nameEnd(at: number): number {
    let end = at + 1;
    while (end - at < LONGEST_NAME) {
      const step = this.nameStep(end - 1, 1);
      if (step === 0) break;
      end += step;
    }
    return end;
  }

  /** How many tokens further the name goes on from its word at `at`: 1, or more over particles ("Ursula von der Leyen"). */
  private nameStep(at: number, direction: 1 | -1): number {
    let particles = 0;
    while (particles < 3 && PARTICLE.test(this.tokens[at + direction * (particles + 1)]?.lower ?? ""))
      particles += 1;
    const other = at + direction * (particles + 1);
    if (!this.isName(other)) return 0;
    const first = direction === 1 ? at + 1 : other + 1;
    return particles === 0 || this.isInName(first) ? particles + 1 : 0;
  }

  /** "de" in "de Gaulle", but not the "de" of "le ministre de Macron". */
  private isInName(at: number): boolean {
    const lower = this.tokens[at]?.lower ?? "";
    return !this.lexicon.prepositions.has(lower) || this.isGivenName(at - 1);
  }

  private isGivenName(at: number): boolean {
    const lower = this.tokens[at]?.lower ?? "";
    return this.isName(at) && !this.lexicon.roles.has(lower);
  }

  /** A name with the offices before it: "President Donald Trump", "the inspector Lin Wei". */
  private withDescription(from: number, to: number): Phrase | null {
    const { roles: known } = this.lexicon;
    let first = from;
    for (let at = from; at < to - 1; at += 1) if (known.has(this.tokens[at]?.lower ?? "")) first = at + 1;
    // "Ukraine Kurt Volker", behind whose envoy he is.
    while (to - first > 2 && isCountry(foldedName(this.tokens[first]?.lower ?? ""))) first += 1;
    const gender = this.genderOf(from, to);
    while (first < to - 1 && TITLE.test(this.tokens[first]?.lower ?? "")) first += 1;
    const offices = this.tokens.slice(from, first).map(({ lower }) => lower);
    let start = from;
    while (from - start < LONGEST_DESCRIPTION && this.isDescribing(start - 1)) start -= 1;
    const isDefinite = this.isArticle(start - 1);
    const described = this.tokens.slice(start, from).map(({ lower }) => lower);
    const describes =
      described.some((word) => known.has(word)) || (isDefinite && OFFICE.test(described.at(-1) ?? ""));
    const before = describes ? described : [];
    const name = this.written(first, to);
    const names = foldedNames(name);
    if (names.length === 0) return null;
    const roles = [...before, ...offices].filter((word) => !TITLE.test(word)).flatMap(foldedNames);
    const begins = describes ? start - Number(isDefinite) : from;
    return {
      from: begins,
      to,
      name,
      names,
      roles,
      pronoun: null,
      // "the White House" is nobody; "the late Brandt", "la señora Brandt" and who "the Brandt administration" is called after are.
      isDefinite: isDefinite && (describes || (start === from && !this.isDescribing(to))),
      gender: gender ?? genderOfRole(before),
    };
  }

  /** "the inspector", "critics": who is called by no name. */
  private description(at: number): Phrase | null {
    if (
      !this.isDescribing(at) ||
      ((this.tokens[at]?.lower ?? "").endsWith("ed") && !this.lexicon.capitalNouns)
    )
      return null;
    let start = at;
    while (at - start < LONGEST_DESCRIPTION && this.isDescribing(start - 1)) start -= 1;
    // "the Soviet leader"
    let first = start;
    while (at - first < LONGEST_DESCRIPTION && this.isName(first - 1)) first -= 1;
    if (this.isArticle(first - 1) && this.lexicon.roles.has(this.tokens[at]?.lower ?? "")) start = first;
    const before = this.tokens[start - 1];
    const isDefinite = this.isArticle(start - 1);
    const possessed = isOwner(before);
    if (!isDefinite && !possessed) {
      if (before?.kind === "word" && !this.lexicon.conjunctions.has(before.lower)) return null;
      // "critics", "senator": without an article only more than one, or an office.
      const last = this.tokens[at]?.lower ?? "";
      if (!last.endsWith("s") && !this.lexicon.roles.has(last) && !this.lexicon.capitalNouns) return null;
    }
    return this.described(start - Number(isDefinite), start, at + 1, at + 1);
  }

  private described(from: number, first: number, last: number, to: number): Phrase {
    const words = this.tokens.slice(first, last).map(({ lower }) => lower);
    return {
      from,
      to,
      name: this.written(from, last),
      names: [],
      roles: words.map(foldedName).filter((word) => word !== ""),
      pronoun: null,
      isDefinite: from < first || this.lexicon.bareOffices,
      gender: genderOfRole(words),
    };
  }

  /** Whether the token may be a word of a description: a small word that is no part of the sentence's frame. */
  private isDescribing(at: number): boolean {
    const token = this.tokens[at];
    if (token?.kind !== "word" || !LETTER.test(token.text) || isOwner(token)) return false;
    const { lower } = token;
    const { lexicon } = this;
    if (CAPITAL.test(token.text) && !lexicon.capitalNouns && this.isName(at)) return false;
    return !(
      lexicon.articles.has(lower) ||
      lexicon.possessives.has(lower) ||
      lexicon.prepositions.has(lower) ||
      lexicon.conjunctions.has(lower) ||
      lexicon.auxiliaries.has(lower) ||
      lexicon.negations.has(lower) ||
      lexicon.adverbs.has(lower) ||
      lexicon.pronouns.has(lower) ||
      lexicon.nobody.has(lower) ||
      lexicon.relatives.has(lower) ||
      lexicon.doubts.has(lower) ||
      lexicon.openers.has(lower) ||
      lexicon.verb(lower) !== null ||
      TITLE.test(lower)
    );
  }

  private genderOf(from: number, to: number): "he" | "she" | null {
    const words = [this.tokens[from - 1], ...this.tokens.slice(from, to)].map((token) => token?.lower ?? "");
    if (words.some((word) => FEMALE_TITLE.test(word))) return "she";
    return words.some((word) => MALE_TITLE.test(word))
      ? "he"
      : genderOfRole(words.filter((word) => this.lexicon.roles.has(word)));
  }

  private written(from: number, to: number): string {
    const words = this.tokens.slice(from, to).map(({ text }) => text);
    return words.join(" ").replace(/['’]s$/u, "");
  }
}

const NOBODY = { name: "", names: [], roles: [], isDefinite: false, gender: null } as const;

/** "Borvik's": what follows is his. */
export function isOwner(token: Token | undefined): boolean {
  return token !== undefined && /(?:['’]s|s['’])$/u.test(token.text);
}

function genderOfRole(words: readonly string[]): "he" | "she" | null {
  if (words.some((word) => FEMALE_ROLE.test(word))) return "she";
  return words.some((word) => MALE_ROLE.test(word) && !FEMALE_ROLE.test(word)) ? "he" : null;
}

/** Whether a text shouts all of its words, so that capitals tell nothing. */
export function isShouted(tokens: readonly Token[]): boolean {
  const written = tokens.filter(({ kind }) => kind === "word");
  return written.length > 2 && written.filter(({ text }) => SHOUTED.test(text)).length > written.length * 0.7;
}

/** How words for many people end in English, and hardly a family name: "fishermen", "residents", "investors", "scientists". */
const PEOPLE =
  /^(?:\p{L}{3,}(?:women|people|folk|children|ists|icians|tors|dents|rants|tants|ployees|farmers|workers|keepers|makers|holders|owners|growers|dealers|traders|teachers|drivers|leaders|fighters|seekers|goers|builders|lawyers|diers)|(?:fisher|police|fire|gun|states|spokes|business|congress|sales|work|country|trades|crafts|crew|sea|oars|boat|ferry|towns|noble|clergy|service|states)men|farmers|workers|fishers|teachers|drivers|leaders|voters|sailors|soldiers|pilots|villagers|islanders|neighbou?rs|parents|students|scholars|protesters|campaigners|families|others|sources|authorities)$/u;

/** "Critics": written like a name where a sentence begins. */
export function isPlural(
  { names: [name = "", ...others] }: Phrase,
  { roles }: Pick<Lexicon, "roles">,
): boolean {
  if (others.length > 0) return false;
  return PEOPLE.test(name) || (name.endsWith("s") && roles.has(name.slice(0, -1)));
}
