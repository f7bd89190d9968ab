import type { QuotedPart } from "../core/document.ts";
import type { StatementKind } from "../core/statement.ts";
import type { Person } from "./cast.ts";
import type { PassageSentence } from "./paragraphs.ts";
import type { Quotation } from "./quotations.ts";
import type { Speech } from "./speeches.ts";
import type { Token } from "./tokens.ts";

/** Somebody speaks in a sentence. */
export interface Voice {
  readonly person: Person;
  readonly kind: StatementKind;
}

export interface ReadSentence {
  readonly sentence: PassageSentence;
  /** What others than the authors have written, where it is of that. */
  readonly part: QuotedPart | null;
  readonly quotes: readonly Quotation[];
  readonly tokens: readonly Token[];
  readonly speeches: readonly (Speech & { readonly person: Person })[];
  readonly subject: Person | null;
  readonly voices: Voice[];
}

/** Who speaks right before or after the quotation in a sentence that holds it. */
export function speakerBeside(quotation: Quotation, holding: readonly ReadSentence[]): Person | null {
  let nearest: Person | null = null;
  let least = Infinity;
  for (const { tokens, speeches } of holding) {
    for (const { person, at, sort } of speeches) {
      const token = tokens[at];
      if (token === undefined) continue;
      const distance =
        token.start < quotation.start ? quotation.start - token.end : token.start - quotation.end;
      const weighed = distance + (sort === "say" ? 0 : 40);
      if (weighed < least) [nearest, least] = [person, weighed];
    }
  }
  return nearest;
}
