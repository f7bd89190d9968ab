import { asField, notice, other, type Notice } from "../../api/notices/notice.ts";
import { basename } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { DraftCheck, DraftFigure, DraftQuotation } from "../../api/drafts/draft-responses.ts";
import type { SearchFilters } from "../../api/filters/filters.ts";
import { MAX_QUERY_LENGTH } from "../../api/questions/question-limits.ts";
import { VERDICTS, type QuoteCheck, type Verdict } from "../../api/quotes/quote-responses.ts";
import { AppError, throwIfLeft } from "../../core/errors.ts";
import type { DraftOptions, DraftRequest } from "../library.ts";
import { since } from "../query/stage.ts";
import type { QuoteChecking } from "../quotes/quote-checking.ts";
import type { DocumentReader } from "../sync/sync-ports.ts";
import { readDraft, type DraftSentence, type Quoted } from "./draft-reading.ts";
import type { FigureChecking } from "./figure-checking.ts";

const MOST_QUOTATIONS = 2_000;
/** Of many sentences that say no number little is to be told. */
const SENTENCES_OF_A_STEP = 20;
/** Of each quotation. */
const MOST_PLACES = 3;

/** Checks all quotations of a draft, each as one quotation is checked, and its numbers and dates. */
export class DraftChecking {
  constructor(
    private readonly reader: Pick<DocumentReader, "read">,
    private readonly quotes: Pick<QuoteChecking, "check" | "coverage">,
    private readonly figures: Pick<FigureChecking, "check">,
  ) {}

  /**
   * Throws `library_not_built`, and `unsupported_media_type` where the file cannot be read, with the reason. A signal that
   * aborts ends it after the quotation that is being checked, with `cancelled`.
   */
  async check(
    { path, name, filters, maxQuotations = MOST_QUOTATIONS }: DraftRequest,
    options: DraftOptions = {},
  ): Promise<DraftCheck> {
    const started = performance.now();
    const library = await this.quotes.coverage();
    const result = await this.reader.read(path);
    throwIfLeft(options.signal);
    if (!result.ok) throw new AppError("unsupported_media_type", result.reason);
    const { quoted, terms, sentences, characters, notes } = readDraft(result.documents);
    const most = Math.min(maxQuotations, MOST_QUOTATIONS);
    const wanted = quoted.slice(0, most);
    const tell = tellerOf(wanted.length, sentences.length, options.onProgress);
    const quotations = await this.checkAll(wanted, filters, options.signal, (done) => {
      tell(done, 0);
    });
    const figures = await this.checkFigures(sentences, most, filters, options.signal, (done) => {
      tell(wanted.length, done);
    });
    tell(wanted.length, sentences.length);
    const said: Notice[] = [
      ...(quoted.length === 0 ? [notice("draft-without-quotation")] : []),
      ...(quoted.length <= most ? [] : [notice("draft-quotations-cut", { count: quoted.length, most })]),
      ...(figures.length <= most ? [] : [notice("draft-numbers-cut", { most })]),
      ...notes,
      ...result.problems.map(({ part, reason }) => other(`${part}: ${reason}`)),
    ];
    return {
      name: name ?? basename(path),
      characters,
      counts: countsOf(quotations.filter(({ kind }) => kind !== "claim")),
      claimCounts: countsOf(quotations.filter(({ kind }) => kind === "claim")),
      quotations,
      figures: figures.slice(0, most),
      figureCounts: figureCountsOf(figures.slice(0, most)),
      terms,
      notes: said.map(({ text }) => text),
      ...asField("notices", said),
      library,
      tookMs: since(started),
    };
  }

  private async checkAll(
    quoted: readonly Quoted[],
    filters: SearchFilters | undefined,
    signal: AbortSignal | undefined,
    onDone: (quotations: number) => void,
  ): Promise<DraftQuotation[]> {
    const checked: DraftQuotation[] = [];
    for (const one of quoted) {
      onDone(checked.length);
      // Other callers have their turn in between, and one who has left can say so.
      await setImmediate();
      throwIfLeft(signal);
      checked.push(await this.checkOne(one, filters, signal));
    }
    onDone(checked.length);
    return checked;
  }

  /** One more than `most` where there are more. */
  private async checkFigures(
    sentences: readonly DraftSentence[],
    most: number,
    filters: SearchFilters | undefined,
    signal: AbortSignal | undefined,
    onDone: (sentences: number) => void,
  ): Promise<DraftFigure[]> {
    const checked: DraftFigure[] = [];
    for (const [index, sentence] of sentences.entries()) {
      if (checked.length > most) break;
      if (index % SENTENCES_OF_A_STEP === 0) onDone(index);
      await setImmediate();
      throwIfLeft(signal);
      checked.push(...(await this.figures.check(sentence, filters)));
    }
    return checked;
  }

  private async checkOne(
    { text, isNamed, ...quoted }: Quoted,
    filters: SearchFilters | undefined,
    signal: AbortSignal | undefined,
  ): Promise<DraftQuotation> {
    const request = {
      quote: text.slice(0, MAX_QUERY_LENGTH),
      ...(isNamed && quoted.by !== null ? { by: quoted.by } : {}),
      ...(filters === undefined ? {} : { filters }),
    };
    const result = await this.quotes.check(request, signal === undefined ? {} : { signal });
    const { quote, verdict, summary, attribution, places, total, note } = result;
    const isCut = text.length > MAX_QUERY_LENGTH;
    const check = {
      quote,
      verdict,
      summary,
      attribution,
      places: places.slice(0, MOST_PLACES),
      total,
      note: isCut ? joined(`Only its first ${MAX_QUERY_LENGTH} characters were checked.`, note) : note,
    };
    return { ...quoted, check };
  }
}

function tellerOf(
  quotationsTotal: number,
  sentencesTotal: number,
  onProgress: DraftOptions["onProgress"],
): (quotationsDone: number, sentencesDone: number) => void {
  return (quotationsDone, sentencesDone) =>
    onProgress?.({ quotationsDone, quotationsTotal, sentencesDone, sentencesTotal });
}

function joined(first: string, second: QuoteCheck["note"]): string {
  return second === null ? first : `${first} ${second}`;
}

function figureCountsOf(figures: readonly DraftFigure[]): DraftCheck["figureCounts"] {
  const counts = { agrees: 0, differs: 0, "not-found": 0 };
  for (const { verdict } of figures) counts[verdict] += 1;
  return counts;
}

function countsOf(quotations: readonly DraftQuotation[]): Record<Verdict, number> {
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const { check } of quotations) counts[check.verdict] += 1;
  return counts;
}
