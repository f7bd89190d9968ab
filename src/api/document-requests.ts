import * as z from "zod";
import { DOCUMENT_STATES, LONGEST_AUTHOR, LONGEST_TAG } from "../core/document.ts";
import type { Immutable } from "../core/immutable.ts";
import { inUrl, UNFIT } from "./fields.ts";
import { facetsInUrl } from "./filters/facets.ts";
import { filterParameters } from "./filters/filters.ts";
import { WAIT } from "./job-requests.ts";

/** What can be asked of documents, and what can be sent as one. */

/** What documents can be ordered by; with a `-` before it, in descending order. */
const SORT_KEYS = ["source", "title", "author", "date", "format", "state", "indexedAt"] as const;
export type SortKey = (typeof SORT_KEYS)[number];
export type DocumentOrder = SortKey | `-${SortKey}`;
export const DOCUMENT_ORDERS = SORT_KEYS.flatMap((key): DocumentOrder[] => [key, `-${key}`]);

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
    .array(value("One of the values.", examples[0]).max(longest).regex(pattern, { error }))
    .max(MOST_VALUES)
    .meta({ description, examples: [examples] });

/**
 * A pattern holds what OpenAPI can say of a text, so it has no flags but `u`. What it lets pass and cannot be understood
 * all the same (a code that names no language) is refused where the document is taken in.
 */
const metadata = {
  title: value("The title by which the document is to be called.", "Minutes of 4 May")
    .regex(/\S/u, { error: "must not be blank" })
    .exactOptional(),
  authors: values("The names of the authors, in the order of the document.", {
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
      description: "The date of publication, from the year 1000 on.",
      format: "date",
      examples: ["2021-05-04"],
    })
    .exactOptional(),
  url: value("The address at which the document was published.", "https://example.org/minutes")
    .regex(/^[Hh][Tt][Tt][Pp][Ss]?:\/\/\S+$/u, { error: "must be an address that begins with https://" })
    .exactOptional(),
  language: value("The language, as ISO 639-1, or ISO 639-3 where that has no code of two letters.", "en")
    .regex(/^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*$/u, { error: "must be a code such as en" })
    .exactOptional(),
  tags: values("The subjects of the document.", {
    longest: LONGEST_TAG,
    pattern: /[\p{L}\p{N}]/u,
    error: "must hold a letter or a digit",
    examples: ["harbour"],
  }).exactOptional(),
};

export const DocumentMetadata = z.strictObject(metadata).meta({
  description: "What is known of a document. It counts more than what the document says of itself.",
});
export type DocumentMetadata = Immutable<z.output<typeof DocumentMetadata>>;

const { title, authors, date, url, language, tags } = metadata;
export const MetadataPatch = z
  .strictObject({
    title: title.unwrap().nullable().exactOptional(),
    authors: authors.unwrap().nullable().exactOptional(),
    date: date.unwrap().nullable().exactOptional(),
    url: url.unwrap().nullable().exactOptional(),
    language: language.unwrap().nullable().exactOptional(),
    tags: tags.unwrap().nullable().exactOptional(),
  })
  .meta({
    description:
      "What of a document's metadata is to be changed (RFC 7396). A value counts from now on in the place of what the file says; " +
      "null takes back what was set, so that the file's own value counts again.",
  });
export type MetadataPatch = Immutable<z.output<typeof MetadataPatch>>;

export const IfMatchHeader = z.strictObject({
  "if-match": z
    .string()
    .max(1_000)
    .exactOptional()
    .meta({
      description: "The ETag with which the document was got: it is changed only if it is still the same.",
      examples: ['"Jz6Pb0x1Qq3fD0dV2l9s7aYwXkE"'],
    }),
});

export const NewDocument = z
  .strictObject({
    text: z
      .string()
      .refine((text) => /\S/.test(text), { error: "must not be blank", abort: true })
      .refine((text) => !UNFIT.test(text), UNICODE)
      .meta({
        description: "The text of the document. Not blank, and without NUL.",
        examples: ["The ferry to Mull leaves at nine."],
      }),
    format: z
      .enum(["text", "markdown"])
      .exactOptional()
      .meta({ description: "The format in which the text is written.", default: "text" }),
    ...metadata,
  })
  .meta({ description: "A document as text, with what is known of it." });

export const NewDocumentList = z
  .strictObject({
    documents: z
      .array(NewDocument)
      .min(1)
      .max(MAX_DOCUMENTS_AT_ONCE)
      .meta({ description: "The documents: all of them are taken in, or none." }),
  })
  .meta({ description: "Several documents." });

export const NewDocuments = z
  .union([NewDocument, NewDocumentList])
  .meta({ description: "A document, or several." });

/** A file of a form. */
export const binary = z.string().meta({ contentMediaType: "application/octet-stream" });
const METADATA_OF_FILES =
  "Metadata as JSON, about the files that come behind it in the form, up to the next `metadata`: once in front for all files, or " +
  "in front of each one.";

export const FilesForm = z
  .strictObject({
    metadata: DocumentMetadata.exactOptional().meta({ description: METADATA_OF_FILES }),
    file: z
      .array(binary)
      .min(1)
      .max(MAX_DOCUMENTS_AT_ONCE)
      .meta({ description: "Files with their names; the extension says what the format is." }),
  })
  .meta({ description: "Files of any format that is read." });

export const FileForm = z
  .strictObject({
    metadata: DocumentMetadata.exactOptional().meta({
      description: "Metadata as JSON. They have to stand before the file.",
    }),
    file: binary.meta({ description: "A file with its name; the extension says what the format is." }),
  })
  .meta({ description: "One file of any format that is read." });

export const UploadQuery = z.strictObject({ wait: WAIT.exactOptional() });

export const IdempotencyHeader = z.strictObject({
  "idempotency-key": z
    .string()
    .exactOptional()
    .meta({
      description:
        "Up to 255 characters that the caller makes up for a request. A request that is sent again with them within 24 hours " +
        "is not done again.",
      examples: ["5f3c1d9e-minutes"],
    }),
});

export const DocumentsQuery = z.strictObject({
  state: z
    .array(z.enum(DOCUMENT_STATES))
    .max(4)
    .exactOptional()
    .meta({
      description: "Only documents in this state. It may be given more than once.",
      examples: [["failed"]],
    }),
  q: value(
    "Only documents whose title, authors and source hold these words, also as parts of words; case and accents do not matter.",
    "alaska",
  ).exactOptional(),
  ...filterParameters,
  facets: facetsInUrl.exactOptional(),
  sort: z
    .enum(DOCUMENT_ORDERS)
    .exactOptional()
    .meta({
      description:
        "The order; descending with a `-` before it. Texts are ordered without regard to case, with 2 before 10. Documents of " +
        "which it is not known (a date, an author, a format) come last.",
      default: "source",
    }),
  limit: inUrl(
    z
      .int({ error: `must be a whole number from 1 to ${MAX_PAGE}` })
      .min(1, { error: `must be a whole number from 1 to ${MAX_PAGE}` })
      .max(MAX_PAGE, { error: `must be a whole number from 1 to ${MAX_PAGE}` })
      .meta({ description: "How many documents to return at most.", default: DEFAULT_PAGE }),
  ).exactOptional(),
  offset: inUrl(
    z
      .int({ error: "must be a whole number from 0" })
      .min(0, { error: "must be a whole number from 0" })
      .meta({
        description: "How many documents to pass over first, from the cursor on where there is one.",
        default: 0,
      }),
  ).exactOptional(),
  cursor: z
    .string()
    .max(12_000)
    .exactOptional()
    .meta({ description: "The `nextCursor` of the page before, with the same `sort`. Its form may change." }),
});
