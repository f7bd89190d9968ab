import type {
  QuoteCheck,
  QuoteDifference,
  QuoteRemark,
  QuoteSpeaker,
} from "../../api/quotes/quote-responses.ts";
import type { DraftCheck, DraftFigure, DraftQuotation } from "../../api/drafts/draft-responses.ts";
import { isFaithful } from "../../api/drafts/draft-wording.ts";
import type { Messages } from "./english.ts";
import { wordingOf } from "./wording.ts";

const { number, counted } = wordingOf("de");

export const GERMAN_QUOTE: Messages["quote"] = {
  field: "Das Zitat, das geprüft werden soll",
  placeholder: "Fügen Sie ein Zitat ein: Ist es wörtlich, und wo steht es?",
  send: "Prüfen",
  empty: "Fügen Sie zuerst ein Zitat ein.",
  waiting: "Diese Wörter werden in Ihren Dokumenten gesucht …",
  verdicts: {
    verbatim: "Wörtlich",
    altered: "Verändert",
    spliced: "Zusammengefügt",
    misattributed: "Von jemand anderem gesagt",
    paraphrase: "Sinngemäß, kein Zitat",
    absent: "Nicht gefunden",
  },
  summary: (check: QuoteCheck) => quoteSummary(check),
  where: "Wo die Wörter stehen",
  nearest: "Die nächstliegenden Sätze, die kein Zitat sind",
  asQuoted: "Wie zitiert",
  inDocument: "Im Dokument",
  differences: "Unterschiede",
  difference: (difference: QuoteDifference) => differenceLine(difference),
  remark: (kind: QuoteRemark["kind"]) => REMARKS[kind],
  speaker: ({ name, kind }: QuoteSpeaker) => `${name} (${SPEAKERS[kind]})`,
};

const CLAIMS: typeof GERMAN_QUOTE.verdicts = {
  verbatim: "Aussage, in diesen Wörtern",
  altered: "Aussage, fast in diesen Wörtern",
  spliced: "Aussage, in Wörtern mehrerer Stellen",
  misattributed: "Aussage mit Wörtern von jemand anderem",
  paraphrase: "Aussage, sinngemäß",
  absent: "Aussage, nicht gefunden",
};

const FIGURES: Readonly<Record<DraftFigure["verdict"], string>> = {
  agrees: "Wie in den Dokumenten",
  differs: "Anders als in den Dokumenten",
  "not-found": "In den Dokumenten nicht gefunden",
};

export const GERMAN_DRAFT: Messages["draft"] = {
  choose: "Einen ganzen Entwurf prüfen …",
  file: "Der Entwurf, der geprüft werden soll",
  drop: "Entwurf hier loslassen, um seine Zitate zu prüfen",
  sending: (name: string) => `${name} wird gesendet …`,
  reading: (name: string) => `${name} wartet darauf, gelesen zu werden …`,
  checking: (done: number, total: number) => `${number(done)} von ${number(total)} Zitaten geprüft`,
  numbers: (done: number, total: number) =>
    `Zahlen und Daten werden verglichen: ${number(done)} von ${number(total)} Sätzen`,
  stop: "Abbrechen",
  isFaithful,
  summary: ({ counts, claimCounts, figures }: DraftCheck) => {
    const sums = [counts, claimCounts].map((each) => Object.values(each).reduce((sum, one) => sum + one, 0));
    const [quotations = 0, claims = 0] = sums;
    const differing = figures.filter(({ verdict }) => verdict === "differs").length;
    return [
      `${counted(quotations, { one: "Zitat", other: "Zitate" })}, davon ${number(counts.verbatim)} wörtlich.`,
      ...(claims === 0
        ? []
        : [`${counted(claims, { one: "Aussage", other: "Aussagen" })} in eigenen Worten.`]),
      ...(differing === 0
        ? []
        : [
            `${counted(differing, { one: "Zahl oder Datum", other: "Zahlen oder Daten" })} anders als in den Dokumenten.`,
          ]),
    ].join(" ");
  },
  quotations: "Zitate des Entwurfs",
  figures: "Zahlen und Daten, die nicht übereinstimmen",
  nearest: "Am nächsten kommt in den Dokumenten:",
  heading: ({ kind, check, part, page, by, isOpen }: DraftQuotation) =>
    [
      (kind === "claim" ? CLAIMS : GERMAN_QUOTE.verdicts)[check.verdict],
      ...(part === null ? [] : [part]),
      ...(page === null ? [] : [`Seite ${number(page)}`]),
      ...(by === null ? [] : [`von ${by}`]),
      ...(isOpen ? ["ohne schließendes Zeichen"] : []),
    ].join(" · "),
  figure: ({ verdict, part, page, value }: DraftFigure) =>
    [
      FIGURES[verdict],
      ...(part === null ? [] : [part]),
      ...(page === null ? [] : [`Seite ${number(page)}`]),
      `„${value}“`,
    ].join(" · "),
  instead: (value: string) => `Im Dokument steht „${value}“:`,
};

const SPEAKERS: Readonly<Record<QuoteSpeaker["kind"], string>> = {
  own: "eigener Text",
  quoted: "zitiert",
  reported: "wiedergegeben",
};

const REMARKS: Readonly<Record<QuoteRemark["kind"], string>> = {
  ellipsis: "Auslassungen sind gekennzeichnet.",
  brackets: "Einfügungen stehen in Klammern.",
  attribution: "Dazwischen steht im Dokument, wer spricht.",
  "first-letter": "Nur der erste Buchstabe ist anders groß- oder kleingeschrieben.",
  "letter-case": "Nur die Groß- und Kleinschreibung ist anders.",
  "quotation-marks": "Die Anführungszeichen darin sind andere.",
  hyphenation: "Ein Bindestrich oder eine Worttrennung ist anders.",
  "line-break": "Das Dokument hat in diesen Wörtern einen Zeilenumbruch.",
  punctuation: "Satzzeichen sind andere.",
  accents: "Nur Akzente sind andere.",
  "number-format": "Eine Zahl ist anders geschrieben.",
};

const DIFFERENCES = { changed: "geändert", omitted: "ohne Kennzeichnung weggelassen", added: "hinzugefügt" };
const MATTERS = { negation: "Verneinung", number: "Zahl", name: "Name" };
const LONGEST = 160;

function differenceLine({ kind, matter, quoted, original }: QuoteDifference): string {
  const said = DIFFERENCES[kind];
  const what = matter === null ? said.charAt(0).toUpperCase() + said.slice(1) : `${MATTERS[matter]} ${said}`;
  if (quoted !== null && original !== null) {
    return `${what}: „${inLine(original.text)}“, zitiert als „${inLine(quoted.text)}“`;
  }
  return `${what}: „${inLine((original ?? quoted)?.text ?? "")}“`;
}

function inLine(text: string): string {
  const line = text.replace(/\s+/gu, " ");
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST)}…`;
}

function quoteSummary({ verdict, attribution, by, places, total }: QuoteCheck): string {
  const names = new Set(places.flatMap(({ speakers }) => speakers.map(({ name }) => name)));
  const who = [...names].slice(0, 3).join(", ");
  const said = by ?? "";
  const attributed =
    attribution === "other"
      ? ` Gesagt hat sie ${who}, nicht ${said}.`
      : attribution === "unknown"
        ? ` Dass ${said} sie gesagt hat, steht nicht in den Dokumenten.`
        : "";
  switch (verdict) {
    case "verbatim":
      return total === 1
        ? `Die Wörter stehen da wie zitiert.${attributed}`
        : `Die Wörter stehen an ${number(total)} Stellen wie zitiert.${attributed}`;
    case "misattributed":
      return `Die Wörter stehen da, aber ${who} hat sie gesagt, nicht ${said}.`;
    case "altered": {
      const gravest = places[0]?.differences[0];
      const what = gravest === undefined ? "" : ` Am schwersten wiegt: ${differenceLine(gravest)}.`;
      return `Die Wörter sind nicht ganz die des Dokuments.${what}${attributed}`;
    }
    case "spliced":
      return `Teile von ${number(places.length)} Stellen wurden zu einem Zitat zusammengefügt.`;
    case "paraphrase":
      return "Kein Zitat: Ein Dokument sagt Ähnliches mit anderen Worten.";
    case "absent":
      return "Nichts von dem, was durchsucht wurde, sagt das.";
  }
}
