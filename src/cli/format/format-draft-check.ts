import type { DraftCheck, DraftFigure, DraftQuotation } from "../../api/drafts/draft-responses.ts";
import {
  draftHeading,
  draftSummary,
  figureHeading,
  figurePlace,
  placeLabel,
} from "../../api/drafts/draft-wording.ts";
import { differenceText } from "../../api/quotes/quote-wording.ts";
import { printable, type Style } from "../terminal.ts";
import { hang, wrap } from "./text-layout.ts";

/** In a list of many quotations each is called to mind, not repeated. */
const LONGEST_SHOWN = 400;

/** The report for a person, ending in a line break. */
export function formatDraftCheck(result: DraftCheck, style: Style): string {
  const { name, quotations, figures, terms, notes } = result;
  const inTerms = terms.map(({ text }) => `“${oneLine(text)}”`).join(", ");
  const sections = [
    [style.bold(printable(name)), ...wrap(draftSummary(result), style.width)],
    ...quotations.map((quotation, index) => quotationLines(quotation, index + 1, style)),
    ...figures.filter(({ verdict }) => verdict !== "agrees").map((figure) => figureLines(figure, style)),
    inTerms === "" ? [] : wrap(printable(`Not checked, as terms: ${inTerms}`), style.width).map(style.dim),
    ...notes.map((note) => wrap(printable(note), style.width)),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function quotationLines(quotation: DraftQuotation, number: number, style: Style): string[] {
  const { check } = quotation;
  const [place] = check.places;
  const first = `[${number}] `;
  const indent = " ".repeat(first.length);
  const under = (line: string): string[] => hang(indent, wrap(printable(line), style.width - indent.length));
  return [
    ...hang(first, wrap(printable(draftHeading(quotation)), style.width - first.length)).map(style.bold),
    ...under(`“${oneLine(check.quote)}”`),
    ...(check.verdict === "verbatim" && check.attribution !== "other" ? [] : under(check.summary)),
    ...(place === undefined ? [] : under(placeLabel(check.verdict) + place.citation)),
    ...(place?.differences ?? []).flatMap((difference) => under(`- ${differenceText(difference)}`)),
    ...(check.note === null ? [] : under(check.note)),
  ];
}

/** Those that agree are counted alone: the JSON and the page have all. */
function figureLines(figure: DraftFigure, style: Style): string[] {
  const under = (line: string): string[] => hang("    ", wrap(printable(line), style.width - 4));
  return [
    ...wrap(printable(figureHeading(figure)), style.width).map(style.bold),
    ...under(oneLine(figure.sentence)),
    ...figure.places.flatMap((place) => [...under(figurePlace(place)), ...under(`- ${oneLine(place.text)}`)]),
  ];
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/gu, " ");
  return line.length <= LONGEST_SHOWN ? line : `${line.slice(0, LONGEST_SHOWN)}…`;
}
