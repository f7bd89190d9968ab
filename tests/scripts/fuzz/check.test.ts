import { describe, expect, it } from "vitest";
import { ContractCheck } from "../../../scripts/fuzz/check.ts";
import type { FuzzRequest } from "../../../scripts/fuzz/request.ts";
import { CANARY } from "../../../scripts/fuzz/schema-values.ts";
import type { FuzzResponse } from "../../../scripts/fuzz/send.ts";
import { openApiDocument } from "../../../src/http/operations/openapi-document.ts";
import { problemExample } from "../../../src/api/problems/problem.ts";
import type { ProblemCode } from "../../../src/api/problems/problem-table.ts";

const check = new ContractCheck(openApiDocument(), ["/srv/secret"]);

const request = (changes: Partial<FuzzRequest> = {}): FuzzRequest => ({
  twist: "valid",
  method: "GET",
  target: "/livez",
  headers: [],
  body: null,
  wire: null,
  ...changes,
});

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): FuzzResponse => ({
  status,
  headers: { "x-request-id": "one", "content-type": "application/json; charset=utf-8", ...headers },
  body: Buffer.from(JSON.stringify(body)),
});

const refusal = (code: ProblemCode, detail = "Something is wrong."): FuzzResponse => {
  const problem = { ...problemExample(code), detail, requestId: "one" };
  return answer(problem.status, problem, { "content-type": "application/problem+json; charset=utf-8" });
};

describe("the check of the contract", () => {
  it("finds nothing wrong with what it describes", () => {
    expect(check.violations(request(), answer(200, { status: "alive" }))).toEqual([]);
    const search = request({ target: "/v1/search?k=0", twist: "other value of a parameter" });
    expect(check.violations(search, refusal("invalid_argument"))).toEqual([]);
    expect(check.violations(request({ target: "/readyz" }), refusal("not_ready"))).toEqual([]);
  });

  it("finds answers that do not fit their schema or were not described", () => {
    expect(check.violations(request(), answer(200, { status: "dead" }))).toHaveLength(1);
    expect(check.violations(request(), answer(201, { status: "alive" }))).toHaveLength(1);
    expect(check.violations(request(), refusal("not_found"))).toHaveLength(1);
    expect(
      check.violations(request(), answer(200, { status: "alive" }, { "x-request-id": "" })),
    ).toHaveLength(1);
    expect(check.violations(request(), null)).toHaveLength(1);
    const bytes = Buffer.from("GET /livez HT");
    expect(check.violations(request({ wire: { bytes, ending: "cut" } }), null)).toEqual([]);
    expect(check.violations(request({ wire: { bytes, ending: "end" } }), null)).toHaveLength(1);
  });

  it("finds every 5xx but that a question cannot be answered now, where this is described", () => {
    const search = request({ target: "/v1/search?q=x" });
    expect(check.violations(search, refusal("library_not_built"))).toEqual([]);
    expect(check.violations(search, refusal("internal"))).not.toEqual([]);
    expect(check.violations(request(), refusal("not_ready"))).not.toEqual([]);
    expect(
      check.violations(request({ method: "HEAD" }), { ...refusal("internal"), body: Buffer.alloc(0) }),
    ).not.toEqual([]);
  });

  it("finds refusals that are no problems, say too much, or are of what the document allows", () => {
    const search = request({ target: "/v1/search?q=x", twist: "unknown parameter" });
    expect(check.violations(search, answer(400, { error: "no" }))).toHaveLength(2);
    for (const said of [CANARY, "in /srv/secret/index", "Error\n    at main (x.js:1:1)"]) {
      expect(check.violations(search, refusal("invalid_argument", said))).toHaveLength(1);
    }
    const allowed = request({ target: "/v1/search?q=x" });
    expect(check.violations(allowed, refusal("invalid_argument"))).toHaveLength(1);
  });
});
