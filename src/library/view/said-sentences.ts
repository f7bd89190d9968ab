import type { PassageRow } from "../../core/ids.ts";
import type { Store } from "../../store/store.ts";
import { askedNames, isCalled } from "../../text/person-names.ts";

/** For each sentence of each passage, whether `speaker`, as a question calls him, says it; passages without such are left out. */
export async function saidIn(
  store: Pick<Store, "said" | "passages">,
  rows: readonly PassageRow[],
  speaker: string,
): Promise<Map<PassageRow, boolean[]>> {
  const asked = askedNames(speaker);
  const said = new Map<PassageRow, boolean[]>();
  const statements = [...(await store.said.within(rows))].flatMap(([row, all]) => {
    const own = all.filter((statement) => isCalled(statement.speaker, asked));
    return own.length === 0 ? [] : [[row, own] as const];
  });
  const passages = new Map(
    (await store.passages.byRows(statements.map(([row]) => row))).map((one) => [one.row, one]),
  );
  for (const [row, own] of statements) {
    const sentences = passages.get(row)?.sentences ?? [];
    said.set(
      row,
      sentences.map(({ start, end }) => own.some((one) => one.start <= start && one.end >= end)),
    );
  }
  return said;
}
