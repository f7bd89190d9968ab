import type { Lexicon } from "./lexicon/lexicon.ts";
import { isOwner, type Phrase, type PhraseReader } from "./noun-phrases.ts";
import type { Token } from "./tokens.ts";

/** Small words between "as" and the verb: "comme l'a aussi dit". */
const MOST_BEFORE_VERB = 4;
/** May follow "as Olm put it": what else does says what became of "it". */
const BEHIND = /^(?:in|at|to|later|then|once|yesterday|today)$/u;

/** Reads remarks on whose words a sentence has: "As Olm once put it, …", "wie es Olm formulierte", "comme l'a dit Olm". */
export class RemarkReader {
  constructor(
    private readonly tokens: readonly Token[],
    private readonly lexicon: Lexicon,
    private readonly phrases: PhraseReader,
  ) {}

  /** Who each remark names, and the token that it begins with. */
  remarks(): { readonly who: Phrase; readonly at: number }[] {
    return this.tokens.flatMap(({ kind, lower }, at) => {
      if (kind !== "word" || !this.lexicon.asSaid.has(lower)) return [];
      const who = this.whoPuts(at + 1) ?? this.whoIsBehindVerb(at + 1);
      return who === null || isOwner(this.tokens[who.to - 1]) ? [] : [{ who, at }];
    });
  }

  /** "Olm once put it", "es Olm formulierte", "Olm es ausdrückte" */
  private whoPuts(at: number): Phrase | null {
    const from = this.behindObject(at);
    const who = this.phrases.startingAt(from);
    if (who === null) return null;
    let verb = this.behindObject(who.to);
    while (this.isSmall(verb)) verb += 1;
    if (!this.lexicon.puts.has(this.tokens[verb]?.lower ?? "")) return null;
    const end = this.behindObject(verb + 1);
    const hasObject = from > at || this.behindObject(who.to) > who.to || end > verb + 1;
    const next = this.tokens[end];
    // "As Olm put it on the table, the lamp broke."
    return hasObject && (next?.kind !== "word" || BEHIND.test(next.lower)) ? who : null;
  }

  /** "comme l'a dit Olm", "como dijo Olm", "как сказал Ольм" */
  private whoIsBehindVerb(at: number): Phrase | null {
    let verb = at;
    while (verb < at + MOST_BEFORE_VERB && (this.behindObject(verb) > verb || this.isSmall(verb))) verb += 1;
    const word = this.tokens[verb]?.lower ?? "";
    if (!this.lexicon.puts.has(word) && this.lexicon.verb(word)?.sort !== "say") return null;
    const who = this.phrases.startingAt(verb + 1);
    return who !== null && who.names.length > 0 ? who : null;
  }

  private behindObject(at: number): number {
    return this.lexicon.putObjects.has(this.tokens[at]?.lower ?? "") ? at + 1 : at;
  }

  private isSmall(at: number): boolean {
    const { auxiliaries, adverbs } = this.lexicon;
    const word = this.tokens[at]?.lower ?? "";
    return auxiliaries.has(word) || adverbs.has(word) || word === "once";
  }
}
