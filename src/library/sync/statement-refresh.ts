import { STATEMENTS_VERSION, statementsIn } from "../../statements/statements.ts";
import type { Store } from "../../store/store.ts";

/** Documents looked up at a time. */
const AT_A_TIME = 100;

/**
 * Finds the statements of documents whose statements were found by other rules, or before there were any, from what is
 * stored of them: no file is read. Throws the signal's reason between two documents; the next run goes on from there.
 */
export async function findStatementsAnew(store: Store, signal?: AbortSignal): Promise<void> {
  for (;;) {
    const outdated = await store.said.outdated(STATEMENTS_VERSION, AT_A_TIME);
    if (outdated.length === 0) return;
    for (const id of outdated) {
      signal?.throwIfAborted();
      const document = await store.read(() => store.said.textOf(id));
      const statements = document === undefined ? [] : statementsIn(document);
      await store.putStatements(id, statements, STATEMENTS_VERSION);
    }
  }
}
