import { execFile, type ExecFileException } from "node:child_process";
import { existsSync } from "node:fs";
import {
  linesOf,
  type Box,
  type RecognisedLine,
  type RecognisedWord,
  type Recogniser,
} from "./recognised-line.ts";

/** Where systems and package managers put it: the reader's process has no search path. */
const PLACES = [
  "/usr/bin/tesseract",
  "/usr/local/bin/tesseract",
  "/opt/homebrew/bin/tesseract",
  "/snap/bin/tesseract",
  "C:\\Program Files\\Tesseract-OCR\\tesseract.exe",
];
/** A page takes seconds; the reader's own limit ends what hangs, and this what it would leave behind. */
const LONGEST_MS = 120_000;
const MOST_BYTES = 64_000_000;

/** The `tesseract` that is installed on the machine, with its languages. */
export class LocalTesseract {
  private constructor(
    private readonly program: string,
    readonly languages: ReadonlySet<string>,
  ) {}

  /** Null where it is not installed, or does not start. */
  static async find(): Promise<LocalTesseract | null> {
    const program = PLACES.find(existsSync);
    if (program === undefined) return null;
    try {
      const listed = await run(program, ["--list-langs"]);
      return new LocalTesseract(program, new Set(listed.split(/\s+/).filter((word) => CODE.test(word))));
    } catch {
      return null;
    }
  }

  with(codes: readonly string[], missing: readonly string[]): Recogniser {
    const { program } = this;
    return {
      missing,
      lines: async (picture) =>
        linesIn(
          await run(program, ["stdin", "stdout", "--psm", ONE_BLOCK, "-l", codes.join("+"), "tsv"], picture),
        ),
      close: () => Promise.resolve(),
    };
  }
}

/** As the packaged one reads: its own analysis of the page loses tilted ones; columns are told by where the words stand. */
const ONE_BLOCK = "6";

const CODE = /^[a-z]{3}(?:_[a-z]+)*$/i;

function run(program: string, parameters: readonly string[], input?: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { env: { OMP_THREAD_LIMIT: "1" }, timeout: LONGEST_MS, maxBuffer: MOST_BYTES };
    const child = execFile(program, parameters, options, (error: ExecFileException | null, stdout) => {
      if (error === null) resolve(stdout);
      else reject(new Error("The local tesseract failed.", { cause: error }));
    });
    // It may end before it has read the whole picture; that failure is told by how it ends.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input);
  });
}

const LINE = 4;
const WORD = 5;

/** Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
function linesIn(table: string): RecognisedLine[] {
  const lines: { readonly bbox: Box; readonly words: RecognisedWord[] }[] = [];
  for (const row of table.split("\n").slice(1)) {
    const cells = row.split("\t");
    const [level, , , , , , left = 0, top = 0, width = 0, height = 0, confidence = 0] = cells.map(Number);
    const bbox = { x0: left, x1: left + width, y0: top, y1: top + height };
    const text = cells[11]?.trim() ?? "";
    if (level === LINE) lines.push({ bbox, words: [] });
    else if (level === WORD && text !== "") lines.at(-1)?.words.push({ text, confidence, bbox });
  }
  return linesOf(lines);
}
