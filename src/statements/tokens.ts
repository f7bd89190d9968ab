import type { Span } from "../core/document.ts";

/** A word or a mark of a sentence, or a whole quotation in it: what is said within is not told by the text itself. */
export interface Token extends Span {
  readonly kind: "word" | "quote" | "comma" | "dash" | "stop";
  readonly text: string;
  readonly lower: string;
}

const TOKEN =
  /(?<![\p{L}\p{N}])(?:Mr|Mrs|Ms|Mx|Dr|Prof|Gen|Sen|Rep|Gov|Col|Capt|Lt|Sgt|Rev|Hon|Mme|Sr|Sra|Hr|Fr)\.(?=\s\p{Lu})|(?<=\p{L})-(?:t-)?(?:ils?|elles?)(?!\p{L})|\p{Lu}\.(?=[\s\p{Lu}])|(?<!\p{L})(?:[ldnsjmtcLDNSJMTC]|[Qq]u)(?=['’]\p{L})|[\p{L}\p{N}\p{M}]+(?:[.,](?=\p{N})[\p{N}]+)*(?:['’-](?!(?:t-)?(?:ils?|elles?)(?!\p{L}))[\p{L}\p{N}\p{M}]+)*|[,;:.!?()[\]—–]|(?<=\s)-(?=\s)/gu;

const KINDS: Readonly<Record<string, Token["kind"]>> = {
  ",": "comma",
  "(": "comma",
  ")": "comma",
  "[": "comma",
  "]": "comma",
};

/** The tokens of `text[span]`, where `quotes` are the stretches in quotation marks, in order. */
export function tokensOf(text: string, span: Span, quotes: readonly Span[]): Token[] {
  const tokens: Token[] = [];
  let from = span.start;
  for (const quote of quotes) {
    if (quote.end <= span.start || quote.start >= span.end) continue;
    plainTokens(text, from, quote.start, tokens);
    const [start, end] = [Math.max(quote.start, span.start), Math.min(quote.end, span.end)];
    tokens.push({ kind: "quote", text: text.slice(start, end), lower: "", start, end });
    from = end;
  }
  plainTokens(text, from, span.end, tokens);
  return tokens;
}

function plainTokens(text: string, start: number, end: number, into: Token[]): void {
  if (start >= end) return;
  for (const match of text.slice(start, end).matchAll(TOKEN)) {
    // The full stop of a title is no end of anything: "said Mr. Quill".
    const written = match[0].length > "A.".length ? match[0].replace(/\.$/u, "") : match[0];
    const from = start + match.index;
    into.push({
      kind: kindOf(written),
      text: written,
      // "a-t-il ajouté": the pronoun stands after its verb.
      lower: written
        .toLowerCase()
        .replaceAll("’", "'")
        .replace(/^-(?:t-)?/u, ""),
      start: from,
      end: from + written.length,
    });
  }
}

function kindOf(written: string): Token["kind"] {
  if (/[\p{L}\p{N}]/u.test(written)) return "word";
  return KINDS[written] ?? (/[—–-]/u.test(written) ? "dash" : "stop");
}
