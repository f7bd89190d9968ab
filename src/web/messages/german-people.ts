import type { Messages } from "./english.ts";
import { wordingOf } from "./wording.ts";

const { number, counted, form, anyOf } = wordingOf("de");

const statements = (count: number): string => counted(count, { one: "Äußerung", other: "Äußerungen" });

export const GERMAN_PEOPLE: Messages["people"] = {
  title: "Wer spricht",
  filter: "Name",
  waiting: "Es wird gesucht, wer spricht …",
  listed: (total) => counted(total, { one: "Person", other: "Personen" }),
  statements,
  listedStatements: (from, to, total) =>
    `${number(from)} bis ${number(to)} von ${number(total)} ${form(total, { one: "Äußerung", other: "Äußerungen" })}`,
  alsoCalled: "auch genannt:",
  none: "Niemand spricht in Ihren Dokumenten unter einem Namen, soweit ihre Texte es verraten.",
  noneForKey: (tags) =>
    `Dieser Zugangsschlüssel zeigt nur Dokumente mit ${form(tags.length, { one: "dem Schlagwort", other: "den Schlagwörtern" })} ` +
    `${anyOf(tags.map((tag) => `„${tag}“`))}, und in ihnen spricht niemand unter einem Namen.`,
  noneFits: "Niemand heißt so.",
  showAll: "Alle anzeigen",
  everybody: "Alle, die sprechen",
  waitingFor: (name) => `Es wird gesucht, was ${name} sagt …`,
  about: "Worüber",
  grouped: "Nach Themen",
  subjects: "Themen",
  otherSubjects: "Andere Themen",
  inTime: "Äußerungen in ihrer zeitlichen Folge",
  allOf: (name) => `Alles, was ${name} sagt`,
  undated: "ohne Datum",
  kinds: {
    own: "eigener Text",
    quoted: "von anderen zitiert",
    reported: "in Worten anderer wiedergegeben",
  },
  alsoIn: (count) =>
    `Dieselben Worte an ${counted(count, { one: "anderen Stelle", other: "anderen Stellen" })}`,
  saveAs: { md: "Als Markdown speichern", csv: "Als CSV speichern", bibtex: "Als BibTeX speichern" },
  saved: (name) => `Alles, was ${name} dazu sagt, wurde gespeichert.`,
};
