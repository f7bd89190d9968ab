import { QuoteRequest } from "../../api/quotes/quote-requests.ts";
import type { QuoteCheck, QuotePlace, Verdict } from "../../api/quotes/quote-responses.ts";
import { throwIfLeft } from "../../core/errors.ts";
import { readQuotation, type Quotation } from "../../quotes/units.ts";
import type { CallOptions } from "../library.ts";
import { requireModelOf, type AskingPorts } from "../query/asking.ts";
import { quotableIn } from "./quotable-in.ts";
import { asField, notice, sentencesOf, type Notice } from "../../api/notices/notice.ts";
import { coverageNote } from "../query/question-note.ts";
import { unmetFilters } from "../query/unmet-filters.ts";
import { parseRequest } from "../../api/parse.ts";
import { since } from "../query/stage.ts";
import type { LibraryView, Quotable } from "../view/library-view.ts";
import { Attributions, type Attribution } from "./attribution-check.ts";
import { nearMeanings } from "./near-meanings.ts";
import { QuoteIndex } from "./quote-index.ts";
import { MOST_PASSAGES, QuotePlaces, type FoundPlace } from "./quote-places.ts";
import { quoteSummary } from "./quote-wording.ts";
import { shownPlace } from "./shown-place.ts";
import { spliceOf } from "./splice.ts";

/** The embedder and the dense index are asked only where the words do not decide. */
export type QuoteCheckingPorts = Pick<AskingPorts, "view" | "embedder" | "dense">;

/** So many places are told. */
const MOST_PLACES = 50;
/** Of an altered quotation, the nearest ones. */
const MOST_NEAR_PLACES = 3;

/** What the words alone decide. */
interface Decided {
  readonly verdict: Verdict;
  readonly attribution: Attribution | null;
  readonly places: readonly QuotePlace[];
  readonly total: number;
  readonly notes: readonly Notice[];
}

/** Tells whether quotations stand in the documents: their words decide, word by word, and only where these do not, meaning. */
export class QuoteChecking {
  constructor(private readonly ports: QuoteCheckingPorts) {}

  async check(asked: QuoteRequest, { signal }: CallOptions = {}): Promise<QuoteCheck> {
    const started = performance.now();
    const request = parseRequest(asked, QuoteRequest);
    const [quote, filters] = [request.quote.trim(), request.filters ?? {}];
    const by = request.by?.trim() ?? null;
    const view = this.ports.view();
    const quotation = readQuotation(quote);
    const { decided, library, quotable, unmet } = await view.read(async () => {
      await view.requirePassages();
      const within = await quotableIn(view, filters);
      const words = await decide(within, quotation, by);
      const unmetOf = within.passages === 0 ? await unmetFilters(view, [filters]) : [];
      return { decided: words, library: await view.coverage(), quotable: within, unmet: unmetOf };
    });
    throwIfLeft(signal);
    const result = decided ?? (await this.byMeaning(view, quotation, quotable));
    const { verdict, attribution, places, total, notes } = result;
    const said = [...notes, ...unmet, ...coverageNote(library)];
    return {
      quote,
      by,
      verdict,
      summary: quoteSummary({ verdict, attribution, by, places, total }),
      attribution,
      places,
      total,
      note: sentencesOf(said),
      ...asField("notes", said),
      library,
      tookMs: since(started),
    };
  }

  /** How much of the library is searched. Throws `library_not_built`. */
  async coverage(): Promise<QuoteCheck["library"]> {
    const view = this.ports.view();
    await view.requirePassages();
    return view.coverage();
  }

  private async byMeaning(view: LibraryView, quotation: Quotation, quotable: Quotable): Promise<Decided> {
    if (quotation.units.length === 0) {
      const notes = [notice("quotation-without-words")];
      return { verdict: "absent", attribution: null, places: [], total: 0, notes };
    }
    const embedder = await this.ports.embedder();
    requireModelOf(await view.model(), embedder);
    const vector = await embedder.embedQuestion(quotation.text);
    const dense = await this.ports.dense();
    const { isParaphrase, places } = await view.read(() =>
      nearMeanings({ dense, embedder, quotable, vector, quotation }),
    );
    return {
      verdict: isParaphrase ? "paraphrase" : "absent",
      attribution: null,
      places,
      total: places.length,
      notes: [],
    };
  }
}

/** Null where the words stand nowhere, nor nearly. */
async function decide(quotable: Quotable, quotation: Quotation, by: string | null): Promise<Decided | null> {
  const places = new QuotePlaces(quotable, new QuoteIndex(quotable));
  const attributions = new Attributions(quotable, by);
  const found = await places.find(quotation);
  const [nearest] = found;
  if (nearest === undefined) return null;
  if (nearest.nearness === "verbatim") return standing(quotable, found, attributions);
  const parts = await spliceOf(quotation, nearest, places);
  if (parts !== null) return shown("spliced", quotable, parts, attributions);
  if (nearest.nearness !== "altered") return null;
  const near = found.filter(({ nearness }) => nearness === "altered").slice(0, MOST_NEAR_PLACES);
  return shown("altered", quotable, near, attributions);
}

/** The words stand there: those places first where the right one says them. */
async function standing(
  quotable: Quotable,
  found: readonly FoundPlace[],
  attributions: Attributions,
): Promise<Decided> {
  const ordered = await attributions.confirmedFirst(found);
  const attribution = await attributions.of(ordered);
  const verdict = attribution === "other" ? "misattributed" : "verbatim";
  const isAll = found.length < MOST_PASSAGES;
  return {
    ...(await shown(verdict, quotable, ordered.slice(0, MOST_PLACES), attributions)),
    attribution,
    total: found.length,
    notes: isAll ? [] : [notice("more-places")],
  };
}

async function shown(
  verdict: Verdict,
  quotable: Quotable,
  found: readonly FoundPlace[],
  attributions: Attributions,
): Promise<Decided> {
  const places: QuotePlace[] = [];
  for (const place of found) {
    places.push(await shownPlace(quotable, place, await attributions.speakersAt(place)));
  }
  return {
    verdict,
    attribution: await attributions.of(found),
    places,
    total: found.length,
    notes: [],
  };
}
