import type { Lexicon, Verb } from "./lexicon/lexicon.ts";
import { isOwner, type Phrase, type PhraseReader } from "./noun-phrases.ts";
import type { Token } from "./tokens.ts";

/** How many commas, and phrases with a preposition, may stand between the verb and its subject. */
const MOST_INSERTIONS = 4;
/** Between a phrase and the one that it belongs to: "the chair of the committee". */
const BELONGING =
  /^(?:of|for|in|at|from|with|on|von|vom|des|der|für|in|im|aus|bei|de|du|des|d|à|en|del|para|из|от|в)$/u;

/** Finds who does what a verb of speaking says: before it, after it, or across what stands between. */
export class SubjectReader {
  constructor(
    private readonly tokens: readonly Token[],
    private readonly lexicon: Lexicon,
    private readonly phrases: PhraseReader,
  ) {}

  /** Who the sentence is about: its first phrase that no preposition makes another's. */
  first(): Phrase | null {
    for (let at = 0; at < this.tokens.length && at < 24; at += 1) {
      const token = this.tokens[at];
      if (token?.kind !== "word") continue;
      if (this.lexicon.prepositions.has(token.lower)) {
        const object = this.phrases.startingAt(at + 1);
        at = object === null ? at : object.to - 1;
        continue;
      }
      const phrase = this.phrases.startingAt(at);
      if (phrase !== null && !isOwner(this.tokens[phrase.to - 1])) return phrase;
      if (phrase !== null) at = phrase.to - 1;
    }
    return null;
  }

  /** Those of the verb at `at`; `former`: who spoke last in the sentence. */
  of(at: number, verb: Verb, former: Phrase | null): Phrase[] {
    if (verb.sort === "say") {
      const after = this.subjectAfter(at);
      if (after !== null) return [after];
    }
    const before = this.subjectBefore(at, verb, former);
    if (before === "none") return [];
    if (before !== null) {
      if (this.isObjectRelative(before)) return [];
      const joined = this.joinedTo(before);
      return verb.form === "base" && joined.length === 0 && !this.takesBase(before, at)
        ? []
        : [before, ...joined];
    }
    const loose = verb.sort === "say" || this.lexicon.capitalNouns ? this.subjectRightAfter(at) : null;
    return loose === null ? [] : [loose];
  }

  /** Whether the bare form of a verb may follow: "they say", "the critics say", "Olm did not say". */
  private takesBase(subject: Phrase, at: number): boolean {
    const isHelped = this.tokens
      .slice(subject.to, at)
      .some(({ lower }) => this.lexicon.auxiliaries.has(lower));
    const last = this.tokens[subject.to - 1]?.lower ?? "";
    return isHelped || subject.pronoun === "they" || /[^s]s$|men$|people$/u.test(last);
  }

  /** "the form that the communiqué described": nothing is said there. */
  private isObjectRelative({ from, pronoun }: Phrase): boolean {
    const relative = this.tokens[from - 1];
    if (pronoun !== null || relative === undefined || !/^(?:that|which|whom)$/u.test(relative.lower))
      return false;
    return !this.tokens
      .slice(Math.max(0, from - 8), from - 1)
      .some(({ lower }) => this.lexicon.verb(lower) !== null);
  }

  /** "…," said the engineer Mara Olm; "The talks, said Ivanov, go on": the verb follows a mark, the name follows the verb. */
  private subjectAfter(at: number): Phrase | null {
    const before = this.tokens[this.beforeFrame(at)];
    if (before?.kind === "word") return null;
    const phrase = this.subjectRightAfter(at);
    if (phrase === null) return null;
    const next = this.tokens[phrase.to];
    const isEnded =
      next?.kind !== "word" ||
      this.lexicon.prepositions.has(next.lower) ||
      this.lexicon.adverbs.has(next.lower) ||
      this.lexicon.conjunctions.has(next.lower) ||
      /^(?:told|today|yesterday|gestern|heute|hier|ayer)$/u.test(next.lower);
    const quoted = before?.kind === "quote" || next?.kind === "quote" || before?.kind === "dash";
    return isEnded || quoted ? phrase : null;
  }

  private subjectRightAfter(at: number): Phrase | null {
    let next = at + 1;
    while (
      this.lexicon.adverbs.has(this.tokens[next]?.lower ?? "") ||
      this.lexicon.auxiliaries.has(this.tokens[next]?.lower ?? "")
    )
      next += 1;
    const phrase = this.phrases.startingAt(next);
    return phrase === null || phrase.pronoun === "it" ? null : phrase;
  }

  /** The token before the verb and the small words that go with it. */
  private beforeFrame(at: number): number {
    let index = at - 1;
    for (;;) {
      while (this.isFrame(this.tokens[index])) index -= 1;
      // "has repeatedly and in public warned"
      const preposition = this.tokens[index - 1]?.lower ?? "";
      const isJoined = this.lexicon.conjunctions.has(this.tokens[index - 2]?.lower ?? "");
      const before = index - (isJoined ? 3 : 2);
      if (!this.lexicon.prepositions.has(preposition) || !this.isFrame(this.tokens[before])) return index;
      index = before;
    }
  }

  private isFrame(token: Token | undefined): boolean {
    if (token?.kind !== "word") return false;
    const { lower } = token;
    const { auxiliaries, negations, adverbs } = this.lexicon;
    return (
      auxiliaries.has(lower) ||
      negations.has(lower) ||
      adverbs.has(lower) ||
      /[^f]ly$|mente$|ment$/u.test(lower)
    );
  }

  /** Null where nobody stands before the verb; "none" where what stands there shows that nobody speaks. */
  private subjectBefore(at: number, verb: Verb, former: Phrase | null): Phrase | null | "none" {
    const { lexicon, tokens } = this;
    const start = this.beforeFrame(at);
    const frame = tokens.slice(start + 1, at).map(({ lower }) => lower);
    const before = tokens[start];
    const isPassive =
      verb.form === "participle" &&
      frame.some((word) => lexicon.passives.has(word)) &&
      !frame.some((word) => /^(?:a|ont|avait|avaient|ha|han|hat|haben|hatte|has|have|had)$/u.test(word));
    const isAside =
      before?.kind === "comma" &&
      verb.form === "participle" &&
      tokens.slice(at + 1, at + 4).some(({ lower }) => lower === "by");
    if (isPassive || isAside) return "none";
    if (/^(?:been|worden|été|sido)$/u.test(frame.at(-1) ?? "")) return "none";
    // "the president must report": nothing is said yet.
    if (frame.some((word) => /^(?:must|should|shall|may|might|can)$/u.test(word))) return "none";
    // "did not say" tells nothing, "did not believe" an opinion.
    const isDenied = frame.some((word) => lexicon.negations.has(word));
    if (
      isDenied &&
      verb.sort === "say" &&
      /^(?:say|said|tell|told|comment|mention|speak|answer|reply|respond|explain|report)/u.test(
        tokens[at]?.lower ?? "",
      ) &&
      !this.opensClause(at)
    )
      return "none";
    if (verb.form === "gerund" && !frame.some((word) => lexicon.passives.has(word))) {
      const continues = before?.kind === "comma" || before?.lower === "by";
      if (before?.lower === "as" && /^(?:quoted|cited)$/u.test(tokens[start - 1]?.lower ?? "")) {
        return this.nearestBefore(this.beforeFrame(start - 1));
      }
      return continues ? (former ?? this.leading(at)) : "none";
    }
    if (before === undefined) return null;
    if (before.kind === "quote") return null;
    if (before.kind === "comma" || before.kind === "dash") return this.acrossInsertion(start, at, former);
    if (before.kind === "stop") return null;
    if (lexicon.conjunctions.has(before.lower)) return former ?? this.leading(at);
    if (lexicon.relatives.has(before.lower) && !lexicon.capitalNouns) return this.antecedent(start) ?? "none";
    if (
      lexicon.doubts.has(before.lower) ||
      lexicon.articles.has(before.lower) ||
      lexicon.possessives.has(before.lower)
    )
      return "none";
    if (lexicon.prepositions.has(before.lower) || isOwner(before)) return "none";
    return this.nearestBefore(start) ?? (verb.form === "participle" ? this.leadingAuxiliary(at) : null);
  }

  /** The phrase that ends at `at`, or the one that it belongs to: "the chair of the committee said". */
  private nearestBefore(at: number): Phrase | null {
    let end = at;
    for (let hops = 0; hops <= MOST_INSERTIONS; hops += 1) {
      const phrase = this.phrases.endingAt(end);
      if (phrase === null) return null;
      const before = this.tokens[phrase.from - 1];
      if (
        before?.kind !== "word" ||
        !this.lexicon.prepositions.has(before.lower) ||
        (hops === 0 && this.lexicon.clauseOpeners.has(before.lower))
      ) {
        return this.isDoubted(phrase.from) ? null : phrase;
      }
      if (!BELONGING.test(before.lower)) {
        const mark = this.tokens[phrase.from - 2];
        if (mark?.kind !== "comma" && phrase.names.length === 0) return null;
      }
      end = phrase.from - 2;
      const mark = this.tokens[end];
      if (mark?.kind === "comma") {
        const across = this.acrossInsertion(end, end + 1, null);
        return across === "none" ? null : across;
      }
    }
    return null;
  }

  private isDoubted(at: number): boolean {
    return this.lexicon.doubts.has(this.tokens[at - 1]?.lower ?? "");
  }

  /** "Halvard Olm, who has fished here for forty years, did not believe": the name is before the clause. */
  private acrossInsertion(mark: number, verb: number, former: Phrase | null): Phrase | null | "none" {
    const { tokens } = this;
    let insertions = 0;
    let nearest: Phrase | null = null;
    for (let at = mark - 1; at >= 0 && insertions < MOST_INSERTIONS; at -= 1) {
      const token = tokens[at];
      if (token?.kind === "quote" || token?.kind === "stop") break;
      if (token?.kind !== "comma" && token?.kind !== "dash") continue;
      insertions += 1;
      const phrase = this.nearestPlain(at - 1);
      if (phrase === null) continue;
      nearest ??= phrase;
      // "Its chairwoman, Ulla Brandt, told": one person, called twice.
      const inserted = this.phrases.startingAt(at + 1);
      if (
        inserted !== null &&
        inserted.names.length > 0 &&
        inserted.to === mark &&
        (phrase.names.length === 0 || this.isOffice(phrase)) &&
        phrase.pronoun === null
      )
        return inserted;
      if (this.isLeading(phrase)) return phrase;
    }
    return nearest ?? former ?? (insertions === 0 ? this.leading(verb) : null);
  }

  /** "Sein Sprecher": an office that is written like a name. */
  private isOffice({ names, to }: Phrase): boolean {
    return names.length === 1 && this.lexicon.roles.has(this.tokens[to - 1]?.lower ?? "");
  }

  private nearestPlain(at: number): Phrase | null {
    let end = at;
    for (let hops = 0; hops <= MOST_INSERTIONS; hops += 1) {
      const phrase = this.phrases.endingAt(end);
      const before = this.tokens[(phrase?.from ?? 0) - 1];
      if (phrase === null || before?.kind !== "word" || !this.lexicon.prepositions.has(before.lower))
        return phrase;
      end = phrase.from - 2;
    }
    return null;
  }

  private isLeading(phrase: Phrase): boolean {
    return this.tokens[phrase.from - 1]?.kind !== "word";
  }

  /** The subject that several verbs share: "Trump signed, but objected". */
  private leading(before: number): Phrase | null {
    const subject = this.first();
    return subject !== null && subject.to <= before ? subject : null;
  }

  /** "Merkel hat am Dienstag in Berlin gesagt", "Am Dienstag hat Merkel gesagt": the name stands by the auxiliary. */
  private leadingAuxiliary(at: number): Phrase | null {
    for (let index = at - 1; index >= 0 && at - index < 14; index -= 1) {
      const token = this.tokens[index];
      if (token?.kind !== "word") return null;
      if (!this.lexicon.perfect.has(token.lower)) continue;
      const after = this.phrases.startingAt(index + 1);
      return after ?? this.nearestBefore(index - 1);
    }
    return null;
  }

  private antecedent(relative: number): Phrase | null {
    const before = this.tokens[relative - 1];
    return this.nearestPlain(before?.kind === "comma" ? relative - 2 : relative - 1);
  }

  /** "Trump and Putin said": the one before "and". */
  private joinedTo(phrase: Phrase): Phrase[] {
    const conjunction = this.tokens[phrase.from - 1];
    if (conjunction === undefined || !/^(?:and|und|et|y|e|и)$/u.test(conjunction.lower)) return [];
    const other = this.phrases.endingAt(phrase.from - 2);
    return other === null || other.names.length === 0 || !this.isLeading(other) ? [] : [other];
  }

  /** Whether what is said follows the verb as a clause. */
  opensClause(at: number): boolean {
    for (const { kind, lower, text } of this.tokens.slice(at + 1, at + 8)) {
      if (text === ":" || this.lexicon.openers.has(lower)) return true;
      if (kind !== "word" && !this.lexicon.capitalNouns) return false;
    }
    return false;
  }
}
