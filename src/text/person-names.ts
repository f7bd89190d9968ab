import type { Speaker } from "../core/statement.ts";

/** Letters that do not fall apart into a plain one and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ß: "ss",
  ı: "i",
  ё: "е",
  й: "и",
};
const CYRILLIC_ENDING = /(?<=[а-я]{3})(?:ого|ому|ыми|ым|им|ои|ом|ем|ую|ая|ии|ыи|[аоуеыиюяь])$/u;

/**
 * A word of a name as it is compared: without case, marks and 's; Kjær, Kjaer and KJÆR are one, as are Müller and Mueller;
 * Путин, Путина and Путиным, too.
 */
export function foldedName(word: string): string {
  const plain = word
    .toLowerCase()
    .replace(/[æœøłđðþßıёй]/gu, (letter) => PLAIN[letter] ?? letter)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/['’]s?$/u, "")
    .replace(/[^\p{L}\p{N}]/gu, "");
  return plain.replace(/([aou])e/gu, "$1").replace(CYRILLIC_ENDING, "");
}

/** The folded words of a name or description, without empty ones. */
export function foldedNames(text: string): string[] {
  return (text.normalize("NFC").match(/[\p{L}\p{N}\p{M}]+(?:['’.-][\p{L}\p{N}\p{M}]+)*/gu) ?? [])
    .map(foldedName)
    .filter((word) => word !== "");
}

/** What a question says of somebody's office besides its name. */
const FORMER = /^(?:former|late|then|current|new|old|ex|ehemalige[rn]?|ancien|ancienne)$/u;
const BELONGING = / (?:of|for|in|at|from|von|vom|des|de|du|del|aus) /iu;

/** The folded words by which a question calls somebody: "the former head of the council" is the head. */
export function askedNames(speaker: string): string[] {
  const [called = speaker] = speaker.split(BELONGING);
  const isName = /(?<!^)\p{Lu}/u.test(speaker.slice(called.length)) && /^\p{Lu}/u.test(called);
  return foldedNames(isName ? speaker : called).filter((word) => !FORMER.test(word));
}

/**
 * Whether a question that asks for `asked` asks for this speaker. The family name decides, or the office; what else is asked
 * must not be at odds with the document: "Igor Ivanov" is Ivanov and Igor Ivanov, not Sergei Ivanov; "the harbour inspector"
 * is the inspector, not the tax inspector.
 */
export function isCalled(speaker: Pick<Speaker, "names" | "roles">, asked: readonly string[]): boolean {
  const { names, roles } = speaker;
  const called = asked.at(-1);
  if (called === undefined) return false;
  if (called === names.at(-1)) {
    const given = names.slice(0, -1);
    return (
      given.length === 0 || asked.slice(0, -1).every((word) => isOneOf(word, given) || roles.includes(word))
    );
  }
  if (asked.length === 1 && names.includes(called)) return true;
  if (!roles.includes(called)) return false;
  return (
    asked.every((word) => roles.includes(word) || names.includes(word)) ||
    roles.every((role) => asked.includes(role))
  );
}

/** An initial stands for the name that begins with it. */
function isOneOf(word: string, names: readonly string[]): boolean {
  return names.some(
    (name) =>
      name === word ||
      (word.length === 1 && name.startsWith(word)) ||
      (name.length === 1 && word.startsWith(name)),
  );
}
