/**
 * The headings under which documents list what they cite. Such a list is dense with names, titles and years, so it looks
 * relevant to almost any question and answers none.
 */
const REFERENCE_HEADING =
  /^[\d.\s]*(?:(?:list of |selected |primary |secondary )?(?:sources|references|bibliography|works cited|literature(?: cited)?|citations)|(?:foot|end)?notes|notes and references|sources and notes|further reading|see also|external links|quellen|literatur|einzelnachweise|références|bibliographie|fuentes|referencias|bibliografía|fonti|bronnen|źródła|источники|литература|примечания)\s*:?$/iu;

/** Whether a passage under this heading, the innermost one, belongs to a list of references. */
export function isReferenceHeading(heading: string | null): boolean {
  return heading !== null && REFERENCE_HEADING.test(heading.trim());
}

const YEAR = /(?<!\d)(?:1[5-9]|20)\d\d(?!\d)/u;
/** What only a source is described by: where it is kept, its pages and volume, who published it. */
const PUBLICATION =
  /\b(?:doi|isbn|issn|arxiv|https?:|retrieved|accessed|archived|abgerufen|consulté|consultado|eds?\.|hrsg\.|éd\.|vol\.|no\.|pp?\.\s?\d|s\.\s?\d|bd\.|university press|verlag|éditions|editorial|journal of|proceedings)|(?<!\p{L})(?:дата обращения|изд-во|с\.\s?\d|т\.\s?\d)|\b\d{1,4}\s?\(\d{1,3}\)|\d[–-]\d+\.?\s*$/iu;
/** "Smith, J.", "Smith J,", "J. K. Smith": authors of a source. */
const AUTHOR =
  /^\W{0,4}(?:\[?\d{1,3}[\].)]?\s)?(?:\p{Lu}[\p{L}'’-]+,?\s(?:\p{Lu}\.[\s-]?){1,3}|(?:\p{Lu}\.[\s-]?){1,3}\p{Lu}[\p{L}'’-]+)/u;
/** Each is one entry, or part of one. */
const LEAST_LINES = 3;
const MOST_LINES = 200;
const SHORTEST_LINE = 20;
const SHARE_OF_ENTRIES = 0.6;

/**
 * Whether a text is a list of what is cited, also where no heading says so: most of its lines give a year and who published it, or
 * begin with an author by initials. A sentence of a text has one of these now and then, and seldom two.
 */
export function isReferenceList(text: string): boolean {
  const lines = text
    .split("\n", MOST_LINES)
    .map((line) => line.trim())
    .filter(({ length }) => length >= SHORTEST_LINE);
  if (lines.length < LEAST_LINES) return false;
  return lines.filter(isEntry).length >= SHARE_OF_ENTRIES * lines.length;
}

function isEntry(line: string): boolean {
  const isPublished = PUBLICATION.test(line);
  return (YEAR.test(line) && (isPublished || AUTHOR.test(line))) || (isPublished && AUTHOR.test(line));
}
