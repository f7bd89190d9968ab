import { DEFAULT_ASK_K, DEFAULT_SEARCH_K } from "../../api/questions/question-limits.ts";
import type { FacetName } from "../../api/filters/facets.ts";
import { AskRequest, SearchRequest } from "../../api/questions/question-requests.ts";
import { parseRequest } from "../../api/parse.ts";
import type { AskResult, SearchResult, SearchedLibrary } from "../../api/questions/question-responses.ts";
import { AppError, throwIfLeft } from "../../core/errors.ts";
import type { Ranking } from "../../search/ranking/ranking.ts";
import type { Page } from "../../search/search.ts";
import type { DenseIndex } from "../../store/dense/dense-index.ts";
import { familiarityOf } from "../../text/familiarity.ts";
import type { CallOptions } from "../library.ts";
import type { LibraryView } from "../view/library-view.ts";
import { indexFingerprint } from "../sync/indexer.ts";
import type { TextEmbedder } from "../sync/sync-ports.ts";
import {
  COMPARED_PASSAGES,
  EVIDENCE_PASSAGES,
  rankingFor,
  toAskResult,
  toSearchResult,
  type QuestionOutcome,
} from "./ask-result.ts";
import { interpret, interpretationOf, type InterpretedQuestion } from "./interpretation.ts";
import { findMetadata } from "./metadata-answer.ts";
import { coverageNote, questionNote } from "./question-note.ts";
import { Searcher, type PreparedQuestion, type SearchOutcome } from "./searcher.ts";
import { since, stageClock, type StageObserver } from "./stage.ts";

export interface AskingPorts {
  /** What exists for whoever asks. Throws `library_not_built` where there is no library. */
  readonly view: () => LibraryView;
  readonly embedder: () => Promise<TextEmbedder>;
  /** The dense index as of now. */
  readonly dense: () => Promise<DenseIndex>;
  /** For questions that do not choose a mode. */
  readonly ranking: Ranking;
  readonly observe: StageObserver;
  readonly now: () => Date;
}

interface AskingOptions {
  readonly page: Page;
  readonly ranking: Ranking;
  /** What the documents that meet the filters are counted by. */
  readonly facets: readonly FacetName[] | undefined;
  /** Looked at between the steps. */
  readonly signal: AbortSignal | undefined;
}

/** What one state of the library gives. */
type StateOutcome = SearchOutcome &
  Pick<QuestionOutcome, "metadata" | "counted"> & { readonly library: SearchedLibrary };

/** How often a search starts again because the library changed in the meantime. */
const ATTEMPTS = 5;

/** A question on its way from text to answer, in the six steps of ARCHITECTURE.md: `find` has all but the last. */
export class Asking {
  constructor(private readonly ports: AskingPorts) {}

  async search(asked: SearchRequest, { signal }: CallOptions): Promise<SearchResult> {
    const started = performance.now();
    const request = parseRequest(asked, SearchRequest);
    const query = request.query.trim();
    const page = {
      k: request.k ?? DEFAULT_SEARCH_K,
      offset: request.offset ?? 0,
      groupByDocument: request.groupBy === "document",
    };
    const { facets } = request;
    const ranking = rankingFor(request.mode ?? "hybrid", this.ports.ranking);
    const found = await this.find(query, request.filters, { page, ranking, facets, signal });
    const result = toSearchResult(found, { query, offset: page.offset, explain: request.explain ?? false });
    return { ...result, tookMs: since(started) };
  }

  async ask(asked: AskRequest, { signal }: CallOptions): Promise<AskResult> {
    const started = performance.now();
    const request = parseRequest(asked, AskRequest);
    const question = request.question.trim();
    const k = request.k ?? DEFAULT_ASK_K;
    // The answer and its confidence do not depend on how many hits are wanted.
    const page = { k: Math.max(k, EVIDENCE_PASSAGES, COMPARED_PASSAGES), offset: 0, groupByDocument: false };
    const { ranking } = this.ports;
    const { facets } = request;
    const found = await this.find(question, request.filters, { page, ranking, facets, signal });
    const endStage = stageClock(this.ports.observe);
    const result = toAskResult(found, { question, k, explain: request.explain ?? false });
    endStage("answer");
    return { ...result, tookMs: since(started) };
  }

  /** The first question has the dense index loaded, beside this thread, while the model is. */
  private beginLoading(): void {
    // A failure is met where the index is needed.
    this.ports.dense().catch(() => undefined);
  }

  private async find(
    written: string,
    filters: SearchRequest["filters"] = {},
    options: AskingOptions,
  ): Promise<QuestionOutcome> {
    const view = this.ports.view();
    await view.requirePassages();
    this.beginLoading();
    const embedder = await this.ports.embedder();
    throwIfLeft(options.signal);
    requireModelOf(await view.model(), embedder);
    const searcher = new Searcher(view, embedder);
    const asked = await interpret(written, {
      requested: filters,
      documents: () => view.facts(),
      folded: await view.folded(),
      today: this.ports.now().toISOString().slice(0, 10),
    });
    const endStage = stageClock(this.ports.observe);
    const prepared = await searcher.prepare(asked);
    const vector = await embedder.embedQuestion(prepared.text);
    endStage("embed");
    throwIfLeft(options.signal);
    const ranked = await this.rank({ view, searcher, embedder, asked, prepared, vector }, options);
    endStage("search");
    return {
      ...ranked,
      interpretation: interpretationOf(asked, ranked),
      asked: asked.question.text,
      familiarityOf: (text) => familiarityOf(text, (part) => embedder.countTokens(part)),
      notes: [...ranked.unmet, ...questionNote(asked, ranked), ...coverageNote(ranked.library)],
    };
  }

  /**
   * Ranks one state of the library: all reads of a search are of one moment, and the dense index stands at the same one.
   * Where others write without pause, the last attempt makes do with an index that is a moment behind.
   */
  private async rank(
    {
      view,
      searcher,
      embedder,
      asked,
      prepared,
      vector,
    }: {
      readonly view: LibraryView;
      readonly searcher: Searcher;
      readonly embedder: TextEmbedder;
      readonly asked: InterpretedQuestion;
      readonly prepared: PreparedQuestion;
      readonly vector: Float32Array;
    },
    options: AskingOptions,
  ): Promise<StateOutcome> {
    for (let attempt = 1; ; attempt += 1) {
      const dense = await this.ports.dense();
      const ranked = await view.read(async (): Promise<StateOutcome | null> => {
        if (attempt < ATTEMPTS && dense.covers.revision !== (await view.revision())) return null;
        await view.requirePassages();
        requireModelOf(await view.model(), embedder);
        const found = await searcher.rank(asked, prepared, vector, dense, options);
        const only = () => searcher.onlyDocument(asked);
        const metadata = await findMetadata(asked.question.text, {
          only,
          hits: found.hits.slice(0, EVIDENCE_PASSAGES),
          documents: view,
        });
        const { facets } = options;
        const counted = facets === undefined ? {} : { facets: await searcher.facets(asked, facets) };
        return { ...found, metadata, counted, library: await view.coverage() };
      });
      if (ranked !== null) return ranked;
    }
  }
}

/** Throws `library_incompatible` where the vectors are not of this model. */
export function requireModelOf(
  { fingerprint, model }: Awaited<ReturnType<LibraryView["model"]>>,
  embedder: TextEmbedder,
): void {
  if (fingerprint === indexFingerprint(embedder)) return;
  throw new AppError(
    "library_incompatible",
    `The index holds vectors of another model, or of another version of it (${model}; now ${embedder.model}), which ` +
      "cannot be compared with those of a question. Run `pincite index` to build it anew, " +
      "or name another folder with --index.",
  );
}
