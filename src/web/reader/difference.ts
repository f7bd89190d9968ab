/** A run of words that both texts have, or only the one that was cited, or only the present one. */
export interface DifferenceRun {
  readonly kind: "same" | "cited" | "present";
  readonly text: string;
}

/** Words of each side that are compared; what lies behind is taken for different. A passage has about 250. */
const MOST_WORDS = 1_000;

/**
 * The words of two texts, and where they differ: the `same` and `cited` runs together are the cited text, the `same` and
 * `present` runs the present one. Words are compared with their white space apart, by a longest common subsequence.
 */
export function differenceOf(cited: string, present: string): DifferenceRun[] {
  const [left, right] = [wordsOf(cited), wordsOf(present)];
  const lengths = commonLengths(left, right);
  const width = right.length + 1;
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  const runs: DifferenceRun[] = [];
  let [row, column] = [0, 0];
  while (row < left.length || column < right.length) {
    if (row < left.length && column < right.length && left[row] === right[column]) {
      add(runs, "same", left[row]);
      row += 1;
      column += 1;
    } else if (column >= right.length || (row < left.length && at(row + 1, column) >= at(row, column + 1))) {
      add(runs, "cited", left[row]);
      row += 1;
    } else {
      add(runs, "present", right[column]);
      column += 1;
    }
  }
  return runs;
}

function add(runs: DifferenceRun[], kind: DifferenceRun["kind"], text = ""): void {
  const last = runs.at(-1);
  if (last?.kind === kind) runs[runs.length - 1] = { kind, text: last.text + text };
  else runs.push({ kind, text });
}

/** Each word with the white space behind it; past `MOST_WORDS` the rest is one. */
function wordsOf(text: string): string[] {
  const words = text.match(/\S+\s*|\s+/gu) ?? [];
  if (words.length <= MOST_WORDS) return words;
  return [...words.slice(0, MOST_WORDS - 1), words.slice(MOST_WORDS - 1).join("")];
}

/** For each pair of places, the length of the longest common subsequence of what lies behind them. */
function commonLengths(left: readonly string[], right: readonly string[]): Uint16Array {
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  for (let row = left.length - 1; row >= 0; row -= 1) {
    for (let column = right.length - 1; column >= 0; column -= 1) {
      const here = row * width + column;
      lengths[here] =
        left[row] === right[column]
          ? (lengths[here + width + 1] ?? 0) + 1
          : Math.max(lengths[here + width] ?? 0, lengths[here + 1] ?? 0);
    }
  }
  return lengths;
}
