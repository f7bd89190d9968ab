import { remembering } from "../../core/remembering.ts";

/** What a language's texts let somebody speak with. All words are in lower case. */
export interface Lexicon {
  /** Tells the language of a text: its commonest small words. */
  readonly commonest: ReadonlySet<string>;
  readonly articles: ReadonlySet<string>;
  readonly possessives: ReadonlySet<string>;
  readonly prepositions: ReadonlySet<string>;
  readonly conjunctions: ReadonlySet<string>;
  /** Begin a clause about the name before them. */
  readonly relatives: ReadonlySet<string>;
  /** Begin what is said: "that". */
  readonly openers: ReadonlySet<string>;
  /** Leave open whether something is said: "whether", "if". */
  readonly doubts: ReadonlySet<string>;
  readonly auxiliaries: ReadonlySet<string>;
  /** Before a participle they make it passive. */
  readonly passives: ReadonlySet<string>;
  readonly negations: ReadonlySet<string>;
  readonly adverbs: ReadonlySet<string>;
  readonly pronouns: ReadonlyMap<string, "he" | "she" | "they" | "it">;
  /** Name nobody, though they stand where a name may. */
  readonly nobody: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  /** Before the speaker: "according to"; after him: "zufolge". Several words are joined by a space. */
  readonly sources: readonly string[];
  readonly sourcesAfter: readonly string[];
  /** Before the speaker where a quotation stands right before it: "„…“, so Olm". */
  readonly sourceBehindQuotation: string | null;
  /** Begin a remark on whose words these are: "as Olm put it", "comme l'a dit Olm". */
  readonly asSaid: ReadonlySet<string>;
  /** Verbs that speak only in such a remark: "put" it, "formulierte" es. */
  readonly puts: ReadonlySet<string>;
  /** What they put: "it", "es"; beside other verbs, what is said: "l", "lo". */
  readonly putObjects: ReadonlySet<string>;
  /** In these, and in "Ivanov's view is", somebody's opinion is told. */
  readonly opinions: ReadonlySet<string>;
  /** Prepositions that also begin a clause: "as Russia said". */
  readonly clauseOpeners: ReadonlySet<string>;
  /** The auxiliaries beside which a participle far off has its subject: "Merkel hat am Dienstag gesagt". */
  readonly perfect: ReadonlySet<string>;
  /** Are written like names and are none. */
  readonly days: ReadonlySet<string>;
  /** Whether an office stands without an article: "президент заявил". */
  readonly bareOffices: boolean;
  /** Whether every noun is written with a capital. */
  readonly capitalNouns: boolean;
  verb(word: string): Verb | null;
}

export interface Verb {
  /** `say`: with its subject before or after it; `think`: before it. */
  readonly sort: "say" | "think";
  /** Where the verb tells an opinion only if one of these words follows it soon: "held that"; null where it always does. */
  readonly complement: ReadonlySet<string> | null;
  /** `base`: the bare form, which after a name or "the state" is none: "a buffer state". */
  readonly form: "finite" | "base" | "participle" | "gerund";
}

/** The same, for one text: most of its words are asked for several times. */
export function withRememberedVerbs(lexicon: Lexicon): Lexicon {
  return { ...lexicon, verb: remembering((word: string) => lexicon.verb(word)) };
}

/** The words of a list, which are parted by white space. */
export function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/u).filter((word) => word !== ""));
}

/** For languages whose verbs are listed form by form. */
export function listed(say: string, think: string, participles: string): (word: string) => Verb | null {
  const [says, thinks, past] = [words(say), words(think), words(participles)];
  return (word) => {
    const form = past.has(word) ? "participle" : "finite";
    if (says.has(word) || past.has(word)) return { sort: "say", form, complement: null };
    return thinks.has(word) ? { sort: "think", form, complement: null } : null;
  };
}
