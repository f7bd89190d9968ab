import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { COMPONENTS } from "../../../src/http/operations/components.ts";
import { openApiDocument } from "../../../src/http/operations/openapi-document.ts";
import type { OpenApiOperation } from "../../../src/http/operations/openapi.ts";
import { OPERATIONS, operationEntries } from "../../../src/http/operations/operations.ts";
import { Problem } from "../../../src/api/problems/problem.ts";

const document = openApiDocument();
const json = JSON.parse(JSON.stringify(document)) as Record<string, unknown>;
const operations: { path: string; method: string; operation: OpenApiOperation }[] = Object.entries(
  document.paths,
).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);
const titles = operations.map((one) => [one.operation.operationId, one] as const);

describe("the OpenAPI document", () => {
  it("is valid OpenAPI 3.1", async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(json));
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  it("is the same with every call", () => {
    expect(openApiDocument()).toEqual(document);
  });

  it("holds every operation of the contract once, under its own id", () => {
    expect(operations.map(({ operation }) => operation.operationId).sort()).toEqual(
      Object.keys(OPERATIONS).sort(),
    );
  });

  it("gives every operation a summary of its own", () => {
    const summaries = operations.map(({ operation }) => operation.summary);
    expect(summaries).toEqual([...new Set(summaries)]);
  });

  it("refers only to what it holds", () => {
    const references = valuesOf(json, "$ref");
    expect(references.length).toBeGreaterThan(20);
    for (const reference of references)
      expect([reference, resolve(String(reference))]).not.toContain(undefined);
  });

  it("describes every schema", () => {
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      expect([name, schema.description]).not.toContain(undefined);
    }
  });

  it.each(titles)("says of %s what it is, what it takes and how it fails", (_id, { path, operation }) => {
    expect(operation.summary).toMatch(/^[A-Z][^.]{5,60}$/);
    expect(operation.description).toMatch(/\.$/);
    const tags = document.tags.map(({ name }) => name);
    expect(operation.tags.filter((tag) => tags.includes(tag))).toHaveLength(1);
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = operation.parameters.filter((parameter) => parameter.in === "path");
    expect(declared.map(({ name }) => name)).toEqual(inPath);
    expect(declared.every(({ required }) => required)).toBe(true);
    for (const { name, description } of operation.parameters) {
      expect([name, description]).toEqual([name, expect.stringMatching(/\.$/)]);
    }
  });

  it.each(titles)(
    "says of %s what comes back, problems included, with the request's id",
    (_id, { operation }) => {
      const statuses = Object.keys(operation.responses);
      expect(statuses.some((status) => status.startsWith("2"))).toBe(true);
      expect(statuses).toEqual(expect.arrayContaining(["400", "500"]));
      for (const [status, response] of Object.entries(operation.responses)) {
        expect(Object.keys(response.headers)).toContain("X-Request-Id");
        const isProblem = Object.keys(response.content).includes("application/problem+json");
        expect([status, isProblem]).toEqual([status, Number(status) >= 400]);
      }
    },
  );

  it.each(titles)("gives examples of %s that fit their schemas", (id, { operation }) => {
    const contract = operationEntries.find(([name]) => name === id)?.[1];
    const body = contract?.body;
    if (body !== undefined) expect(body.schema.parse(body.example)).toEqual(body.example);
    for (const success of Object.values(contract?.responses ?? {})) {
      if (success.type !== null) expect(success.schema.parse(success.example)).toEqual(success.example);
    }
    for (const response of Object.values(operation.responses)) {
      for (const { value } of Object.values(response.content["application/problem+json"]?.examples ?? {})) {
        expect(Problem.strict().parse(value)).toEqual(value);
      }
    }
  });

  it("describes every field of every schema, so that the reference has no blank cell", () => {
    for (const name of Object.keys(COMPONENTS)) {
      const schema = document.components.schemas[name];
      for (const [field, property] of Object.entries(schema?.properties ?? {})) {
        const text = JSON.stringify(property);
        const isSaid = ["description", "$ref", "const", "enum"].some((key) => text.includes(key));
        expect([name, field, isSaid]).toEqual([name, field, true]);
      }
    }
  });
});

function valuesOf(value: unknown, key: string): unknown[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, child]: [string, unknown]) =>
    name === key ? [child] : valuesOf(child, key),
  );
}

function resolve(reference: string): unknown {
  expect(reference).toMatch(/^#\//);
  let target: unknown = json;
  for (const part of reference.slice(2).split("/"))
    target = (target as Record<string, unknown> | undefined)?.[part];
  return target;
}
