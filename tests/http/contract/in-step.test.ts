import type * as z from "zod";
import { describe, expectTypeOf, it } from "vitest";
import type { Answer, AnswerSentence } from "../../../src/core/answer.ts";
import type { DocumentMetadata, Span } from "../../../src/core/document.ts";
import type { Hit } from "../../../src/core/hit.ts";
import type { DocumentId, PassageId } from "../../../src/core/ids.ts";
import type * as requests from "../../../src/http/contract/requests.ts";
import type * as contract from "../../../src/http/contract/responses.ts";
import type * as library from "../../../src/library/library.ts";
import type { Problem } from "../../../src/library/problem.ts";

/** A type as JSON carries it: without `readonly`, and ids as the strings that they are. */
type Plain<Value> = Value extends DocumentId | PassageId
  ? string
  : Value extends readonly (infer Item)[]
    ? Plain<Item>[]
    : Value extends object
      ? { -readonly [Key in keyof Value]: Plain<Value[Key]> }
      : Value;
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

  it("hold a status of the library, without its folders", () => {
    type Shown = Pick<library.LibraryStatus, "documents" | "passages" | "change">;
    expectTypeOf<Omit<Contract<"Health">, "status" | "syncing">>().toEqualTypeOf<Plain<Shown>>();
  });

  it("are requests that the library takes", () => {
    expectTypeOf<z.output<typeof requests.SearchBody>>().toExtend<library.SearchRequest>();
    expectTypeOf<z.output<typeof requests.AskBody>>().toExtend<library.AskRequest>();
  });
});
