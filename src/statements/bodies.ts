import { lazily } from "../core/lazily.ts";
import { foldedNames } from "../text/person-names.ts";
import { isNation } from "../text/nations.ts";

/*
 * Names that nobody bears: of countries and peoples, of institutions, and of what calls itself by common words.
 */

/** What institutions call themselves at the end of a name (English, German). No family name that is not rare is among them. */
const last = words(
  "agency administration association authority board bureau center centre commission committee company congress corporation council " +
    "department directorate federation forum foundation fund government group inc incorporated institute institution ministry " +
    "ltd llc gmbh nations network office organization organisation parliament party press project republic senate service " +
    "services society states tribune union united university alliance coalition consortium academy library museum newspaper " +
    "amt behörde bundesregierung bundestag bundesrat gesellschaft institut ministerium partei regierung verband verein " +
    "universität vereinigung zeitung agentur kommission stiftung gewerkschaft",
);
/** What they call themselves at its beginning (French, Spanish, Russian). */
const first = words(
  "agence assemblée association commission comité conseil fondation gouvernement institut ministère organisation parti société " +
    "syndicat union université agencia asamblea asociación comisión comité consejo fundación gobierno instituto ministerio " +
    "organización partido sindicato unión universidad агентство ассоциация министерство правительство комитет комиссия совет " +
    "партия институт университет организация фонд центр газета редакция служба федерация союз администрация",
);
const particles = words(
  "van von der den de del della di da dos du la le al el bin ibn ben af av zu ter ten und and y e i y’ d’ al- o",
);
/** "NATO", "the FBI". In prose; a transcript writes the names of its speakers so. */
const ACRONYM = /^(?:\p{Lu}\.?){2,4}$/u;

/** Whether a name is that of a country, a people or an institution. */
export function isBodyName(name: string): boolean {
  const names = foldedNames(name);
  return (
    isNation(names) || last().has(names.at(-1) ?? "") || (names.length > 1 && first().has(names[0] ?? ""))
  );
}

/** The same, or an acronym, as a sentence writes it. */
export function isBodyInProse(name: string): boolean {
  return ACRONYM.test(name) || isBodyName(name);
}

/** Whether a byline is that of nobody: an institution, or common words ("Sample library"). */
export function isBodyAsAuthor(name: string): boolean {
  return (
    isBodyName(name) || name.split(/[\s.]+/u).some((word) => /^\p{Ll}/u.test(word) && !particles().has(word))
  );
}

function words(list: string): () => ReadonlySet<string> {
  return lazily(() => new Set(list.split(" ").flatMap(foldedNames)));
}
