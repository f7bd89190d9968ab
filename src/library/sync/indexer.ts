import { createHash } from "node:crypto";
import type { Passage } from "../../core/passage.ts";
import { authorLine, type Document } from "../../core/document.ts";
import { headingLine } from "../../core/passage.ts";
import { documentWordsOf } from "../../search/words/document-words.ts";
import { passageWords, WORDS_VERSION } from "../../search/words/passage-words.ts";
import { CONTEXT_TEMPLATE_VERSION } from "../../passages/passage-context.ts";
import { rememberingStems } from "../../text/stems.ts";
import { splitDocument, SPLITTER_VERSION } from "../../passages/splitting.ts";
import { STATEMENTS_VERSION, statementsIn } from "../../statements/statements.ts";
import type { DocumentRecord, NewPassage, NewVector } from "../../store/records.ts";
import type { NewDocument, Store, Wanted } from "../../store/store.ts";
import type { PassageInput, TextEmbedder } from "./sync-ports.ts";

/** Passages that are embedded, and their vectors kept, at a time. Being killed costs what is on its way: three times as many at most. */
const PASSAGES_AT_A_TIME = 64;

/** Identifies vectors: equal fingerprints mean that equal passages have equal vectors. */
function vectorFingerprint(embedder: Pick<TextEmbedder, "fingerprint">): string {
  return `${embedder.fingerprint}+context${CONTEXT_TEMPLATE_VERSION}+passages${SPLITTER_VERSION}`;
}

/** Identifies all that is made of a document: its vectors, and its words as they are looked up and ranked. */
export function indexFingerprint(embedder: Pick<TextEmbedder, "fingerprint">): string {
  return `${vectorFingerprint(embedder)}${WORDS}${WORDS_VERSION}`;
}

const WORDS = "+words";

/** Whether two libraries of these fingerprints differ in their words alone, so that the vectors of one are those of the other. */
export function haveSameVectors(left: string, right: string): boolean {
  const [one = "", other = ""] = [left, right].map((fingerprint) => fingerprint.split(WORDS)[0]);
  return one !== "" && one === other;
}

/** What a document is made into before anything is embedded or stored: its text and the model's tokens alone decide it. */
export interface PreparedDocument {
  readonly document: Document;
  readonly passages: readonly NewPassage[];
  readonly statements: NewDocument["statements"];
}

/** The passages of a document that are asked for ahead, before the document before it is stored. */
interface Begun {
  readonly passages: readonly NewPassage[];
  readonly vectors: Promise<NewVector[]>;
}

/** Document → passages → vectors → store. */
export class Indexer {
  private readonly fingerprint: string;
  private readonly stems = rememberingStems();
  private readonly begun = new WeakMap<PreparedDocument, Begun>();
  /** The keys of all vectors that were asked for ahead. */
  private readonly onTheirWay = new Set<string>();

  constructor(
    private readonly store: Store,
    private readonly embedder: TextEmbedder,
    private readonly wanted?: Wanted,
  ) {
    this.fingerprint = vectorFingerprint(embedder);
  }

  /** Cuts a document into passages, and finds out who says what in them. */
  prepare(document: Document): PreparedDocument {
    const { maxTokens } = this.embedder;
    const countTokens = (text: string): number => this.embedder.countTokens(text);
    const cut = splitDocument(document, { countTokens, maxTokens });
    const { text, metadata, quoted = [] } = document;
    return {
      document,
      passages: cut.map((passage) => this.preparedPassage(passage, document)),
      statements: statementsIn({ text, authors: metadata.authors, quoted, passages: cut }),
    };
  }

  /**
   * Has the first passages of a document embedded while the one before it is stored: whoever embeds is never without work. What
   * two documents share is embedded for the first.
   */
  async begin(prepared: PreparedDocument): Promise<void> {
    const missing = await this.missing(prepared.passages, this.onTheirWay);
    const passages = missing.slice(0, PASSAGES_AT_A_TIME);
    for (const { vectorKey } of passages) this.onTheirWay.add(vectorKey);
    const vectors = this.embed(passages);
    // A failure is met when the document's turn comes.
    vectors.catch(() => undefined);
    this.begun.set(prepared, { passages, vectors });
  }

  /**
   * Puts a document in, in place of its former version, which stays searchable until then.
   * Gives the record as it was stored, or null where it is no longer wanted. `onEmbedded` is told how many passages went through the model since the last time.
   * Throws the signal's reason before the next batch would begin; the vectors made so far are kept.
   */
  async index(
    record: DocumentRecord,
    prepared: PreparedDocument,
    onEmbedded: (passages: number) => void,
    signal?: AbortSignal,
  ): Promise<DocumentRecord | null> {
    const { document, passages, statements } = prepared;
    const begun = this.begun.get(prepared);
    const missing = await this.missing(passages, new Set(begun?.passages.map(({ vectorKey }) => vectorKey)));
    let vectors: NewVector[] = [];
    let upcoming = begun?.vectors ?? null;
    // One batch is embedded while the one before it is stored.
    for (let at = 0; upcoming !== null || at < missing.length;) {
      let next: Promise<NewVector[]> | null = null;
      if (at < missing.length && signal?.aborted !== true) {
        next = this.embed(missing.slice(at, at + PASSAGES_AT_A_TIME));
        next.catch(() => undefined);
        at += PASSAGES_AT_A_TIME;
      }
      const batch = await upcoming;
      await this.store.keepVectors(vectors);
      if (batch === null && next === null) signal?.throwIfAborted();
      vectors = batch ?? [];
      if (vectors.length > 0) onEmbedded(vectors.length);
      upcoming = next;
    }
    const indexed = { ...record, passages: passages.length };
    const isIn = await this.store.putDocument(
      {
        record: indexed,
        text: document.text,
        ...(document.quoted !== undefined && { quoted: document.quoted }),
        passages,
        vectors,
        words: documentWordsOf(passages.map(({ words }) => words)),
        statements,
        statementsVersion: STATEMENTS_VERSION,
      },
      this.wanted,
    );
    return isIn ? indexed : null;
  }

  /** Those that have neither a vector in the library nor one on its way, each text once. */
  private async missing(
    passages: readonly NewPassage[],
    onTheirWay: ReadonlySet<string>,
  ): Promise<NewPassage[]> {
    const known = await this.store.vectors.known(passages.map(({ vectorKey }) => vectorKey));
    const different = new Map(passages.map((passage) => [passage.vectorKey, passage]));
    return [...different.values()].filter(
      ({ vectorKey }) => !known.has(vectorKey) && !onTheirWay.has(vectorKey),
    );
  }

  private async embed(passages: readonly NewPassage[]): Promise<NewVector[]> {
    const embeddings = await this.embedder.embedPassages(passages.map(({ passage }) => inputOf(passage)));
    return embeddings.map((embedding, index) => ({ key: passages[index]?.vectorKey ?? "", ...embedding }));
  }

  private preparedPassage(passage: Passage, { text, metadata }: Document): NewPassage {
    const { encoded, lexical } = passageWords(
      {
        language: metadata.language,
        title: metadata.title,
        author: authorLine(metadata.authors) ?? "",
        heading: headingLine(passage.headings) ?? "",
        sentences: passage.sentences.map(({ start, end }) => text.slice(start, end)),
      },
      this.stems,
    );
    return { passage, vectorKey: this.vectorKey(passage), words: encoded, lexical };
  }

  private vectorKey(passage: Passage): string {
    const { context, text, sentences } = inputOf(passage);
    const hash = createHash("sha256");
    hash.update(
      JSON.stringify([this.fingerprint, context, text, sentences.map(({ start, end }) => [start, end])]),
    );
    return hash.digest("hex");
  }
}

function inputOf(passage: Passage): PassageInput {
  return {
    context: passage.context,
    text: passage.text,
    sentences: passage.sentences.map(({ start, end }) => ({
      start: start - passage.start,
      end: end - passage.start,
    })),
  };
}
