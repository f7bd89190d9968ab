import type { Speaker } from "../core/statement.ts";
import type { Phrase } from "./noun-phrases.ts";

/** Somebody whom a document speaks of. */
export interface Person {
  name: string;
  names: readonly string[];
  readonly roles: Set<string>;
  gender: "he" | "she" | null;
  /** Whether it is no single person: "the committee", "the White House". */
  isGroup: boolean;
  /** How often the name stands behind an article of its own, as "the White House", less how often it does not. */
  articles: number;
  /** When the person was last called, counted in sentences of the document. */
  called: number;
}

/** Everybody whom a document calls, by name or by office. It learns as the document is read. */
export class Cast {
  private readonly people: Person[] = [];
  private readonly byWord = new Map<string, Person[]>();

  /** Those of whom a document tells what they are; a phrase without a name is known only if somebody has that office. */
  learn(phrase: Phrase, roles: readonly string[] = []): Person | null {
    const person = phrase.names.length > 0 ? this.named(phrase) : this.holding(phrase);
    if (person === null) return null;
    for (const role of [...phrase.roles, ...roles]) this.give(person, role);
    person.gender ??= phrase.gender;
    return person;
  }

  /** Whom a phrase with a name calls: somebody known, or somebody new. */
  private named({ names, name, gender }: Phrase): Person {
    const family = names.at(-1) ?? "";
    const known = this.byWord.get(family) ?? [];
    const given = names.slice(0, -1);
    const person = known
      .filter((one) =>
        one.names.at(-1) === family
          ? agree(one.names.slice(0, -1), given)
          : given.length === 0 && one.names.includes(family),
      )
      .filter((one) => gender === null || one.gender === null || one.gender === gender)
      .sort(
        (left, right) =>
          right.called - left.called ||
          Number(right.names.at(-1) === family) - Number(left.names.at(-1) === family),
      )[0];
    if (person === undefined) return this.add(name, names);
    if (person.names.at(-1) === family && names.length > person.names.length) {
      [person.name, person.names] = [name, names];
      for (const word of names) this.index(word, person);
    }
    return person;
  }

  /** Who was last called by that office. */
  holding({ roles, gender }: Pick<Phrase, "roles" | "gender">): Person | null {
    const head = roles.at(-1);
    if (head === undefined) return null;
    const [person] = (this.byWord.get(head) ?? [])
      .filter((one) => roles.every((role) => one.roles.has(role)))
      .filter((one) => gender === null || one.gender === null || one.gender === gender)
      .sort((left, right) => right.called - left.called);
    return person ?? null;
  }

  /** Somebody without a name. */
  introduce({ name, roles, gender }: Phrase): Person {
    const person = this.add(name, []);
    for (const role of roles) this.give(person, role);
    person.gender = gender;
    return person;
  }

  give(person: Person, role: string): void {
    if (person.roles.has(role)) return;
    person.roles.add(role);
    this.index(role, person);
  }

  private add(name: string, names: readonly string[]): Person {
    const person: Person = {
      name,
      names,
      roles: new Set(),
      gender: null,
      isGroup: false,
      articles: 0,
      called: -1,
    };
    this.people.push(person);
    for (const word of names) this.index(word, person);
    return person;
  }

  private index(word: string, person: Person): void {
    const known = this.byWord.get(word);
    if (known === undefined) this.byWord.set(word, [person]);
    else if (!known.includes(person)) known.push(person);
  }
}

/** Whether it is no single person, by its name or by how the text calls it. */
export function isBody({ isGroup, articles }: Pick<Person, "isGroup" | "articles">): boolean {
  return isGroup || articles > 0;
}

/** No single person has a name: what calls a group is told like an office. */
export function speakerOf(person: Person): Speaker {
  const { name, names, roles } = person;
  return isBody(person)
    ? { name, names: [], roles: [...new Set([...roles, ...names])] }
    : { name, names, roles: [...roles] };
}

/** Who a text says said something. */
export interface Attributed {
  /** The fullest form that the text gives. */
  readonly name: string;
  /** Whether it is the name of a single person: an office alone, or a group, may be anybody. */
  readonly isNamed: boolean;
}

export function attributedTo(person: Person): Attributed {
  return { name: person.name, isNamed: person.names.length > 0 && !isBody(person) };
}

/** Whether given names may be of one person: "Igor" and "I.", or one of them not told. */
function agree(left: readonly string[], right: readonly string[]): boolean {
  if (left.length === 0 || right.length === 0) return true;
  return right.every((word) => left.some((other) => other.startsWith(word) || word.startsWith(other)));
}
