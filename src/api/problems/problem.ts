import * as z from "zod";
import { AppError, isErrorCode } from "../../core/errors.ts";
import { foreseen } from "../../core/storage-failure.ts";
import type { Immutable } from "../../core/immutable.ts";
import { text } from "../described.ts";
import { asField, notices, noticesIn } from "../notices/notice.ts";
import { PROBLEM_CODES, PROBLEMS, type ProblemCode } from "./problem-table.ts";

/** An error as a program reads it: RFC 9457 problem details, over HTTP and on the command line alike. */

export const Problem = z
  .object({
    type: text("The address, relative to this server, of the page that explains the code."),
    title: text("The kind of problem in a few words."),
    status: z.int().min(400).max(599).meta({ description: "The HTTP status, also where there is no HTTP." }),
    detail: text("What happened, and what to do next."),
    code: text("The kind of problem, for programs."),
    field: z
      .string()
      .exactOptional()
      .meta({ description: "The parameter, the field of the body or the option at fault." }),
    notices: notices("The sentences of `detail`, each with its code."),
    requestId: text("The id of the request, as in the header `X-Request-Id`."),
  })
  .meta({ description: "Problem details (RFC 9457)." });

export const JobProblem = Problem.omit({ requestId: true }).meta({
  description: "Why a job, or one of several requests, failed: problem details without a request's id.",
});
/** A problem before it belongs to a request. */
export type Problem = Immutable<z.output<typeof JobProblem>>;

/** The details of a problem with this code. */
export function problemWith(code: ProblemCode, detail: string, field?: string): Problem {
  const { status, title } = PROBLEMS[code];
  const said = noticesIn(detail);
  const known = said.some((one) => one.code === "other") ? [] : said;
  return {
    type: problemType(code),
    title,
    status,
    detail,
    code,
    ...(field === undefined ? {} : { field }),
    ...asField("notices", known),
  };
}

/** Of anything thrown. What nobody foresaw says nothing about itself: its text is for the log. */
export function problemOf(thrown: unknown): Problem {
  const error = foreseen(thrown);
  return error === null
    ? problemWith("internal", "Something went wrong in Pincite.")
    : problemWith(error.code, error.message, error.field);
}

/** The error that a problem object came from: the way back, between two Pincite processes. */
export function errorFromProblem(value: unknown): AppError | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (!("code" in value) || !("detail" in value) || typeof value.detail !== "string") return undefined;
  if (!isErrorCode(value.code)) return undefined;
  const field = "field" in value && typeof value.field === "string" ? { field: value.field } : {};
  return new AppError(value.code, value.detail, field);
}

/** A reference relative to the server (RFC 9457, 3.1.1): its documentation says what the code means and what to do. */
export function problemType(code: string): string {
  return `/docs/problems#${code}`;
}

/** Seconds after which it is worth while to send the request again; undefined where waiting alone does not help. */
export function retryAfterOf({ code }: Pick<Problem, "code">): number | undefined {
  const known = PROBLEM_CODES.find((each) => each === code);
  return known === undefined ? undefined : PROBLEMS[known].retryAfter;
}

/** For the reference; what is sent names the field at fault and says more. */
export function problemExample(code: ProblemCode): Immutable<z.output<typeof Problem>> {
  return { ...problemWith(code, PROBLEMS[code].meaning), requestId: "3f0c8a52-6a0e-4a55-9d43-2f1f3c2c8f0e" };
}
