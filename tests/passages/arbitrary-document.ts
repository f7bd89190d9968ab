import fc from "fast-check";
import type { Block, BlockKind, Document, PageSpan } from "../../src/core/document.ts";

interface Part {
  readonly kind: BlockKind;
  readonly level: number;
  readonly text: string;
  readonly gap: string;
}

const word = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom("treaty", "the", "Senate", "ratified", "in", "1987", "and", "it") },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      "Mr.",
      "U.S.",
      "e.g.",
      "Договор",
      "条约已签署。",
      "e\u0301té",
      "👩‍👩‍👧‍👦",
      "𝒳𝒴",
      "🇫🇷",
      "\u200B",
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", minLength: 1, maxLength: 12 }).map(withoutLineEnds) },
  { weight: 1, arbitrary: fc.constantFrom("x".repeat(700), "😀".repeat(300), "e\u0301".repeat(200)) },
);

const space = fc.constantFrom(" ", " ", " ", " ", "  ", "\u00A0", "\t", "\n", "\u3000", "\u2028");

const sentence = fc
  .tuple(
    fc.array(fc.tuple(word, space), { minLength: 1, maxLength: 40 }),
    fc.constantFrom(". ", ".\n", "? ", "! ", " ", "; ", '." '),
  )
  .map(([words, end]) => words.flat().join("").trimEnd() + end);

const prose = fc.array(sentence, { minLength: 0, maxLength: 12 }).map((sentences) => sentences.join(""));
const line = fc
  .array(fc.tuple(word, fc.constant(" ")), { maxLength: 8 })
  .map((words) => words.flat().join("").trim());
const lines = fc
  .array(line, { minLength: 1, maxLength: 12 })
  .map((all) => all.map((text) => `- ${text}`).join("\n"));

const kinds: readonly BlockKind[] = ["paragraph", "quote", "list", "table", "code", "heading", "boilerplate"];

const part = fc
  .tuple(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom<BlockKind>("paragraph") },
      { weight: 3, arbitrary: fc.constantFrom<BlockKind>("heading") },
      { weight: 3, arbitrary: fc.constantFrom(...kinds) },
      { weight: 1, arbitrary: fc.constantFrom<BlockKind>("title", "byline", "dateline") },
    ),
    fc.integer({ min: 1, max: 6 }),
    fc.oneof(
      { weight: 5, arbitrary: prose },
      { weight: 2, arbitrary: lines },
      { weight: 3, arbitrary: line },
    ),
    fc.constantFrom("\n\n", "\n", "\n \n\n", "\n\u00A0\n"),
  )
  .map(([kind, level, text, gap]): Part => ({
    kind,
    level,
    text: kind === "heading" ? text.slice(0, 80) : text,
    gap,
  }));

const metadata = fc.record({
  title: fc.oneof(
    line,
    fc.constant("Untitled"),
    fc.constant("A title ".repeat(60).trim()),
    fc.constant("题".repeat(400)),
  ),
  authors: fc.array(fc.constantFrom("Igor Ivanov", "A. N. Other", "李"), { maxLength: 3 }),
  date: fc.constantFrom(null, "2018-07-16"),
  url: fc.constant(null),
  language: fc.constant(null),
  tags: fc.constant([]),
  evidence: fc.constant({ title: "headline" as const }),
});

/** Documents as readers could make them at their worst: blocks in order, white space alone between them. */
export const arbitraryDocument: fc.Arbitrary<Document> = fc
  .tuple(fc.array(part, { maxLength: 14 }), metadata, fc.array(fc.nat(), { maxLength: 4 }))
  .map(([parts, documentMetadata, cuts]) => {
    const text = parts.map((piece) => piece.text + piece.gap).join("");
    return {
      format: cuts.length > 0 ? ("pdf" as const) : ("text" as const),
      text,
      blocks: blocksOf(parts),
      pages: pagesOf(text.length, cuts),
      metadata: documentMetadata,
    };
  });

function blocksOf(parts: readonly Part[]): Block[] {
  let position = 0;
  return parts.map(({ kind, level, text, gap }) => {
    const span = { start: position, end: position + text.length, kind };
    position += text.length + gap.length;
    return kind === "heading" ? { ...span, level } : span;
  });
}

/** Pages that part the text at arbitrary places; their numbers leave gaps, as pages without text do. */
function pagesOf(length: number, cuts: readonly number[]): PageSpan[] {
  if (cuts.length === 0) return [];
  const starts = [...new Set([0, ...cuts.map((cut) => cut % (length + 1))])].sort(
    (left, right) => left - right,
  );
  return starts.map((start, index) => ({ page: 2 * index + 1, start, end: starts[index + 1] ?? length }));
}

function withoutLineEnds(text: string): string {
  return text.replace(/[\r\n\0]/g, "");
}
