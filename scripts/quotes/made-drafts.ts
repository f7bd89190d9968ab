import type { MadeQuotation } from "./made-quotations.ts";

/** How a draft gives somebody's words. */
export const STYLES = ["marks", "block", "claim"] as const;
export type Style = (typeof STYLES)[number];

interface Phrases {
  readonly marks: readonly [string, string];
  readonly said: (quotation: string, name: string) => string;
  readonly unsaid: (quotation: string) => string;
  readonly claims: (words: string, name: string) => string;
}

/** As a newspaper of the language would write it. */
const PHRASES: Readonly<Record<string, Phrases>> = {
  en: {
    marks: ["“", "”"],
    said: (quotation, name) => `${quotation}, ${name} said on the day.`,
    unsaid: (quotation) => `One text puts it like this: ${quotation}.`,
    claims: (words, name) => `${name} said that ${words}`,
  },
  de: {
    marks: ["„", "“"],
    said: (quotation, name) => `${quotation}, sagte ${name} an dem Tag.`,
    unsaid: (quotation) => `In einem Text heißt es: ${quotation}.`,
    claims: (words, name) => `${name} sagte, dass ${words}`,
  },
  fr: {
    marks: ["« ", " »"],
    said: (quotation, name) => `${quotation}, a déclaré ${name} ce jour-là.`,
    unsaid: (quotation) => `Un texte le dit ainsi : ${quotation}.`,
    claims: (words, name) => `${name} a déclaré que ${words}`,
  },
  es: {
    marks: ["«", "»"],
    said: (quotation, name) => `${quotation}, dijo ${name} aquel día.`,
    unsaid: (quotation) => `Un texto lo dice así: ${quotation}.`,
    claims: (words, name) => `${name} dijo que ${words}`,
  },
  ru: {
    marks: ["«", "»"],
    said: (quotation, name) => `${quotation}, — сказал ${name} в тот день.`,
    unsaid: (quotation) => `В одном тексте говорится: ${quotation}.`,
    claims: (words, name) => `${name} сказал, что ${words}`,
  },
};

/** A quotation as it stands in a draft: without the marks that it may have been made with. */
export function bareQuote({ quote }: Pick<MadeQuotation, "quote">): string {
  const bare = quote.replace(/^[“«](.*)[”»]$/su, "$1");
  return bare.replace(/[.,;:]$/u, "");
}

/** Marks within a quotation are others than its own, as printers do it. */
function withInnerMarks(words: string, open: string): string {
  if (open.startsWith("«")) return words.replaceAll("«", "“").replaceAll("»", "”");
  return words.replaceAll("„", "‚").replaceAll("“", "‘").replaceAll("”", "’").replaceAll('"', "'");
}

/** One draft of a language: each quotation in a paragraph of its own, between sentences that quote nobody. */
export function draftOf(language: string, made: readonly MadeQuotation[], style: Style): string {
  const phrases = PHRASES[language];
  if (phrases === undefined) throw new Error(`No phrases for ${language}.`);
  const [open, close] = phrases.marks;
  const paragraphs = made.map((one) => {
    const words = withInnerMarks(bareQuote(one), open);
    const { by } = one;
    if (style === "block") return `> ${words}.${by === null ? "" : `\n>\n> — ${by}`}`;
    if (style === "claim" && by !== null) return `${phrases.claims(words, by)}.`;
    const quotation = `${open}${words}${close}`;
    return by === null ? phrases.unsaid(quotation) : phrases.said(quotation, by);
  });
  return `${paragraphs.join("\n\nThe next paragraph.\n\n")}\n`;
}
