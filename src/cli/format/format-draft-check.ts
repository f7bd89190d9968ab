import type { DraftCheck, DraftQuotation } from "../../api/drafts/draft-responses.ts";
import { draftHeading, draftSummary, placeLabel } from "../../api/drafts/draft-wording.ts";
import { differenceText } from "../../api/quotes/quote-wording.ts";
import { printable, type Style } from "../terminal.ts";
import { hang, wrap } from "./text-layout.ts";

/** In a list of many quotations each is called to mind, not repeated. */
const LONGEST_SHOWN = 400;

/** The report for a person, ending in a line break. */
export function formatDraftCheck(result: DraftCheck, style: Style): string {
  const { name, quotations, terms, notes } = result;
  const inTerms = terms.map(({ text }) => `“${oneLine(text)}”`).join(", ");
  const sections = [
    [style.bold(printable(name)), ...wrap(draftSummary(result), style.width)],
    ...quotations.map((quotation, index) => quotationLines(quotation, index + 1, style)),
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

function oneLine(text: string): string {
  const line = text.replace(/\s+/gu, " ");
  return line.length <= LONGEST_SHOWN ? line : `${line.slice(0, LONGEST_SHOWN)}…`;
}
