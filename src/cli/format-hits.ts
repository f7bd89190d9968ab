import type { Hit } from "../core/hit.ts";
import type { AskResult, Answered, NotAnswered, SearchResult } from "../library/library.ts";
import { printable, type Style } from "./terminal.ts";
import { hang, wrap } from "./text-layout.ts";

/** Where nothing answers, the nearest few are enough to see why. */
const NEAREST_SHOWN = 3;

/** All functions here give text for a person, ending in a line break. */
export function formatSearch(result: SearchResult, style: Style): string {
  if (result.hits.length === 0) return "No passage was found.\n";
  return text(separated(result.hits.map((hit) => hitLines(hit, style))));
}

export function formatAsk(result: AskResult, style: Style): string {
  return result.answered ? formatAnswered(result, style) : formatNotAnswered(result, style);
}

/** The answer, the passages it stands in, and the other passages by name. */
function formatAnswered({ answer, citations, confidence }: Answered, style: Style): string {
  const sentences = answer.sentences.map((sentence) => `${sentence.text} [${sentence.citation}]`).join(" ");
  const cited = new Set(answer.sentences.map((sentence) => sentence.citation));
  const answering = citations.filter((hit) => cited.has(hit.rank));
  const others = citations.filter((hit) => !cited.has(hit.rank));
  const sections = [
    wrap(printable(sentences), style.width).map(style.bold),
    ...answering.map((hit) => hitLines(hit, style)),
  ];
  if (others.length > 0) sections.push(["See also", ...otherLines(others, style)]);
  sections.push([style.dim(`Confidence ${confidence.toFixed(2)}`)]);
  return text(separated(sections));
}

function formatNotAnswered({ reason, nearest, confidence }: NotAnswered, style: Style): string {
  const sections = [
    [style.bold("Not in your documents."), ...wrap(printable(reason), style.width)],
    ...nearest.slice(0, NEAREST_SHOWN).map((hit) => hitLines(hit, style)),
    [style.dim(`Confidence ${confidence.toFixed(2)}`)],
  ];
  return text(separated(sections));
}

function hitLines(hit: Hit, style: Style): string[] {
  const indent = " ".repeat(marker(hit).length);
  const { passage } = hit;
  const facts = [`score ${hit.score.toFixed(2)}`, passage.heading]
    .filter((fact) => fact !== null)
    .join(" · ");
  const highlights = passage.highlights.map(({ start, end }) => ({
    start: start - passage.start,
    end: end - passage.start,
  }));
  const width = style.width - indent.length;
  return [
    ...citationLines(hit, style),
    ...hang(indent, wrap(printable(facts), width).map(style.dim)),
    ...hang(indent, wrap(printable(passage.text), width, highlights, style.bold)),
  ];
}

function citationLines(hit: Hit, style: Style): string[] {
  return citationWithMarker(marker(hit), hit.citation, style);
}

/** Passages that are cited alike share one entry. */
function otherLines(hits: readonly Hit[], style: Style): string[] {
  const markers = new Map<string, string>();
  for (const hit of hits) markers.set(hit.citation, (markers.get(hit.citation) ?? "") + marker(hit));
  return [...markers].flatMap(([citation, first]) => citationWithMarker(first, citation, style));
}

function citationWithMarker(first: string, citation: string, style: Style): string[] {
  return hang(first, wrap(printable(citation), style.width - first.length));
}

function marker(hit: Hit): string {
  return `[${hit.rank}] `;
}

function separated(sections: readonly (readonly string[])[]): string[] {
  return sections.flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
}

function text(lines: readonly string[]): string {
  return `${lines.join("\n")}\n`;
}
