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

/**
 * Whether a question that asks for `asked` asks for this speaker. The family name decides, or the office; what else is asked
 * must not be at odds with the document: "Igor Ivanov" is Ivanov and Igor Ivanov, not Sergei Ivanov.
 */
export function isCalled(speaker: Pick<Speaker, "names" | "roles">, asked: readonly string[]): boolean {
  const { names, roles } = speaker;
  const called = asked.at(-1);
  if (called === undefined) return false;
  const others = asked.slice(0, -1);
  if (called === names.at(-1)) {
    const given = names.slice(0, -1);
    return given.length === 0 || others.every((word) => isOneOf(word, given) || !isNameLike(word, roles));
  }
  if (asked.length === 1) return names.includes(called) || roles.includes(called);
  return asked.every((word) => roles.includes(word) || names.includes(word));

  function isNameLike(word: string, known: readonly string[]): boolean {
    return !known.includes(word);
  }
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
