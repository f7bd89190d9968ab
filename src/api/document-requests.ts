import * as z from "zod";
import { SORT_KEYS, type DocumentOrder } from "./document-order.ts";
import { LONGEST_AUTHOR, LONGEST_TAG } from "../core/document.ts";
import { filterFields, inUrl, UNFIT } from "./fields.ts";
import { WAIT } from "./job-requests.ts";

/** What can be asked of documents, and what can be sent as one. */

const MAX_PAGE = 1_000;
export const DEFAULT_PAGE = 100;
export const MAX_DOCUMENTS_AT_ONCE = 100;
const LONGEST_VALUE = 1_000;
const MOST_VALUES = 100;
const DAY = "must be a day of the calendar from the year 1000 on, written YYYY-MM-DD";
const UNICODE = { error: "must be well-formed Unicode text without NUL" };

const value = (description: string, example: string) =>
  z
    .string()
    .min(1)
    .max(LONGEST_VALUE)
    .refine((text) => !UNFIT.test(text), UNICODE)
    .meta({ description, examples: [example] });
interface ListOf {
  readonly longest: number;
  readonly pattern: RegExp;
  readonly error: string;
  readonly examples: readonly [string, ...string[]];
}
const values = (description: string, { longest, pattern, error, examples }: ListOf) =>
  z
    .array(value("One of them.", examples[0]).max(longest).regex(pattern, { error }))
    .max(MOST_VALUES)
    .meta({ description, examples: [examples] });

/**
 * A pattern holds what OpenAPI can say of a text, so it has no flags but `u`. What it lets pass and cannot be understood
 * all the same (a code that names no language) is refused where the document is taken in.
 */
const metadata = {
  title: value("As the document is to be called.", "Minutes of 4 May")
    .regex(/\S/u, { error: "must not be blank" })
    .exactOptional(),
  authors: values("In the order of the document.", {
    longest: LONGEST_AUTHOR,
    pattern: /^(?!\s*(?:[Hh][Tt][Tt][Pp][Ss]?:|[@\/]))[\s\S]*[\p{L}\p{N}]/u,
    error: "must be a name",
    examples: ["Ann Macleod"],
  }).exactOptional(),
  date: z.iso
    .date({ error: DAY })
    .regex(/^[1-9]/u, { error: DAY })
    // With a second pattern, the format is no longer written by itself.
    .meta({
      description: "Of publication, from the year 1000 on.",
      format: "date",
      examples: ["2021-05-04"],
    })
    .exactOptional(),
  url: value("Where the document was published.", "https://example.org/minutes")
    .regex(/^[Hh][Tt][Tt][Pp][Ss]?:\/\/\S+$/u, { error: "must be an address that begins with https://" })
    .exactOptional(),
  language: value("ISO 639-1, or ISO 639-3 where that has no code of two letters.", "en")
    .regex(/^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*$/u, { error: "must be a code such as en" })
    .exactOptional(),
  tags: values("Subjects.", {
    longest: LONGEST_TAG,
    pattern: /[\p{L}\p{N}]/u,
    error: "must hold a letter or a digit",
    examples: ["harbour"],
  }).exactOptional(),
};

export const DocumentMetadata = z.strictObject(metadata).meta({
  description: "What is known of a document. It counts more than what the document says of itself.",
});

export const NewDocument = z
  .strictObject({
    text: z
      .string()
      .refine((text) => /\S/.test(text), { error: "must not be blank", abort: true })
      .refine((text) => !UNFIT.test(text), UNICODE)
      .meta({ description: "Not blank, and without NUL.", examples: ["The ferry to Mull leaves at nine."] }),
    format: z
      .enum(["text", "markdown"])
      .exactOptional()
      .meta({ description: "How the text is to be read.", default: "text" }),
    ...metadata,
  })
  .meta({ description: "A document as text, with what is known of it." });

export const NewDocumentList = z
  .strictObject({
    documents: z
      .array(NewDocument)
      .min(1)
      .max(MAX_DOCUMENTS_AT_ONCE)
      .meta({ description: "All of them are taken in, or none." }),
  })
  .meta({ description: "Several documents." });

export const NewDocuments = z
  .union([NewDocument, NewDocumentList])
  .meta({ description: "A document, or several." });

const binary = z.string().meta({ contentMediaType: "application/octet-stream" });
const METADATA_OF_FILES =
  "JSON. Speaks of the files that come behind it in the form, up to the next `metadata`: once in front for all files, or " +
  "in front of each one.";

export const FilesForm = z
  .strictObject({
    metadata: DocumentMetadata.exactOptional().meta({ description: METADATA_OF_FILES }),
    file: z
      .array(binary)
      .min(1)
      .max(MAX_DOCUMENTS_AT_ONCE)
      .meta({ description: "Files with their names; the extension tells the format." }),
  })
  .meta({ description: "Files of any format that is read." });

export const FileForm = z
  .strictObject({
    metadata: DocumentMetadata.exactOptional().meta({ description: "JSON. Has to stand before the file." }),
    file: binary.meta({ description: "A file with its name; the extension tells the format." }),
  })
  .meta({ description: "One file of any format that is read." });

export const UploadQuery = z.strictObject({ wait: WAIT.exactOptional() });

export const IdempotencyHeader = z.strictObject({
  "idempotency-key": z
    .string()
    .exactOptional()
    .meta({
      description:
        "Up to 255 characters that the caller makes up for a request: sent again within 24 hours, it is not done again.",
      examples: ["5f3c1d9e-minutes"],
    }),
});

const orders = SORT_KEYS.flatMap((key): DocumentOrder[] => [key, `-${key}`]);

export const DocumentsQuery = z.strictObject({
  state: z
    .array(z.enum(["indexed", "duplicate", "failed", "skipped"]))
    .max(4)
    .exactOptional()
    .meta({
      description: "What has become of the document; may be given more than once.",
      examples: [["failed"]],
    }),
  q: value(
    "Words that the title holds, as parts of words, whatever their case and accents.",
    "alaska",
  ).exactOptional(),
  author: filterFields.authors.exactOptional(),
  from: filterFields.from.exactOptional(),
  to: filterFields.to.exactOptional(),
  source: filterFields.sources.exactOptional(),
  language: filterFields.languages.exactOptional(),
  tag: filterFields.tags.exactOptional(),
  sort: z
    .enum(orders)
    .exactOptional()
    .meta({ description: "The order; falling with a `-`. What has no date comes last.", default: "source" }),
  limit: inUrl(
    z
      .int({ error: `must be a whole number from 1 to ${MAX_PAGE}` })
      .min(1, { error: `must be a whole number from 1 to ${MAX_PAGE}` })
      .max(MAX_PAGE, { error: `must be a whole number from 1 to ${MAX_PAGE}` })
      .meta({ description: "How many documents to return at most.", default: DEFAULT_PAGE }),
  ).exactOptional(),
  cursor: z
    .string()
    .max(12_000)
    .exactOptional()
    .meta({ description: "`nextCursor` of the page before, with the same `sort`. Its form may change." }),
});
