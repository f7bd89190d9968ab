import type { StatementKind } from "../../src/core/statement.ts";
import { splitSentences } from "../../src/text/sentences/sentences.ts";
import { statementsIn } from "../../src/statements/statements.ts";

export interface Said {
  readonly speaker: string;
  readonly kind: StatementKind;
  readonly text: string;
}

/** The statements of a text of paragraphs; lines that begin with "# " are headings. */
export function said(text: string, authors: readonly string[] = []): Said[] {
  const passages: Parameters<typeof statementsIn>[0]["passages"][number][] = [];
  let headings: string[] = [];
  for (const { 0: block, index: start } of text.matchAll(/[^\n](?:[^\n]|\n(?!\n))*/gu)) {
    if (block.startsWith("# ")) headings = [block.slice(2)];
    else {
      const end = start + block.length;
      passages.push({
        start,
        end,
        headings,
        sentences: splitSentences(text, { start, end }, { lines: "wrapped" }),
      });
    }
  }
  return statementsIn({ text, authors, passages }).map(({ start, end, kind, speaker }) => ({
    speaker: speaker.name,
    kind,
    text: text.slice(start, end),
  }));
}

/** Who speaks, in order, as "speaker: beginning of the statement". */
export function speakers(text: string, authors: readonly string[] = []): string[] {
  return said(text, authors).map(({ speaker }) => speaker);
}
