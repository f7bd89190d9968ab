import { personNames } from "./byline-names.ts";
import { findDate, type DateOrder } from "./dates.ts";

/** Who and when, as sentences say that stand around a text. */
export interface RunningAttribution {
  readonly authors: readonly string[];
  readonly date: string | null;
}

const LONGEST_PLACE = 60;
const LONGEST_DATELINE = 160;
/** "(GLOBE NEWSWIRE) --", "/PRNewswire/ –", "–": what parts a dateline from its text. */
const BEHIND_DATELINE = /^[\s,]*(?:\([^()]{1,40}\)|\/[^/]{1,40}\/)?\s*(?:[–—]|-{1,2}\s|:\s|\.\s?[–—-])/u;
const AT_START = /^[\s(]*$/u;
/** "OSLO, Norway,", "Paris, le", "Berlin, den", "NEW YORK --": the place that a dateline begins with. */
const PLACE_AHEAD =
  /^(?!(?:On|In|By|At|Since|Until|From|Before|After|Am|Vom|Seit|Bis|Ab|Le|Du|Depuis|Dès|El|Il|Em|Desde|Dal|Op|Sinds|Den|Fra)(?!\p{L}))[(]?\p{Lu}[\p{L}\p{M}.’'-]*(?:[\s,/–—-]+(?:\p{Lu}[\p{L}\p{M}.’'-]*|de|di|da|do|del|la|le|el|den|der|am|an|upon|sur|sous)\.?)*[\s,–—-]*$/u;

/** The date that a text begins with, as agencies and press offices write it: "OSLO, July 16, 2018 (Reuters) – The council …". */
export function datelineDate(text: string, order: DateOrder): string | null {
  const line = text.slice(0, LONGEST_DATELINE);
  const found = findDate(line, undefined, order);
  if (found === null || !BEHIND_DATELINE.test(line.slice(found.end))) return null;
  const before = line.slice(0, found.start);
  const isAhead = AT_START.test(before) || (before.length <= LONGEST_PLACE && PLACE_AHEAD.test(before));
  return isAhead ? found.date : null;
}

const LONGEST_NOTE = 400;
/** "This entry was posted", "Dieser Beitrag wurde", "Cette entrée a été": how templates of blogs begin what they say of a post. */
const NOTE_BEGINS =
  /^(?:this (?:entry|post|article|story) (?:was|is)|dies(?:er|e) (?:beitrag|eintrag|artikel|post|meldung) wurde|ce (?:contenu|billet|message) a été|cet(?:te)? (?:entrée|article|publication) a été|est[ea] (?:entrada|artículo|post|artigo) (?:fue|foi|se)|quest[oa] (?:articolo|voce|post) è stat[oa]|dit (?:bericht|artikel) (?:werd|is)|ten wpis został|запись опубликована|этот пост был|detta inlägg|dette (?:indlæg|innlegget)|tento příspěvek byl|această intrare a fost|this page was last (?:edited|modified|changed|updated)|diese seite wurde zuletzt|la dernière modification de cette page|dernière modification de cette page|esta página se editó por última vez|esta página foi (?:editada|modificada) pela última vez|questa pagina è stata modificata|ultima modifica (?:per la pagina|di questa pagina)|deze pagina is voor het laatst|эта страница в последний раз|цю сторінку востаннє|tę stronę ostatnio|stránka byla naposledy|sidan redigerades senast|denne side(?:n)? ble sist|denne side blev senest|tämä artikkeli julkaistiin)(?!\p{L})/iu;
const BY_IN_NOTE =
  /(?<!\p{L})(?:by|von|par|por|da|door|af|av|autor:|автором|przez|de către)\s(?<names>\p{Lu}[^\d.,;:()|]{1,60})/u;
const BEHIND_NAME =
  /\s(?:in|unter|dans|en|em|w|в|am|on|le|el|il|op|den|i|and|und|y|et|at|um|veröffentlicht|geplaatst|публикова\p{L}*)(?!\p{L}).*$/u;

/** What a template says of a post below it: "This entry was posted in News on July 16, 2018 by Jane Doe." Null for any other line. */
export function postedNote(line: string, order: DateOrder): RunningAttribution | null {
  if (line.length > LONGEST_NOTE || !NOTE_BEGINS.test(line)) return null;
  const names = BY_IN_NOTE.exec(line)?.groups?.names?.replace(BEHIND_NAME, "") ?? "";
  const authors = personNames(names, true).filter((name) => /\s/.test(name));
  const date = findDate(line, undefined, order)?.date ?? null;
  // "This article was reprinted on another site" says neither.
  return authors.length === 0 && date === null ? null : { authors, date };
}
