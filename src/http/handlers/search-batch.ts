import type { ServedLibrary } from "../../library/library.ts";
import type { Log } from "../../config/log.ts";
import type { Problem } from "../../api/problem.ts";
import { parseBody } from "../../api/parse.ts";
import { SearchRequest } from "../../api/question-requests.ts";
import { isOwnFault, publicProblem } from "../middleware/problem-details.ts";
import type { SearchResult } from "../../api/question-responses.ts";

type SearchOutcome = { readonly result: SearchResult } | { readonly problem: Problem };

export interface BatchPorts {
  readonly library: Pick<ServedLibrary, "search">;
  /** Aborts when the caller has hung up. */
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** One search after the other, so that other callers have their turn between them; none goes on when nobody waits any more. */
export async function searchBatch(
  searches: readonly unknown[],
  { library, signal, log }: BatchPorts,
): Promise<SearchOutcome[]> {
  const outcomes: SearchOutcome[] = [];
  for (const search of searches) {
    if (signal.aborted) break;
    try {
      outcomes.push({ result: await library.search(parseBody(search, SearchRequest), { signal }) });
    } catch (error) {
      const problem = publicProblem(error);
      if (isOwnFault(problem)) log.error("A search of a batch failed", error);
      outcomes.push({ problem });
    }
  }
  return outcomes;
}
