import type * as z from "zod";
import { describe, expectTypeOf, it } from "vitest";
import type { Answer, AnswerSentence } from "../../src/core/answer.ts";
import type { DocumentMetadata, Span } from "../../src/core/document.ts";
import type { Hit } from "../../src/core/hit.ts";
import type { DocumentId, PassageId } from "../../src/core/ids.ts";
import type { DocumentMetadata as UploadedMetadata } from "../../src/api/document-requests.ts";
import type * as documents from "../../src/api/document-responses.ts";
import type * as jobs from "../../src/api/job-responses.ts";
import type * as requests from "../../src/api/question-requests.ts";
import type * as contract from "../../src/api/question-responses.ts";
import type { CitationCheck } from "../../src/library/documents/citation-check.ts";
import type { DocumentPage } from "../../src/library/documents/document-list.ts";
import type { DocumentOutcome, Job, JobResult } from "../../src/library/jobs/job.ts";
import type * as library from "../../src/library/library.ts";
import type { Problem } from "../../src/api/problem.ts";
import type { UploadMetadata } from "../../src/library/uploads/upload-metadata.ts";
import type { ReceivedUpload } from "../../src/library/uploads/uploads.ts";

/** A type as JSON carries it: without `readonly`, and ids as the strings that they are. */
type Plain<Value> = Value extends DocumentId | PassageId
  ? string
  : Value extends readonly (infer Item)[]
    ? Plain<Item>[]
    : Value extends object
      ? { -readonly [Key in keyof Value]: Plain<Value[Key]> }
      : Value;
type Documents<Name extends keyof typeof documents> = Plain<z.output<(typeof documents)[Name]>>;
type Jobs<Name extends keyof typeof jobs> = Plain<z.output<(typeof jobs)[Name]>>;
type Contract<Name extends keyof typeof contract> = Plain<z.output<(typeof contract)[Name]>>;

/** These are checked by the compiler (`npm run typecheck`), in both directions. */
describe("the contract's types", () => {
  it("are those of the library", () => {
    expectTypeOf<Contract<"Span">>().toEqualTypeOf<Plain<Span>>();
    expectTypeOf<Contract<"Hit">>().toEqualTypeOf<Plain<Hit>>();
    expectTypeOf<Contract<"SearchResult">>().toEqualTypeOf<Plain<library.SearchResult>>();
    expectTypeOf<Contract<"Answer">>().toEqualTypeOf<Plain<Answer>>();
    expectTypeOf<Contract<"AnswerSentence">>().toEqualTypeOf<Plain<AnswerSentence>>();
    expectTypeOf<Contract<"Answered">>().toEqualTypeOf<Plain<library.Answered>>();
    expectTypeOf<Contract<"NotAnswered">>().toEqualTypeOf<Plain<library.NotAnswered>>();
    expectTypeOf<Contract<"AskResult">>().toEqualTypeOf<Plain<library.AskResult>>();
    expectTypeOf<Contract<"Evidence">>().toEqualTypeOf<Plain<DocumentMetadata["evidence"]>>();
    expectTypeOf<Contract<"DocumentSummary">>().toEqualTypeOf<Plain<library.DocumentSummary>>();
    expectTypeOf<Contract<"FileProblem">>().toEqualTypeOf<Plain<library.FileProblem>>();
    expectTypeOf<Contract<"SyncReport">>().toEqualTypeOf<Plain<library.SyncReport>>();
    expectTypeOf<Contract<"Problem">>().toEqualTypeOf<Plain<Problem & { requestId: string }>>();
  });

  it("of documents and jobs are those of the library, too", () => {
    expectTypeOf<Documents<"DocumentList">>().toEqualTypeOf<Plain<DocumentPage>>();
    expectTypeOf<Documents<"ReceivedDocument">>().toEqualTypeOf<Plain<ReceivedUpload>>();
    expectTypeOf<Documents<"CitationCheck">>().toEqualTypeOf<Plain<CitationCheck>>();
    expectTypeOf<Jobs<"Job">>().toEqualTypeOf<Plain<Job>>();
    expectTypeOf<Jobs<"JobResult">>().toEqualTypeOf<Plain<JobResult>>();
    expectTypeOf<Jobs<"DocumentOutcome">>().toEqualTypeOf<Plain<DocumentOutcome>>();
    expectTypeOf<Jobs<"SyncProgress">>().toEqualTypeOf<Plain<library.SyncProgress>>();
    expectTypeOf<Jobs<"JobProblem">>().toEqualTypeOf<Plain<Problem>>();
    expectTypeOf<Plain<z.output<typeof UploadedMetadata>>>().toEqualTypeOf<Plain<UploadMetadata>>();
  });

  it("hold a status of the library, without its folders", () => {
    type Shown = Pick<library.LibraryStatus, "documents" | "passages" | "change">;
    expectTypeOf<Omit<Contract<"Health">, "status" | "syncing">>().toEqualTypeOf<Plain<Shown>>();
  });

  it("are requests that the library takes", () => {
    expectTypeOf<z.output<typeof requests.SearchBody>>().toExtend<library.SearchRequest>();
    expectTypeOf<z.output<typeof requests.AskBody>>().toExtend<library.AskRequest>();
  });
});
