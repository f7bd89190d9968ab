import type { OpenApiDocument } from "../../src/http/operations/openapi.ts";
import { OPERATIONS, type OperationId } from "../../src/http/operations/operations.ts";
import type { SuccessfulResponse } from "../../src/http/operations/operation.ts";
import { Problem } from "../../src/api/problems/problem.ts";
import { operationsOf, type DescribedOperation } from "./draft.ts";
import type { FuzzRequest } from "./request.ts";
import { CANARY } from "./schema-values.ts";
import type { FuzzResponse } from "./send.ts";
import { PROBLEM_CODES, PROBLEMS } from "../../src/api/problems/problem-table.ts";

/** What a message can be refused for before anybody looks which operation it is for. */
const OF_ANY_MESSAGE = new Set(["headers_too_large", "malformed_request", "request_timeout"]);
/** What a request that the document allows is never refused for. */
const OF_THE_FORM = new Set([
  "invalid_argument",
  "malformed_json",
  "malformed_request",
  "malformed_url",
  "unsupported_media_type",
  "method_not_allowed",
]);
const UNAVAILABLE = new Set(["library_not_built", "not_ready"]);
const UNREAD_BYTES = 100_000;
const STACK = /\n\s*at |node:internal|node_modules|\.[jt]s:\d/;

/** Compares answers with what the contract says of them. */
export class ContractCheck {
  private readonly operations: readonly {
    readonly operation: DescribedOperation;
    readonly path: RegExp;
  }[];

  /** `secrets` are texts that no refusal may hold: folders of the server. */
  constructor(
    document: OpenApiDocument,
    private readonly secrets: readonly string[],
  ) {
    this.operations = operationsOf(document).map((operation) => ({
      operation,
      path: new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, "[^/]+")}$`),
    }));
  }

  /** The operation that a request is for; null for none, and for what is not HTTP as it should be. */
  operationOf({ method, target, wire }: FuzzRequest): DescribedOperation | null {
    const [path = ""] = target.split("?");
    if (wire !== null || target.includes("#") || path.startsWith("//")) return null;
    const called = method === "HEAD" ? "GET" : method;
    const matching = this.operations.filter(
      (entry) => entry.operation.method === called && entry.path.test(path),
    );
    const literal = matching.find(({ operation }) => operation.path === path) ?? matching[0];
    return literal?.operation ?? null;
  }

  /** What is wrong with an answer, a sentence each. */
  violations(request: FuzzRequest, response: FuzzResponse | null): string[] {
    if (response === null) return mayBeCut(request) ? [] : ["The connection was closed without an answer."];
    const { status, headers } = response;
    const found: string[] = [];
    const id = headers["x-request-id"];
    if (typeof id !== "string" || id === "") found.push("There is no X-Request-Id.");
    const operation = this.operationOf(request);
    if (status >= 400) found.push(...this.problemViolations(request, response, operation));
    else if (operation !== null) {
      found.push(...successViolations(request, response, operation));
      for (const problem of problemsWithin(jsonOf(response.body))) {
        found.push(...this.leaks(JSON.stringify(problem)));
      }
    }
    return found;
  }

  private problemViolations(
    request: FuzzRequest,
    { status, headers, body }: FuzzResponse,
    operation: DescribedOperation | null,
  ): string[] {
    const found: string[] = [];
    if (headers["content-type"] !== "application/problem+json; charset=utf-8") {
      found.push(`The refusal is of the type ${headers["content-type"] ?? "of nothing"}.`);
    }
    if (status === 405 && headers.allow === undefined) found.push("A 405 does not say what is allowed.");
    if (request.method === "HEAD" && request.wire === null) {
      if (status >= 500 && status !== 503) found.push(`The status is ${status}.`);
      return found;
    }
    const problem = Problem.strict().safeParse(jsonOf(body));
    if (!problem.success) return [...found, `The refusal is no problem: ${problem.error.message}`];
    const { code, requestId, status: told } = problem.data;
    if (told !== status) found.push(`The problem says ${told}, the response ${status}.`);
    if (requestId !== headers["x-request-id"]) found.push("The problem has another request's id.");
    if (!PROBLEM_CODES.some((known) => known === code && PROBLEMS[known].status === status)) {
      found.push(`The code ${code} is not one of a ${status}.`);
    }
    const mayBeUnavailable = UNAVAILABLE.has(code) && (operation !== null || request.wire !== null);
    if (status >= 500 && !mayBeUnavailable) {
      found.push(`The status is ${status}, ${code}.`);
    }
    if (operation !== null && !OF_ANY_MESSAGE.has(code) && !isDescribed(operation, status, code)) {
      found.push(`${operation.operationId} does not describe ${status} with ${code}.`);
    }
    if (request.twist === "valid" && OF_THE_FORM.has(code)) {
      found.push(`What the document allows is refused: ${code}, ${problem.data.detail}`);
    }
    return [...found, ...this.leaks(body.toString())];
  }

  private leaks(text: string): string[] {
    const found: string[] = [];
    if (STACK.test(text)) found.push("The problem holds a stack.");
    if (text.includes(CANARY)) found.push("The problem repeats what was sent.");
    if (this.secrets.some((secret) => text.includes(secret))) found.push("The problem names a folder.");
    return found;
  }
}

/** Who breaks off or says nothing hears nothing, and a refusal may be lost to whoever sends much that is not read. */
function mayBeCut({ wire, body }: FuzzRequest): boolean {
  if (wire === null) return body !== null && body.length >= UNREAD_BYTES;
  return wire.ending === "cut" || wire.bytes.length >= UNREAD_BYTES || wire.bytes.toString().trim() === "";
}

function isDescribed({ responses }: DescribedOperation, status: number, code: string): boolean {
  const examples = responses[String(status)]?.content["application/problem+json"]?.examples ?? {};
  return Object.hasOwn(examples, code);
}

function successViolations(
  request: FuzzRequest,
  { status, headers, body }: FuzzResponse,
  { operationId, responses }: DescribedOperation,
): string[] {
  if (responses[String(status)] === undefined) return [`${operationId} does not describe a ${status}.`];
  const contract: Readonly<Record<number, SuccessfulResponse>> =
    OPERATIONS[operationId as OperationId].responses;
  const described = contract[status];
  if (request.method === "HEAD" || described === undefined || described.type === null) {
    return body.length === 0 ? [] : [`A ${status} has a body.`];
  }
  const { type, schema, alternatives = {} } = described;
  const sent = headers["content-type"] ?? "of no type";
  if (Object.keys(alternatives).some((other) => sent.startsWith(other))) return [];
  if (type !== "*/*" && !sent.startsWith(type)) return [`The content is ${sent}, not ${type}.`];
  const value = type === "application/json" ? jsonOf(body) : body.toString();
  const { error } = schema.safeParse(value);
  return error === undefined ? [] : [`The answer does not fit its schema: ${error.message}`];
}

/** Of a batch, or of jobs: why a part of it failed. */
function problemsWithin(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(problemsWithin);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, field]: [string, unknown]) =>
    name === "problem" ? [field] : problemsWithin(field),
  );
}

/** Undefined for what is no JSON. */
function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    // No schema takes it, and that is what is told.
    return undefined;
  }
}
