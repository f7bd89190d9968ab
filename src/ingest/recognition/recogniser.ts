import { AppError } from "../../core/errors.ts";
import { recognitionCodes, recognitionName } from "./recognition-languages.ts";
import type { Recogniser } from "./recognised-line.ts";
import { LocalTesseract } from "./local-tesseract.ts";
import { packagedData, PackagedTesseract } from "./packaged-tesseract.ts";

/**
 * A recogniser of these languages together (`en`, `de`, `pt-BR`, or Tesseract's own `deu_latf`): by the data of npm packages where
 * all are installed so, else by a `tesseract` of the machine where that knows more of them. Throws `internal` where there is none.
 */
export async function openRecogniser(languages: readonly string[]): Promise<Recogniser> {
  const codes = recognitionCodes(languages);
  const packaged = codes.filter((code) => packagedData(code) !== null);
  if (packaged.length === codes.length) return PackagedTesseract.open(packaged, []);
  const local = await LocalTesseract.find();
  const known = codes.filter((code) => local?.languages.has(code) === true);
  const missingFrom = (found: readonly string[]): string[] =>
    codes.filter((code) => !found.includes(code)).map(recognitionName);
  if (local !== null && known.length > packaged.length) return local.with(known, missingFrom(known));
  if (packaged.length > 0) return PackagedTesseract.open(packaged, missingFrom(packaged));
  if (packagedData(ANYWAY) !== null) return PackagedTesseract.open([ANYWAY], missingFrom([]));
  throw new AppError("internal", `The package @tesseract.js-data/${ANYWAY} is not installed.`);
}

/** Its data comes with the program. */
const ANYWAY = "eng";
