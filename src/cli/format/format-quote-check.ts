import type { QuoteCheck, QuotePlace } from "../../api/quotes/quote-responses.ts";
import { differenceText, VERDICT_WORDS } from "../../api/quotes/quote-wording.ts";
import { printable, type Style } from "../terminal.ts";
import { hang, wrap } from "./text-layout.ts";

/** Of many places the first ones tell enough. */
const PLACES_SHOWN = 5;
const INDENT = "    ";

/** The result for a person, ending in a line break. */
export function formatQuoteCheck(result: QuoteCheck, style: Style): string {
  const { verdict, summary, places, total, note } = result;
  const shown = places.slice(0, PLACES_SHOWN);
  const more = total - shown.length;
  const sections = [
    [style.bold(`${VERDICT_WORDS[verdict]}.`), ...wrap(printable(summary), style.width)],
    ...shown.map((place, index) => placeLines(place, index + 1, style)),
    more > 0 ? [style.dim(`and ${more} more`)] : [],
    note === null ? [] : wrap(printable(note), style.width),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

/** The citation, the words of the document with what differs marked, and what is to be said of it. */
function placeLines(place: QuotePlace, number: number, style: Style): string[] {
  const { citation, text, differences, remarks, speakers, start } = place;
  const marks = differences.flatMap(({ original }) =>
    original === null ? [] : [{ start: original.start - start, end: original.end - start }],
  );
  const first = `[${number}] `;
  const who = speakers.map(({ name, kind }) => `${name} (${kind})`).join(", ");
  const under = (line: string): string[] => hang(INDENT, wrap(printable(line), style.width - INDENT.length));
  return [
    ...hang(first, wrap(printable(citation), style.width - first.length)),
    ...hang(INDENT, wrap(printable(text), style.width - INDENT.length, marks, style.bold)),
    ...differences.flatMap((difference) => under(`- ${differenceText(difference)}`)),
    ...(who === "" ? [] : under(`said by ${who}`).map(style.dim)),
    ...remarks.flatMap((remark) => under(remark.text).map(style.dim)),
  ];
}
