import { existsSync } from "node:fs";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { createWorker, OEM, type Worker } from "tesseract.js";
import { linesOf, type RecognisedLine, type Recogniser } from "./recognised-line.ts";

/** Recognition in a thread of this process: the program comes with npm, and so does the data (`@tesseract.js-data/deu`). */
export class PackagedTesseract implements Recogniser {
  private constructor(
    private readonly worker: Worker,
    readonly missing: readonly string[],
  ) {}

  /** `codes` are those of `packagedData`. */
  static async open(codes: readonly string[], missing: readonly string[]): Promise<PackagedTesseract> {
    const files = codes.map((code) => packagedData(code) ?? "");
    const [first = "", ...others] = files;
    // It looks for all languages in one folder, and each has a package of its own.
    const gathered = others.length === 0 ? null : await mkdtemp(join(tmpdir(), "pincite-recognition-"));
    try {
      if (gathered !== null)
        await Promise.all(files.map((file) => copyFile(file, join(gathered, basename(file)))));
      // What it writes about pictures is for nobody's terminal; its failures come back as rejections.
      const options = {
        langPath: gathered ?? dirname(first),
        gzip: true,
        cacheMethod: "none",
        errorHandler: () => undefined,
      };
      return new PackagedTesseract(await createWorker([...codes], OEM.LSTM_ONLY, options), missing);
    } finally {
      if (gathered !== null) await rm(gathered, { recursive: true, force: true });
    }
  }

  async lines(picture: Uint8Array): Promise<RecognisedLine[]> {
    const { data } = await this.worker.recognize(Buffer.from(picture), {}, { text: false, blocks: true });
    return linesOf((data.blocks ?? []).flatMap(({ paragraphs }) => paragraphs).flatMap(({ lines }) => lines));
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }
}

/** The file of a language's data, in a package beside this one or in the folder that the program was started in; null where there is none. */
export function packagedData(code: string): string | null {
  const name = `@tesseract.js-data/${code}`;
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const files = [...folders, join(process.cwd(), "node_modules")].flatMap((folder) =>
    KINDS.map((kind) => join(folder, name, kind, `${code}.traineddata.gz`)),
  );
  return files.find(existsSync) ?? null;
}

/** The smaller one first, which is as good. */
const KINDS = ["4.0.0_best_int", "4.0.0"];
