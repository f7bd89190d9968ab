import type { Interpretation, SearchFilters } from "../../library/library.ts";
import { printable, type Style } from "../terminal.ts";
import { wrap } from "./text-layout.ts";

/** How a question was read, where that is more than its words: what was looked for instead, and where. */
export function interpretationLines(interpretation: Interpretation, style: Style): string[] {
  const { phrases, filters, speaker, corrections } = interpretation;
  const sentences = [
    ...corrections.map(({ written, lookedFor }) => `Looked for ${lookedFor} in place of ${written}.`),
    ...(phrases.length === 0 ? [] : [`Only passages with ${phrases.map(quoted).join(" and ")}.`]),
    ...(speaker === null ? [] : [`Looked above all for what ${speaker} says.`]),
    ...(filters === null ? [] : [`Filters: ${filterNames(filters).join(" · ")}`]),
  ];
  return sentences.flatMap((sentence) => wrap(printable(sentence), style.width).map(style.dim));
}

function filterNames({ authors, from, to, sources, languages, tags, documents }: SearchFilters): string[] {
  const lists = { author: authors, source: sources, language: languages, tag: tags, document: documents };
  return [
    ...(from === undefined ? [] : [`from ${from}`]),
    ...(to === undefined ? [] : [`to ${to}`]),
    ...Object.entries(lists).flatMap(([name, values = []]) =>
      values.length === 0 ? [] : [`${name} ${values.join(", ")}`],
    ),
  ];
}

function quoted(phrase: string): string {
  return `“${phrase}”`;
}
