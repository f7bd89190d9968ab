import type { Messages } from "../../messages/english.ts";
import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";
import type { TextContent } from "pdfjs-dist/types/src/display/api.js";
import type { Api, OriginalHead } from "../../shell/api-client.ts";
import { loadPdfScript, PDF_SETTINGS, type PdfScript } from "./pdf-script.ts";

/** A PDF whose pages are read as they are asked for. */
export interface OpenPdf {
  readonly script: PdfScript;
  readonly pageCount: number;
  /** Whether the file on the disk is another one than was read. */
  readonly changed: boolean;
  /** Pages count from 1. */
  page(number: number): Promise<PDFPageProxy>;
  /** What is written on a page, kept for the last few pages. */
  text(number: number): Promise<TextContent>;
  close(): void;
}

/** Why a document cannot be shown as its pages; the text always can. */
export class NoPages extends Error {
  constructor(
    readonly why: NoPagesReason,
    options?: ErrorOptions,
  ) {
    super(why, options);
  }
}

export type NoPagesReason = keyof Messages["pdf"]["noPages"];

/** A larger file is not looked at on the page. Only the parts that are needed of it would be loaded. */
const MOST_BYTES = 1 << 30;
const MOST_PAGES = 20_000;
/** Bytes that are asked for at once. */
const RANGE = 1 << 18;
/** How long the beginning of a file may take. What takes longer is damaged so that it never ends. */
const PATIENCE = 30_000;
const KEPT_TEXTS = 24;

/** Throws `NoPages` with the reason, or what the API throws. */
export async function openPdf(api: Api, documentId: string, signal: AbortSignal): Promise<OpenPdf> {
  const head = await api.originalHead(documentId, signal);
  refuse(head);
  const script = await loadPdfScript().catch((cause: unknown) => {
    throw new NoPages("notLoaded", { cause });
  });
  const loading = script.getDocument({
    ...PDF_SETTINGS,
    url: head.url,
    // A file that changes while it is read is a failure, and not half of each.
    httpHeaders: { ...head.headers, ...(head.tag === null ? {} : { "If-Match": head.tag }) },
    rangeChunkSize: RANGE,
    disableStream: true,
    disableAutoFetch: true,
  });
  const end = (): void => {
    void loading.destroy();
  };
  signal.addEventListener("abort", end);
  try {
    const document = await within(PATIENCE, loading.promise);
    if (document.numPages > MOST_PAGES) throw new NoPages("tooMany");
    return opened(script, document, head, end);
  } catch (thrown) {
    end();
    throw thrown instanceof NoPages ? thrown : new NoPages(reasonOf(thrown), { cause: thrown });
  }
}

function refuse({ type, bytes }: OriginalHead): void {
  if (!type.startsWith("application/pdf")) throw new NoPages("noPdf");
  if (bytes > MOST_BYTES) throw new NoPages("tooLarge");
}

function opened(
  script: PdfScript,
  document: PDFDocumentProxy,
  head: OriginalHead,
  close: () => void,
): OpenPdf {
  const texts = new Map<number, Promise<TextContent>>();
  return {
    script,
    pageCount: document.numPages,
    changed: head.changed,
    page: (number) => document.getPage(number),
    text(number) {
      const known = texts.get(number);
      const text = known ?? document.getPage(number).then((page) => page.getTextContent());
      texts.delete(number);
      texts.set(number, text);
      const [oldest] = texts.keys();
      if (texts.size > KEPT_TEXTS && oldest !== undefined) texts.delete(oldest);
      return text;
    },
    close,
  };
}

/** Rejects with `NoPages` where a promise takes longer than so many milliseconds. */
export async function within<Value>(milliseconds: number, promise: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new NoPages("tooSlow"));
    }, milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

function reasonOf(thrown: unknown): NoPagesReason {
  const name = thrown instanceof Error ? thrown.name : "";
  switch (name) {
    case "PasswordException":
      return "password";
    case "InvalidPDFException":
      return "damaged";
    case "ResponseException":
      return "changed";
    default:
      return "unknown";
  }
}
