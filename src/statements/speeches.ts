import type { Lexicon, Verb } from "./lexicon/lexicon.ts";
import { isOwner, isShouted, type Phrase, type PhraseReader } from "./noun-phrases.ts";
import { RemarkReader } from "./remarks-on-words.ts";
import { SubjectReader } from "./speech-subjects.ts";
import type { Token } from "./tokens.ts";

/** Somebody speaks in a sentence: who, as the sentence calls him, and the token that tells so. */
export interface Speech {
  readonly who: Phrase;
  readonly at: number;
  readonly sort: Verb["sort"];
}

/** Finds who speaks in one sentence. Quotations are single tokens: what is told within them is told by whom they quote. */
export class SpeechReader {
  private readonly shouted: boolean;
  private readonly subjects: SubjectReader;
  private readonly remarks: RemarkReader;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly lexicon: Lexicon,
    private readonly phrases: PhraseReader,
  ) {
    this.shouted = isShouted(tokens);
    this.subjects = new SubjectReader(tokens, lexicon, phrases);
    this.remarks = new RemarkReader(tokens, lexicon, phrases);
  }

  /** In the order of the sentence. */
  speeches(): Speech[] {
    const remarks = this.remarks.remarks().map((remark) => ({ ...remark, sort: "say" }) as const);
    const found: Speech[] = [...this.sources(), ...remarks, ...this.opinions()];
    let governed: { readonly by: Phrase; readonly from: number } | null = null;
    for (let at = 0; at < this.tokens.length; at += 1) {
      const verb = this.verbAt(at);
      if (verb === null) continue;
      const subjects = this.subjects.of(at, verb, found.at(-1)?.who ?? null);
      for (const who of subjects) {
        // "Brandt said that Olm believed …" tells what Brandt says; "…, but Olm denied it" what Olm does.
        if (governed !== null && !isSame(governed.by, who) && !this.isApart(governed.from, at)) continue;
        found.push({ who, at, sort: verb.sort });
        if (this.subjects.opensClause(at)) governed = { by: who, from: at };
      }
    }
    return found.sort((left, right) => left.at - right.at);
  }

  /** Who the sentence is about: its first phrase that no preposition makes another's. */
  subject(): Phrase | null {
    return this.subjects.first();
  }

  private verbAt(at: number): Verb | null {
    const token = this.tokens[at];
    if (token?.kind !== "word") return null;
    const { lower, text } = token;
    const before = this.tokens[at - 1];
    const isShout = this.shouted || (isUpper(text) && before !== undefined && isUpper(before.text));
    if (text !== lower && !isShout && before?.kind === "word") return null;
    const verb = this.lexicon.verb(lower);
    if (verb === null) return null;
    const after = this.tokens.slice(at + 1, at + 4);
    const { complement } = verb;
    const isComplete =
      complement === null || after.some(({ kind, lower: word }) => kind === "quote" || complement.has(word));
    return isComplete ? verb : null;
  }

  /** Whether the sentence turns to something else between two verbs. */
  private isApart(from: number, to: number): boolean {
    return this.tokens
      .slice(from, to)
      .some(
        ({ kind, lower, text }, index, between) =>
          text === ";" ||
          kind === "quote" ||
          (between[index - 1]?.kind === "comma" && this.lexicon.conjunctions.has(lower)) ||
          /^(?:while|whereas|während|tandis|mientras|тогда)$/u.test(lower),
      );
  }

  /** "According to Wei", "laut Merkel", "Merkel zufolge". */
  private sources(): Speech[] {
    const { tokens, lexicon } = this;
    return tokens.flatMap((token, at): Speech[] => {
      if (token.kind !== "word") return [];
      const length = lengthOf(tokens, at, lexicon.sources);
      if (length > 0) {
        if (token.lower === "pour" && at > 0) return [];
        const who = this.phrases.startingAt(at + length);
        return who === null || isOwner(tokens[who.to - 1]) ? [] : [{ who, at, sort: "say" }];
      }
      if (lexicon.sourceBehindQuotation === token.lower && this.followsQuotation(at)) {
        const who = this.phrases.startingAt(at + 1);
        return who === null ? [] : [{ who, at, sort: "say" }];
      }
      if (!lexicon.sourcesAfter.includes(token.lower)) return [];
      const who = this.phrases.endingAt(at - 1);
      return who === null ? [] : [{ who, at, sort: "say" }];
    });
  }

  private followsQuotation(at: number): boolean {
    const before = this.tokens[at - 1]?.kind === "comma" ? at - 2 : at - 1;
    return this.tokens[before]?.kind === "quote";
  }

  /** "Ivanov's view is that", "in Ivanov's account", "in his view". */
  private opinions(): Speech[] {
    const { tokens, lexicon } = this;
    return tokens.flatMap((token, at): Speech[] => {
      if (token.kind !== "word" || !lexicon.opinions.has(token.lower)) return [];
      const owner = tokens[at - 1];
      const isIn = /^(?:in|by|to|on|от|по|in)$/u.test(tokens[at - 2]?.lower ?? "");
      const isBe = /^(?:is|was|remains|remained)$/u.test(tokens[at + 1]?.lower ?? "");
      const pronoun =
        owner?.lower === "his"
          ? "he"
          : owner?.lower === "her"
            ? "she"
            : owner?.lower === "their"
              ? "they"
              : null;
      if (pronoun !== null && (isIn || isBe)) {
        const who = {
          from: at - 1,
          to: at,
          name: "",
          names: [],
          roles: [],
          pronoun,
          isDefinite: false,
          gender: null,
        } as const;
        return [{ who, at, sort: "say" }];
      }
      const named = isOwner(owner) ? this.phrases.endingAt(at - 1) : null;
      const isPreceded = /^(?:in|by|to|on)$/u.test(tokens[(named?.from ?? 0) - 1]?.lower ?? "");
      return named !== null && (isPreceded || isBe) ? [{ who: named, at, sort: "say" }] : [];
    });
  }
}

function isUpper(text: string): boolean {
  return text.length > 2 && text === text.toUpperCase() && text !== text.toLowerCase();
}

/** How many tokens from `at` on make up one of the expressions; 0 for none, the longest of several. */
function lengthOf(tokens: readonly Token[], at: number, expressions: readonly string[]): number {
  let longest = 0;
  const first = tokens[at]?.lower ?? "";
  for (const expression of expressions) {
    if (!expression.startsWith(first)) continue;
    const parts = expression.split(" ");
    if (parts.length > longest && parts.every((part, index) => tokens[at + index]?.lower === part))
      longest = parts.length;
  }
  return longest;
}

function isSame(left: Phrase, right: Phrase): boolean {
  if (left.pronoun !== null) return left.pronoun === right.pronoun;
  return left.from === right.from || (left.names.length > 0 && left.names.at(-1) === right.names.at(-1));
}
