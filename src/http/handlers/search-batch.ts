import { AppError } from "../../core/errors.ts";
import type { ServedLibrary } from "../../library/library.ts";
import type { Log } from "../../config/log.ts";
import type { Problem } from "../../api/problems/problem.ts";
import { parseBody } from "../../api/parse.ts";
import { SearchRequest } from "../../api/questions/question-requests.ts";
import { isOwnFault, publicProblem } from "../middleware/problem-details.ts";
import type { SearchResult } from "../../api/questions/question-responses.ts";

type SearchOutcome = { readonly result: SearchResult } | { readonly problem: Problem };

export interface BatchPorts {
  readonly library: Pick<ServedLibrary, "search">;
  /** Aborts when the caller has hung up. */
  readonly signal: AbortSignal;
  readonly log: Log;
  /** For all searches together, in milliseconds; `BATCH_MS` where absent. */
  readonly budgetMs?: number;
}

/** Of a hundred ordinary searches a small part; what has not begun by then is answered with `time_limit`. */
const BATCH_MS = 30_000;

/** One search after the other, so that other callers have their turn between them; none goes on when nobody waits any more. */
export async function searchBatch(
  searches: readonly unknown[],
  { library, signal, log, budgetMs = BATCH_MS }: BatchPorts,
): Promise<SearchOutcome[]> {
  const outcomes: SearchOutcome[] = [];
  const end = performance.now() + budgetMs;
  for (const search of searches) {
    if (signal.aborted) break;
    try {
      if (performance.now() > end) throw outOfTime(budgetMs);
      outcomes.push({ result: await library.search(parseBody(search, SearchRequest), { signal }) });
    } catch (error) {
      const problem = publicProblem(error);
      if (isOwnFault(problem)) log.error("A search of a batch failed", error);
      outcomes.push({ problem });
    }
  }
  return outcomes;
}

function outOfTime(budgetMs: number): AppError {
  const message = `The searches before this one took ${budgetMs / 1_000} s, which is the limit of a batch. Send it again with fewer.`;
  return new AppError("time_limit", message);
}
