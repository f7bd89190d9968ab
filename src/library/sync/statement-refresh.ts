import { isDeepStrictEqual } from "node:util";
import { STATEMENTS_VERSION, statementsIn } from "../../statements/statements.ts";
import type { Statement } from "../../core/statement.ts";
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

/** Finds the statements anew of documents of which others are stored than are found in them, and gives how many those are. */
export async function correctStatements(store: Store): Promise<number> {
  let corrected = 0;
  for (const { id } of await store.documents.all()) {
    const [document, stored] = await store.read(
      async () => [await store.said.textOf(id), await store.said.of(id)] as const,
    );
    const found = document === undefined ? [] : statementsIn(document);
    if (areSameStatements(stored, found)) continue;
    await store.putStatements(id, found, STATEMENTS_VERSION);
    corrected += 1;
  }
  return corrected;
}

/** Whatever their order. */
export function areSameStatements(one: readonly Statement[], other: readonly Statement[]): boolean {
  return isDeepStrictEqual(one.map(keyOf).sort(), other.map(keyOf).sort());
}

function keyOf({ start, end, kind, date, speaker: { name, names, roles } }: Statement): string {
  return JSON.stringify([start, end, kind, date, name, names.join(" "), roles.join(" ")]);
}
