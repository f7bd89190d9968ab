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
