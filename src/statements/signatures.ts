/** A name, its words with a capital: "Ursula von der Leyen". */
const NAME =
  "\\p{Lu}[\\p{L}\\p{M}.'’-]*(?: (?:(?:van|von|der|de|del|la|al|bin) ){0,2}\\p{Lu}[\\p{L}\\p{M}.'’-]*){1,4}";
/** A name at the beginning of a line with a colon after it. */
const LABEL = new RegExp(
  "^(?<name>\\p{Lu}[\\p{L}\\p{M}.'’-]*(?: \\p{Lu}[\\p{L}\\p{M}.'’-]*){0,4})(?: \\([^()\\n]{1,60}\\))?:(?=\\s)",
  "u",
);
const LABEL_LINES = new RegExp("(?<=^|\\n)\\s{0,8}(?:\\*\\*|__)?\\p{Lu}[^\\n:]{0,90}:(?=\\s)", "gu");
const LONGEST_LABEL = 100;
const NO_NAME =
  /^(?:q|a|question|answer|note|notes|source|sources|see|summary|abstract|figure|table|date|time|place|title|author|subject|re|from|to|cc|bcc|sent|keywords|contents|warning|example|update|photo|image|video|contact|email|phone|address|frage|antwort|hinweis|quelle|quellen|datum|betreff|von|an|source|nota|fecha|asunto|de|para|objet|вопрос|ответ|источник|примечание)$/iu;

const BYLINE = new RegExp(`^(?:By|Von|Par|Por|Автор:?) (?<name>${NAME})[\\s.,]*$`, "u");
const SIGNED_HEADING = new RegExp(
  `^(?:[\\p{L}’' ]{0,40}\\b)?(?:statement|remarks|speech|address|letter|foreword|preface|testimony|comment|commentary|essay|opinion|introduction|message|dissent|rede|brief|vorwort|discours|lettre|préface|discurso|carta|prólogo) (?:by|from|of|von|de|par|por) (?:(?:president|minister|senator|ambassador|judge|justice|professor|dr|mr|mrs|ms)\\.? )?(?<name>${NAME})\\b`,
  "iu",
);
const NAME_ALONE = new RegExp(`^${NAME}$`, "u");

/** The name that a line beginning at `at` gives to who speaks in it; null where it begins otherwise. */
export function labelOf(text: string, at: number): string | null {
  const line = text.slice(at, at + LONGEST_LABEL).replace(/^(?:\*\*|__)/u, "");
  const name = LABEL.exec(line)?.groups?.name ?? null;
  return name === null || NO_NAME.test(name) ? null : name;
}

/** The labels that a text has more than once, as a transcript has them; none where only one name has any. */
export function repeatedLabels(text: string): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const [line] of text.matchAll(LABEL_LINES)) {
    const name = labelOf(`${line.trimStart()} `, 0);
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const isTranscript = counts.size > 1 && [...counts.values()].some((count) => count > 1);
  return isTranscript ? new Set(counts.keys()) : new Set();
}

/** Who wrote a section, where its heading or its first line says so: "Statement by Mara Olm", "By Mara Olm". */
export function sectionAuthorOf(opening: string, headings: readonly string[]): string | null {
  const byline = BYLINE.exec(opening.trim())?.groups?.name;
  if (byline !== undefined) return byline;
  for (const heading of headings.toReversed()) {
    const name = SIGNED_HEADING.exec(heading)?.groups?.name;
    if (name !== undefined && NAME_ALONE.test(name)) return name;
  }
  return null;
}
