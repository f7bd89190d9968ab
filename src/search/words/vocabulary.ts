import { rememberingAsync } from "../../core/remembering.ts";
import { differsByOne, soundOf } from "../../text/spelling.ts";

/** Shorter words are left as they are: too many others sound like them. */
const SHORTEST = 4;

/** Shorter words are not taken for a mistyped other one: Iran is not Iraq. */
const SHORTEST_MISTYPED = 6;

const SHORTEST_MEANT = 3;
const LONGEST_DIFFERENCE = 3;

/** Letters with which one name begins where several alphabets' rules wrote it down: Volga and Wolga, Yeltsin and Jelzin. */
const BEGINNINGS: readonly string[] = ["vw", "ijy"];

/** A word and its kin begin with so many letters at least, and with this share of the longer one's; few words are kin of one. */
const SHORTEST_ROOT = 5;
const ROOT_SHARE = 0.6;
const MOST_KIN = 12;

/** How many passages hold each of some words, of those that any does. */
export type PassageCounts = ReadonlyMap<string, number>;

/**
 * The words of a library's passages, as stems. To read all of them takes as long as the library is large (0.3 s with 60,000 passages),
 * those of one beginning a tenth of that.
 */
export interface WordSource {
  /** All letters, or other characters, with which a word begins. */
  beginnings(): Promise<readonly string[]>;
  beginningWith(letter: string): Promise<PassageCounts>;
  /** The words among these that any passage holds. */
  among(words: readonly string[]): Promise<PassageCounts>;
}

/** Where no word may be suggested. */
export const NO_WORDS: WordSource = {
  beginnings: async () => [],
  beginningWith: async () => new Map(),
  among: async () => new Map(),
};

/** The words of one state of a library. What was read of them is kept: a word is looked for among few of them. */
export class Vocabulary {
  private readonly withBeginning = rememberingAsync((letter: string) => this.words.beginningWith(letter));
  private readonly withSounds = rememberingAsync((letter: string) => this.soundsOf(letter));

  constructor(private readonly words: WordSource) {}

  /**
   * The word that the writer most likely meant by one that no document holds: one that sounds the same, else one that
   * differs by a letter (left out, put in, another, two exchanged). Of several, the one in most passages, then the first by
   * alphabet. Null where there is none.
   */
  async nearest(stem: string): Promise<string | null> {
    if (stem.length < SHORTEST || /\p{N}/u.test(stem)) return null;
    const alike = best(await this.soundingLike(stem), stem);
    if (alike !== null || stem.length < SHORTEST_MISTYPED) return alike;
    return best(await this.differingByOne(stem), stem);
  }

  /**
   * Words that are likely made of the same root as one that no document holds, in languages that make words by endings: the adjective
   * of a country and its people. Those with the longest beginning in common, then by alphabet.
   */
  async kinOf(stem: string): Promise<string[]> {
    if (stem.length < SHORTEST_ROOT || /\p{N}/u.test(stem)) return [];
    return [...(await this.withBeginning(beginningOf(stem))).keys()]
      .map((word) => ({ word, shared: sharedBeginning(word, stem) }))
      .filter(
        ({ word, shared }) =>
          shared >= SHORTEST_ROOT && shared >= ROOT_SHARE * Math.max(word.length, stem.length),
      )
      .sort((left, right) => right.shared - left.shared || (left.word < right.word ? -1 : 1))
      .slice(0, MOST_KIN)
      .map(({ word }) => word);
  }

  private async soundingLike(stem: string): Promise<PassageCounts> {
    const beginning = beginningOf(stem);
    const others = BEGINNINGS.find((letters) => letters.includes(beginning)) ?? beginning;
    const sound = soundOf(stem);
    const found = await Promise.all(Array.from(others, (letter) => this.withSounds(letter)));
    return new Map(found.flatMap((sounds) => sounds.get(sound) ?? []));
  }

  /** Sound → words, with their passages. */
  private async soundsOf(
    letter: string,
  ): Promise<ReadonlyMap<string, readonly (readonly [string, number])[]>> {
    const sounds = new Map<string, (readonly [string, number])[]>();
    for (const counted of await this.withBeginning(letter)) {
      const sound = soundOf(counted[0]);
      sounds.set(sound, [...(sounds.get(sound) ?? []), counted]);
    }
    return sounds;
  }

  /** Those with another beginning can be spelled out: the rest is as in `stem`. */
  private async differingByOne(stem: string): Promise<PassageCounts> {
    const beginning = beginningOf(stem);
    const rest = stem.slice(beginning.length);
    const second = beginningOf(rest);
    const others = [rest, second + beginning + rest.slice(second.length)];
    for (const letter of await this.words.beginnings()) others.push(letter + stem, letter + rest);
    const sameBeginning = await this.withBeginning(beginning);
    return new Map([
      ...[...sameBeginning].filter(([word]) => differsByOne(word, stem)),
      ...(await this.words.among(others)),
    ]);
  }
}

function best(words: PassageCounts, stem: string): string | null {
  let found: string | null = null;
  let most = 0;
  for (const [word, passages] of words) {
    if (word.length < SHORTEST_MEANT || Math.abs(word.length - stem.length) > LONGEST_DIFFERENCE) continue;
    const isBetter = passages > most || (passages === most && found !== null && word < found);
    if (!isBetter && found !== null) continue;
    [found, most] = [word, passages];
  }
  return found;
}

function beginningOf(word: string): string {
  const [first = ""] = word;
  return first;
}

function sharedBeginning(left: string, right: string): number {
  let shared = 0;
  while (shared < left.length && left[shared] === right[shared]) shared += 1;
  return shared;
}
