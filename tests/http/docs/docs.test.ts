import { readFile } from "node:fs/promises";
import { parse } from "parse5";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApiDocument } from "../../../src/http/operations/openapi-document.ts";
import { referencePage } from "../../../src/http/docs/reference-page.ts";
import { problemType } from "../../../src/api/problems/problem.ts";
import { rawRequest, startHarness, type Harness } from "../harness.ts";
import { PROBLEM_CODES } from "../../../src/api/problems/problem-table.ts";

describe("the documentation", () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness();
  });
  afterAll(() => harness.stop());

  const get = async (path: string) => {
    const response = await fetch(harness.url + path);
    return { response, text: await response.text() };
  };

  it("gives the OpenAPI document as JSON, and not again while it stays the same", async () => {
    const { response, text } = await get("/openapi.json");
    expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
    const etag = response.headers.get("etag") ?? "";
    const again = await rawRequest(harness.url, "/openapi.json", { headers: { "if-none-match": etag } });
    expect(again.status).toBe(304);
  });

  it.each(["/docs", "/docs/problems"])(
    "is at %s well-formed HTML without a script or a style of its own",
    async (path) => {
      const { response, text } = await get(path);
      expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
      const faults: string[] = [];
      parse(text, { onParseError: ({ code, startLine }) => faults.push(`${code} in line ${startLine}`) });
      expect(faults).toEqual([]);
      expect(text).not.toMatch(/<script|<style|\sstyle=|\son\w+=/);
      const files = [...text.matchAll(/(?:src|href)="([^"#]*)"/g)].map(([, address]) => address ?? "");
      expect(files.filter((address) => address !== "" && !address.startsWith("/"))).toEqual([]);
    },
  );

  it("links only to what is there, and names everything once", async () => {
    const pages = new Map<string, string>();
    for (const path of ["/docs", "/docs/problems"]) pages.set(path, (await get(path)).text);
    for (const [path, text] of pages) {
      const ids = idsOf(text);
      expect(ids).toEqual([...new Set(ids)]);
      for (const [, address = ""] of text.matchAll(/href="([^"]*)"/g)) {
        const [page = "", anchor] = address.split("#");
        if (anchor !== undefined) expect(idsOf(pages.get(page === "" ? path : page) ?? "")).toContain(anchor);
      }
    }
  });

  it("shows every operation with its path, and every schema", async () => {
    const { text } = await get("/docs");
    const { paths, components } = openApiDocument();
    for (const [path, methods] of Object.entries(paths)) {
      expect(text).toContain(`<code>${path}</code>`);
      for (const { operationId } of Object.values(methods)) expect(idsOf(text)).toContain(operationId);
    }
    for (const name of Object.keys(components.schemas)) expect(idsOf(text)).toContain(`schema-${name}`);
  });

  it("explains every problem at the address that the problem names", async () => {
    const ids = idsOf((await get("/docs/problems")).text);
    expect(ids.filter((id) => id !== "main")).toEqual(PROBLEM_CODES);
    for (const code of PROBLEM_CODES) expect(problemType(code)).toBe(`/docs/problems#${code}`);
  });

  it("escapes whatever the contract says", () => {
    const document = openApiDocument();
    const evil = `<script>"'&`;
    const hostile = {
      ...document,
      info: { ...document.info, description: evil },
      components: {
        ...document.components,
        schemas: { [evil]: { description: evil, properties: { [evil]: true } } },
      },
    };
    const page = referencePage(hostile);
    expect(page).not.toContain("<script");
    expect(page).toContain("&#60;script&#62;&#34;&#39;&#38;");
  });

  it("gives command lines that the server answers", async () => {
    const { text } = await get("/docs");
    const line = /curl --get [^<]*/.exec(text)?.[0].replaceAll("&#39;", "'") ?? "";
    const [, address = "", question = ""] =
      /'http:\/\/127\.0\.0\.1:3000([^']*)' --data-urlencode 'q=([^']*)'/.exec(line) ?? [];
    expect((await get(`${address}?q=${encodeURIComponent(question)}`)).response.status).toBe(200);
  });

  it("has a style sheet that fetches nothing", async () => {
    const css = await readFile(new URL("../../../src/web/docs.css", import.meta.url), "utf8");
    expect(css).not.toMatch(/url\(|@import/);
  });
});

function idsOf(page: string): string[] {
  return [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id ?? "");
}
