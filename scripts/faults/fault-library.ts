import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startServerProcess, type ServerProcess } from "../server-process.ts";
import { runProgram, type Disturbance, type ProgramRun } from "./program-run.ts";

const PLACES = ["harbour", "orchard", "railway", "glacier", "library", "market", "bridge", "theatre"];
const CHURNED = 6;
const QUERY = "which places were repaired, and when were they opened again";

/** The same search over HTTP. */
export const searchQuery = new URLSearchParams({ q: QUERY, k: "100" }).toString();

/** A folder of small documents, and what a search of it gives. */
export class FaultLibrary {
  constructor(
    private readonly program: string,
    private readonly documents: string,
    count: number,
  ) {
    mkdirSync(documents, { recursive: true });
    for (let number = 0; number < count; number += 1) {
      const place = PLACES[number % PLACES.length] ?? "";
      const year = 1900 + number;
      const text = `# The ${place} of town ${number}\n\nThe ${place} was repaired in ${year}.\n\n## Later\n\nIt opened again in ${year + 2}.\n`;
      writeFileSync(join(documents, `town-${String(number).padStart(2, "0")}.md`), text);
    }
  }

  run(index: string, command: readonly string[], disturbance: Disturbance = {}): Promise<ProgramRun> {
    const at = ["--documents", this.documents, "--index", index];
    return runProgram(this.program, [...command, ...at], disturbance);
  }

  search(index: string, ...flags: readonly string[]): Promise<ProgramRun> {
    return this.run(index, ["search", "--json", "-k", "100", ...flags, QUERY]);
  }

  /** A server on the library. */
  serve(index: string, environment: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
    return startServerProcess(this.program, ["--documents", this.documents, "--index", index], environment);
  }

  /** Writes other documents, and takes some away: `round` says which. */
  churn(round: number): void {
    for (let number = 0; number < CHURNED; number += 1) {
      const path = join(this.documents, `churned-${number}.md`);
      if ((round + number) % 3 === 0) rmSync(path, { force: true });
      else
        writeFileSync(
          path,
          `# Churned ${number}\n\nThe well ${number} was dug in round ${round - (number % 2)}.\n`,
        );
    }
  }

  /** As it was before the first round. */
  settle(): void {
    for (let number = 0; number < CHURNED; number += 1)
      rmSync(join(this.documents, `churned-${number}.md`), { force: true });
  }
}

interface SearchOutput {
  readonly library: { readonly complete: boolean };
  readonly hits: readonly {
    readonly document: { readonly source: string; readonly title: string | null };
    readonly passage: { readonly start: number; readonly end: number; readonly text: string };
  }[];
}

/** Whether a search says that it went over all of the library as it is. */
export function isComplete({ stdout }: ProgramRun): boolean {
  return (JSON.parse(stdout) as SearchOutput).library.complete;
}

/** What a search showed, in its order: all of it that a person would rely on. */
export function shownBy({ stdout }: ProgramRun): string[] {
  return hitsOf(stdout);
}

export function hitsOf(json: string): string[] {
  return (JSON.parse(json) as SearchOutput).hits.map(({ document, passage }) =>
    JSON.stringify([document.source, document.title, passage.start, passage.end, passage.text]),
  );
}
