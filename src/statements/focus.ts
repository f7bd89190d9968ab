import { foldedName } from "../text/person-names.ts";
import { isBody, type Person } from "./cast.ts";
import type { Lexicon } from "./lexicon/lexicon.ts";

/** How many sentences back a pronoun points at most. */
const FARTHEST = 8;

const PLACE = /(?<!\p{L})(?:in|at|from|near|into|à|en|aus|nach|в|из)\s(\p{Lu}[\p{L}\p{M}-]+)/gu;

/** Whom the text has in view as it goes on: who is meant by "he" and "the chairwoman". */
export class Focus {
  private readonly seen: {
    readonly person: Person;
    readonly sentence: number;
    readonly isSubject: boolean;
  }[] = [];
  private readonly places: ReadonlySet<string>;
  /** Those whom a sentence was about. */
  private readonly subjects = new Set<Person>();
  private paragraphs: readonly [number, number] = [0, 0];

  constructor(
    text: string,
    private readonly lexicon: Lexicon,
  ) {
    this.places = new Set([...text.matchAll(PLACE)].map(([, place]) => foldedName(place ?? "")));
  }

  see(person: Person, sentence: number, isSubject: boolean): void {
    person.called = sentence;
    if (isSubject) this.subjects.add(person);
    this.seen.push({ person, sentence, isSubject });
  }

  enterParagraph(sentence: number): void {
    this.paragraphs = [this.paragraphs[1], sentence];
  }

  /** Under a new heading a text begins anew, but may go on with whom it is about. */
  leaveSection(sentence: number): void {
    this.enterParagraph(sentence);
  }

  /** `earlier`: who the same sentence is about so far. */
  meantBy(pronoun: "he" | "she" | "they" | "it", earlier: Person | null, sentence: number): Person | null {
    const fits = (person: Person): boolean =>
      pronoun === "it" || pronoun === "they" ? this.isGroup(person) : this.isPerson(person, pronoun);
    if (earlier !== null && fits(earlier)) return earlier;
    return this.latest(fits, sentence, pronoun === "it" ? 1 : FARTHEST);
  }

  isInParagraph(person: Person): boolean {
    return person.called > this.paragraphs[1];
  }

  /** The person whom the last sentences were about; with `near`, those of this paragraph only. */
  lastPerson(gender: "he" | "she" | null, sentence: number, near: boolean): Person | null {
    const fits = (person: Person): boolean => this.isPerson(person, gender) && person.names.length > 0;
    const last = this.latest(fits, sentence, 2);
    return last !== null && near && !this.isInParagraph(last) ? null : last;
  }

  private latest(fits: (person: Person) => boolean, sentence: number, farthest: number): Person | null {
    let best: { readonly person: Person; readonly sentence: number; readonly isSubject: boolean } | null =
      null;
    const oldest = Math.max(sentence - farthest, this.paragraphs[0]);
    for (let index = this.seen.length - 1; index >= 0; index -= 1) {
      const one = this.seen[index];
      if (one === undefined || one.sentence < oldest) break;
      if (one.sentence === sentence || !fits(one.person)) continue;
      if (best !== null && (best.sentence > one.sentence || best.isSubject)) break;
      if (best === null || one.isSubject) best = one;
    }
    return best?.person ?? null;
  }

  private isPerson(person: Person, gender: "he" | "she" | null): boolean {
    if (gender !== null && person.gender !== null && person.gender !== gender) return false;
    if (isBody(person)) return false;
    if (person.names.length !== 1 || person.roles.size > 0) return true;
    return !this.places.has(person.names[0] ?? "");
  }

  /** A country that has only been a place so far ("they met in Reykjavik, Iceland") is not who "they" are. */
  private isGroup(person: Person): boolean {
    if (isBody(person)) return !this.isPlace(person) || this.subjects.has(person);
    return this.isPlace(person) && this.subjects.has(person) && !this.lexicon.capitalNouns;
  }

  private isPlace({ names, roles }: Person): boolean {
    return names.length === 1 && roles.size === 0 && this.places.has(names[0] ?? "");
  }
}
