import type { QuoteDifference, Verdict } from "./quote-responses.ts";

/** What the result of a check is called wherever a person reads it. It imports types alone: the page loads it as it is. */

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  verbatim: "Verbatim",
  altered: "Altered",
  spliced: "Spliced",
  misattributed: "Said by somebody else",
  paraphrase: "A paraphrase, not a quotation",
  absent: "Not found",
};

const KINDS = { changed: "changed", omitted: "left out without a mark", added: "added" } as const;

/** A difference in a line: "number changed: “fourteen”, quoted as “forty”". */
export function differenceText({ kind, matter, quoted, original }: QuoteDifference): string {
  const what = `${matter === null ? "" : `${matter} `}${KINDS[kind]}`;
  if (quoted !== null && original !== null) {
    return `${what}: “${inLine(original.text)}”, quoted as “${inLine(quoted.text)}”`;
  }
  return `${what}: “${inLine((original ?? quoted)?.text ?? "")}”`;
}

const LONGEST = 160;

function inLine(text: string): string {
  const line = text.replace(/\s+/gu, " ");
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST)}…`;
}
