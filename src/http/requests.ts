import type { Request } from "express";
import { AppError } from "../core/errors.ts";
import { wholeNumber } from "../library/configuration.ts";
import { MAX_K, MAX_QUERY_LENGTH, type AskRequest, type SearchRequest } from "../library/library.ts";

/** Parse `unknown` into the library's requests. All of them throw `invalid_argument` with the field's name. */

export function searchFromUrl(request: Request): SearchRequest {
  const fields = urlFields(request, ["q", "k"]);
  return { query: text(fields.get("q"), "q"), ...optionalK(digits(fields.get("k"))) };
}

export function askFromUrl(request: Request): AskRequest {
  const fields = urlFields(request, ["q", "k"]);
  return { question: text(fields.get("q"), "q"), ...optionalK(digits(fields.get("k"))) };
}

export function searchFromBody(body: unknown): SearchRequest {
  const fields = bodyFields(body, ["query", "k"]);
  return { query: text(fields.get("query"), "query"), ...optionalK(fields.get("k")) };
}

export function askFromBody(body: unknown): AskRequest {
  const fields = bodyFields(body, ["question", "k"]);
  return { question: text(fields.get("question"), "question"), ...optionalK(fields.get("k")) };
}

/** A sync takes no argument: an empty body or an empty object. */
export function nothingFromBody(body: unknown): void {
  if (body !== undefined) bodyFields(body, []);
}

/** For a route that takes no parameters. */
export function nothingFromUrl(request: Request): void {
  urlFields(request, []);
}

/** Each parameter at most once, and none that is not known: a misspelt one would otherwise be ignored in silence. */
function urlFields(request: Request, known: readonly string[]): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const start = request.originalUrl.indexOf("?");
  if (start < 0) return fields;
  for (const [name, value] of new URLSearchParams(request.originalUrl.slice(start))) {
    if (!known.includes(name)) throw unknownField(name, known);
    if (fields.has(name)) throw invalid(name, "must be given once");
    fields.set(name, value);
  }
  return fields;
}

function bodyFields(body: unknown, known: readonly string[]): ReadonlyMap<string, unknown> {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new AppError("invalid_argument", "The request body must be a JSON object.");
  }
  const fields = new Map<string, unknown>(Object.entries(body));
  for (const name of fields.keys()) {
    if (!known.includes(name)) throw unknownField(name, known);
  }
  return fields;
}

function text(value: unknown, field: string): string {
  if (value === undefined) throw invalid(field, "is missing");
  if (typeof value !== "string") throw invalid(field, "must be a string");
  if (!/[^\s\p{Cc}\p{Cf}]/u.test(value)) throw invalid(field, "must not be blank");
  if (value.length > MAX_QUERY_LENGTH)
    throw invalid(field, `must not be longer than ${MAX_QUERY_LENGTH} characters`);
  if (/[\0\p{Surrogate}]/u.test(value)) throw invalid(field, "must be well-formed Unicode text without NUL");
  return value;
}

function optionalK(value: unknown): { k?: number } {
  if (value === undefined) return {};
  if (typeof value !== "number" || !Number.isInteger(value) || value < 1 || value > MAX_K) {
    throw invalid("k", `must be a whole number from 1 to ${MAX_K}`);
  }
  return { k: value };
}

/** NaN for what is not a plain decimal number, which `optionalK` then refuses. */
function digits(value: string | undefined): number | undefined {
  return value === undefined ? undefined : (wholeNumber(value, 0, Number.MAX_SAFE_INTEGER) ?? Number.NaN);
}

/** The name is the caller's own text, so only one that looks like a name is repeated. */
function unknownField(name: string, known: readonly string[]): AppError {
  const expected = known.length === 0 ? "none is expected" : `expected: ${known.join(", ")}`;
  return /^\w{1,64}$/.test(name)
    ? new AppError("invalid_argument", `The field ${name} is not known; ${expected}.`, { field: name })
    : new AppError("invalid_argument", `A field is not known; ${expected}.`);
}

function invalid(field: string, requirement: string): AppError {
  return new AppError("invalid_argument", `${field} ${requirement}.`, { field });
}
