import type * as Pdf from "pdfjs-dist";

/** Where the build has put pdf.js; the names hold a hash of what is in them. */
declare const PDF_SCRIPT: string;
declare const PDF_WORKER: string;
/** The folder of its fonts and character maps, with the version in its name. */
declare const PDF_FILES: string;

export type PdfScript = typeof Pdf;

/** Loads pdf.js, which nothing but a PDF needs. */
export async function loadPdfScript(): Promise<PdfScript> {
  const script = (await import(PDF_SCRIPT)) as PdfScript;
  script.GlobalWorkerOptions.workerSrc = PDF_WORKER;
  return script;
}

/**
 * What pdf.js may do: no code of a document is ever compiled, nothing but this server is asked for anything, and no picture is
 * decoded that would take more than half a gigabyte. Without WebAssembly, which the security policy does not let run.
 */
export const PDF_SETTINGS = {
  isEvalSupported: false,
  enableXfa: false,
  useWasm: false,
  useWorkerFetch: true,
  cMapUrl: `${PDF_FILES}cmaps/`,
  cMapPacked: true,
  standardFontDataUrl: `${PDF_FILES}standard_fonts/`,
  wasmUrl: `${PDF_FILES}wasm/`,
  useSystemFonts: false,
  stopAtErrors: false,
  maxImageSize: 1 << 26,
  canvasMaxAreaInBytes: 1 << 28,
  verbosity: 0,
};
