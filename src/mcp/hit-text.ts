import type { Hit } from "../api/questions/hit.ts";
import type { Interpretation } from "../api/questions/question-responses.ts";

/** All functions here give text for an assistant that reads no structured content. */

/** The passage with its citation and all that is needed to come back to it. */
export function passageText(hit: Hit): string {
  const { passage, document } = hit;
  const place = `passage ${passage.id}, document ${document.id}, characters ${passage.start} to ${passage.end}`;
  const heading = passage.heading === null ? [] : [`under “${passage.heading}”`];
  return [`[${hit.rank}] ${hit.citation}`, `(${[place, ...heading].join(", ")})`, passage.text].join("\n");
}

/** One line: for what stands beside an answer. */
export function citationText(hit: Hit): string {
  return `[${hit.rank}] ${hit.citation} (passage ${hit.passage.id})`;
}

/** What was looked for in place of words that occur nowhere: nothing where all of them occur. */
export function correctionsText({ corrections }: Interpretation): readonly string[] {
  const sentences = corrections.map(
    ({ original, corrected }) => `“${original}” occurs nowhere: “${corrected}” was looked for.`,
  );
  return sentences.length === 0 ? [] : [sentences.join(" ")];
}

export function paragraphs(...parts: readonly string[]): string {
  return parts.join("\n\n");
}
