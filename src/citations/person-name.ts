/** An author as bibliographies sort them; one without a family name is an institution, or a name that is not taken apart. */
export interface PersonName {
  readonly family: string | null;
  readonly given: string | null;
  /** As the document has it, or as it is read aloud. */
  readonly literal: string;
}

/** What belongs to the family name that follows it. */
const PARTICLES = new Set(
  "von van der den de del della di da dos du la le ter ten zu zum zur af av al el bin ibn".split(" "),
);

/** What stands behind a name and belongs to neither part of it. */
const SUFFIX = /^(?:jr|sr|ii|iii|iv|phd|md|esq)\.?$/iu;

/** Words that no person is called by: whoever has one of them in the name is an institution. */
const INSTITUTION =
  /(?:^|[\s-])(?:of|the|and|for|agency|association|bank|board|bureau|centre|center|club|commission|committee|company|corporation|council|court|department|editors?|federation|foundation|government|group|inc|institute|ltd|ministry|museum|news|newsroom|office|organi[sz]ation|parliament|party|press|reuters|service|society|staff|team|times|trust|union|university|redaktion|ministerium|universität|verlag)(?:$|[\s.-])/iu;

/**
 * The last word is taken for the family name, with the particles before it, in names of two to five words of a script with
 * capitals. Anything else (one word, institutions, Chinese, digits) stays whole: a name taken apart wrongly is worse in a
 * bibliography than one that is not.
 */
export function personName(name: string): PersonName {
  const whole = { family: null, given: null, literal: name };
  const [last = "", first = "", ...more] = name.split(",").map((part) => part.trim());
  if (/[\d&/@]/u.test(name) || INSTITUTION.test(name)) return whole;
  if (first !== "" && !SUFFIX.test(first)) {
    return more.length > 0 || last === ""
      ? whole
      : { family: last, given: first, literal: `${first} ${last}` };
  }
  const words = (first === "" ? name : last).split(" ").filter((word) => word !== "");
  while (words.length > 2 && SUFFIX.test(words.at(-1) ?? "")) words.pop();
  if (words.length < 2 || words.length > 5) return whole;
  if (!words.every((word) => /^\p{Lu}/u.test(word) || PARTICLES.has(word.toLowerCase()))) return whole;
  let start = words.length - 1;
  while (start > 1 && PARTICLES.has((words[start - 1] ?? "").toLowerCase())) start -= 1;
  return { family: words.slice(start).join(" "), given: words.slice(0, start).join(" "), literal: name };
}

/** "Ivanov, Sergei". */
export function invertedName({ family, given, literal }: PersonName): string {
  return family === null || given === null ? literal : `${family}, ${given}`;
}

/** "Ivanov, S. P.", as APA has it. */
export function nameWithInitials({ family, given, literal }: PersonName): string {
  if (family === null || given === null) return literal;
  const initials = given.split(" ").map((word) =>
    word
      .split("-")
      .map((part) => `${/^\P{L}*(\p{L})/u.exec(part)?.[1]?.toUpperCase() ?? ""}.`)
      .join("-"),
  );
  return `${family}, ${initials.join(" ")}`;
}
