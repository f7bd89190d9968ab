import { FILTER_NAMES, FILTERS, valuesOf } from "../../api/filters/filter-table.ts";
import { printable, type Style } from "../terminal.ts";
import { wrap } from "./text-layout.ts";
import type { Interpretation } from "../../api/questions/question-responses.ts";
import type { SearchFilters } from "../../api/filters/filters.ts";

/** How a question was read, where that is more than its words: what was looked for instead, and where. */
export function interpretationLines(interpretation: Interpretation, style: Style): string[] {
  const { phrases, filters, speaker, corrections } = interpretation;
  const sentences = [
    ...corrections.map(({ original, corrected }) => `Looked for ${corrected} in place of ${original}.`),
    ...(phrases.length === 0 ? [] : [`Only passages with ${phrases.map(quoted).join(" and ")}.`]),
    ...(speaker === null ? [] : [`Looked above all for what ${speaker} says.`]),
    ...(filters === null ? [] : [`Filters: ${filterNames(filters).join(" · ")}`]),
  ];
  return sentences.flatMap((sentence) => wrap(printable(sentence), style.width).map(style.dim));
}

function filterNames(filters: SearchFilters): string[] {
  return FILTER_NAMES.flatMap((name) => {
    const values = valuesOf(filters, name);
    return values.length === 0 ? [] : [`${FILTERS[name].parameter} ${values.join(", ")}`];
  });
}

function quoted(phrase: string): string {
  return `“${phrase}”`;
}
