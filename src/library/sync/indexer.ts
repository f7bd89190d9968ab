import { createHash } from "node:crypto";
import type { Passage } from "../../core/passage.ts";
import { authorLine, type Document } from "../../core/document.ts";
import { headingLine } from "../../core/passage.ts";
import { documentWordsOf } from "../../search/words/document-words.ts";
import { passageWords, WORDS_VERSION } from "../../search/words/passage-words.ts";
import { CONTEXT_TEMPLATE_VERSION } from "../../passages/passage-context.ts";
import { splitDocument, SPLITTER_VERSION } from "../../passages/splitting.ts";
import { STATEMENTS_VERSION, statementsIn } from "../../statements/statements.ts";
import type { DocumentRecord, NewPassage, NewVector } from "../../store/records.ts";
import type { NewDocument, Store, Wanted } from "../../store/store.ts";
import type { PassageInput, TextEmbedder } from "./sync-ports.ts";

/** Passages that are embedded, and their vectors kept, at a time: what an interruption can cost. */
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

/** Document → passages → vectors → store. */
export class Indexer {
  private readonly fingerprint: string;

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
    const { text, metadata } = document;
    return {
      document,
      passages: cut.map((passage) => this.preparedPassage(passage, document)),
      statements: statementsIn({ text, authors: metadata.authors, passages: cut }),
    };
  }

  /**
   * Puts a document in, in place of its former version, which stays searchable until then.
   * Gives the record as it was stored, or null where it is no longer wanted. `onEmbedded` is told how many passages went through the model since the last time.
   * Throws the signal's reason between two batches; the vectors made so far are kept.
   */
  async index(
    record: DocumentRecord,
    { document, passages, statements }: PreparedDocument,
    onEmbedded: (passages: number) => void,
    signal?: AbortSignal,
  ): Promise<DocumentRecord | null> {
    const known = await this.store.vectors.known(passages.map(({ vectorKey }) => vectorKey));
    const missing = [...new Map(passages.map((passage) => [passage.vectorKey, passage])).values()].filter(
      ({ vectorKey }) => !known.has(vectorKey),
    );
    let vectors: NewVector[] = [];
    for (let index = 0; index < missing.length; index += PASSAGES_AT_A_TIME) {
      await this.store.keepVectors(vectors);
      signal?.throwIfAborted();
      vectors = await this.embed(missing.slice(index, index + PASSAGES_AT_A_TIME));
      onEmbedded(vectors.length);
    }
    const indexed = { ...record, passages: passages.length };
    const isIn = await this.store.putDocument(
      {
        record: indexed,
        text: document.text,
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

  private async embed(passages: readonly NewPassage[]): Promise<NewVector[]> {
    const embeddings = await this.embedder.embedPassages(passages.map(({ passage }) => inputOf(passage)));
    return embeddings.map((embedding, index) => ({ key: passages[index]?.vectorKey ?? "", ...embedding }));
  }

  private preparedPassage(passage: Passage, { text, metadata }: Document): NewPassage {
    const { encoded, lexical } = passageWords({
      language: metadata.language,
      title: metadata.title,
      author: authorLine(metadata.authors) ?? "",
      heading: headingLine(passage.headings) ?? "",
      sentences: passage.sentences.map(({ start, end }) => text.slice(start, end)),
    });
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
