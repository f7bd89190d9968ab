import { answerParts } from "../../api/questions/answer-parts.ts";
import { confidenceWords, headline } from "../../api/questions/answer-wording.ts";
import { shortPassageId } from "../../core/ids.ts";
import { differenceSections } from "./format-differences.ts";
import { interpretationLines } from "./format-interpretation.ts";
import { formatScore } from "./format-score.ts";
import { printable, type Style } from "../terminal.ts";
import { hang, wrap } from "./text-layout.ts";
import type { Hit } from "../../api/questions/hit.ts";
import type {
  Answered,
  AskResult,
  NotAnswered,
  SearchResult,
} from "../../api/questions/question-responses.ts";

/** Where nothing answers, the nearest few are enough to see why. */
const NEAREST_SHOWN = 3;

/** Where many passages are alike, the first few tell what they are. */
const ALIKE_SHOWN = 5;

/** All functions here give text for a person, ending in a line break. */
export function formatSearch({ interpretation, hits, note }: SearchResult, style: Style): string {
  const sections = [
    interpretationLines(interpretation, style),
    ...hits.map((hit) => hitLines(hit, style)),
    noteLines(note, style),
  ];
  return text(separated(sections));
}

export function formatAsk(result: AskResult, style: Style): string {
  return result.answered ? formatAnswered(result, style) : formatNotAnswered(result, style);
}

/** The answer, the passages it stands in, and the other passages by name. */
function formatAnswered(result: Answered, style: Style): string {
  const { interpretation, answer, citations, note } = result;
  const said = answerParts(answer);
  const sentences = said.map((sentence) => `${sentence.text} [${sentence.citation}]`).join(" ");
  const cited = new Set(said.map((sentence) => sentence.citation));
  const answering = citations.filter((hit) => cited.has(hit.rank));
  const others = citations.filter((hit) => !cited.has(hit.rank));
  const sections = [
    interpretationLines(interpretation, style),
    wrap(printable(sentences), style.width).map(style.bold),
    ...differenceSections(result.differences, style),
    ...answering.map((hit) => hitLines(hit, style)),
    others.length > 0 ? ["See also", ...otherLines(others, style)] : [],
    noteLines(note, style),
    confidenceLines(result, style),
  ];
  return text(separated(sections));
}

function formatNotAnswered(result: NotAnswered, style: Style): string {
  const { interpretation, reason, nearest, note } = result;
  const sections = [
    interpretationLines(interpretation, style),
    [style.bold(`${headline(result)}.`), ...wrap(printable(reason), style.width)],
    ...nearest.slice(0, NEAREST_SHOWN).map((hit) => hitLines(hit, style, UNMARKED)),
    noteLines(note, style),
    confidenceLines(result, style),
  ];
  return text(separated(sections));
}

/** The number is for programs. */
function confidenceLines(result: AskResult, style: Style): string[] {
  const { word, meaning } = confidenceWords(result);
  return wrap(`Confidence: ${word} – ${meaning}.`, style.width).map(style.dim);
}

function noteLines(note: string | null, style: Style): string[] {
  return note === null ? [] : wrap(printable(note), style.width);
}

/** In passages that answer nothing no sentence is set as if it did. */
const UNMARKED: Hit["passage"]["highlights"] = [];

function hitLines(hit: Hit, style: Style, marks = hit.passage.highlights): string[] {
  const { passage } = hit;
  const highlights = marks.map(({ start, end }) => ({
    start: start - passage.start,
    end: end - passage.start,
  }));
  const indent = indentOf(hit);
  return [
    ...citationLines(marker(hit), hit.citation, style),
    ...factLines(hit, style),
    ...hang(indent, wrap(printable(passage.text), style.width - indent.length, highlights, style.bold)),
    ...alikeLines(hit, style),
  ];
}

/** The score with what it is made of, as far as that is known, where the passage stands, and what `cite` calls it. */
function factLines(hit: Hit, style: Style): string[] {
  const { heading, id } = hit.passage;
  const facts = [formatScore(hit), heading, `cite ${shortPassageId(id)}`]
    .filter((fact) => fact !== null)
    .join(" · ");
  return dimLines(facts, indentOf(hit), style);
}

function alikeLines(hit: Hit, style: Style): string[] {
  const sources = [...new Set(hit.nearDuplicates.map(({ source }) => source))];
  if (sources.length === 0) return [];
  const more = sources.length - ALIKE_SHOWN;
  const named = sources.slice(0, ALIKE_SHOWN).join(", ");
  return dimLines(`also in ${named}${more > 0 ? ` and ${more} more` : ""}`, indentOf(hit), style);
}

function dimLines(line: string, indent: string, style: Style): string[] {
  return hang(indent, wrap(printable(line), style.width - indent.length).map(style.dim));
}

/** Passages that are cited alike share one entry, unless their scores are explained. */
function otherLines(hits: readonly Hit[], style: Style): string[] {
  if (hits.some((hit) => hit.explanation !== undefined)) {
    return hits.flatMap((hit) => [
      ...citationLines(marker(hit), hit.citation, style),
      ...factLines(hit, style),
    ]);
  }
  const markers = new Map<string, string>();
  for (const hit of hits) markers.set(hit.citation, (markers.get(hit.citation) ?? "") + marker(hit));
  return [...markers].flatMap(([citation, first]) => citationLines(first, citation, style));
}

function citationLines(first: string, citation: string, style: Style): string[] {
  return hang(first, wrap(printable(citation), style.width - first.length));
}

function marker(hit: Hit): string {
  return `[${hit.rank}] `;
}

function indentOf(hit: Hit): string {
  return " ".repeat(marker(hit).length);
}

/** A blank line between each two sections that have lines. */
function separated(sections: readonly (readonly string[])[]): string[] {
  return sections
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
}

function text(lines: readonly string[]): string {
  return `${lines.join("\n")}\n`;
}
