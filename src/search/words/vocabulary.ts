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

/** The words of a library's passages. What is worked out of them is kept: a word is looked for among few of them. */
export class Vocabulary {
  private readonly byBeginning = new Map<string, string[]>();
  /** Beginning → sound → words; made when a word with this beginning is first looked for. */
  private readonly bySound = new Map<string, ReadonlyMap<string, readonly string[]>>();

  /** `passages`: stem → number of passages that hold it. */
  constructor(private readonly passages: ReadonlyMap<string, number>) {
    for (const word of passages.keys()) push(this.byBeginning, word.charAt(0), word);
  }

  /**
   * The word that the writer most likely meant by one that no document holds: one that sounds the same, else one that
   * differs by a letter (left out, put in, another, two exchanged). Of several, the one in most passages, then the first by
   * alphabet. Null where there is none.
   */
  nearest(stem: string): string | null {
    if (stem.length < SHORTEST || /\p{N}/u.test(stem)) return null;
    const alike = this.best(this.soundingLike(stem), stem);
    if (alike !== null || stem.length < SHORTEST_MISTYPED) return alike;
    return this.best(this.differingByOne(stem), stem);
  }

  /**
   * Words that are likely made of the same root as one that no document holds, in languages that make words by endings: the adjective
   * of a country and its people. Those with the longest beginning in common, then by alphabet.
   */
  kinOf(stem: string): string[] {
    if (stem.length < SHORTEST_ROOT || /\p{N}/u.test(stem)) return [];
    return (this.byBeginning.get(stem.charAt(0)) ?? [])
      .map((word) => ({ word, shared: sharedBeginning(word, stem) }))
      .filter(
        ({ word, shared }) =>
          shared >= SHORTEST_ROOT && shared >= ROOT_SHARE * Math.max(word.length, stem.length),
      )
      .sort((left, right) => right.shared - left.shared || (left.word < right.word ? -1 : 1))
      .slice(0, MOST_KIN)
      .map(({ word }) => word);
  }

  private best(words: readonly string[], stem: string): string | null {
    let best: string | null = null;
    for (const word of words) {
      if (word.length < SHORTEST_MEANT || Math.abs(word.length - stem.length) > LONGEST_DIFFERENCE) continue;
      const more = this.countOf(word) - (best === null ? 0 : this.countOf(best));
      if (best === null || more > 0 || (more === 0 && word < best)) best = word;
    }
    return best;
  }

  private countOf(word: string): number {
    return this.passages.get(word) ?? 0;
  }

  private soundingLike(stem: string): readonly string[] {
    const beginning = stem.charAt(0);
    const others = BEGINNINGS.find((letters) => letters.includes(beginning)) ?? beginning;
    const sound = soundOf(stem);
    return Array.from(others).flatMap((letter) => this.soundsOf(letter).get(sound) ?? []);
  }

  private soundsOf(beginning: string): ReadonlyMap<string, readonly string[]> {
    const known = this.bySound.get(beginning);
    if (known !== undefined) return known;
    const sounds = new Map<string, string[]>();
    for (const word of this.byBeginning.get(beginning) ?? []) push(sounds, soundOf(word), word);
    this.bySound.set(beginning, sounds);
    return sounds;
  }

  /** Those with another beginning can be spelled out: the rest is as in `stem`. */
  private differingByOne(stem: string): readonly string[] {
    const rest = stem.slice(1);
    const others = [rest, rest.charAt(0) + stem.charAt(0) + rest.slice(1)];
    for (const beginning of this.byBeginning.keys()) others.push(beginning + stem, beginning + rest);
    const sameBeginning = this.byBeginning.get(stem.charAt(0)) ?? [];
    return [
      ...sameBeginning.filter((word) => differsByOne(word, stem)),
      ...others.filter((word) => this.passages.has(word)),
    ];
  }
}

function sharedBeginning(left: string, right: string): number {
  let shared = 0;
  while (shared < left.length && left[shared] === right[shared]) shared += 1;
  return shared;
}

function push(lists: Map<string, string[]>, key: string, word: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [word]);
  else list.push(word);
}
