import { MAX_QUERY_LENGTH } from "../../src/api/questions/question-limits.ts";
import { describe, expect, it } from "vitest";
import { AppError } from "../../src/core/errors.ts";
import { documentId } from "../../src/core/ids.ts";
import { MAX_PAGE_CHARACTERS } from "../../src/mcp/text-page.ts";
import { FakeLibrary, HIT, SUMMARY, TEXT } from "../http/fake-library.ts";
import { callTool, connectedTo } from "./connected-client.ts";
import type { DocumentSummary } from "../../src/api/document-responses.ts";

/** A library of several documents, all with one long text. */
class ManyDocuments extends FakeLibrary {
  constructor(
    readonly summaries: readonly DocumentSummary[],
    readonly text = TEXT,
  ) {
    super();
  }

  override async documents(): Promise<readonly DocumentSummary[]> {
    return this.summaries;
  }

  override async document(id: string): Promise<DocumentSummary> {
    const found = this.summaries.find((summary) => summary.id === id);
    return found ?? super.document(id);
  }

  override async documentText(id: string): Promise<string> {
    await this.document(id);
    return this.text;
  }
}

function summaries(count: number): DocumentSummary[] {
  return Array.from({ length: count }, (_, number) => ({
    ...SUMMARY,
    id: documentId(String(number).padStart(16, "0")),
    source: `reports/${number}.txt`,
    title: `Report ${number}`,
    tags: [number % 2 === 0 ? "even" : "odd"],
  }));
}

describe("the MCP server", () => {
  it("says what it is and how to use it", async () => {
    const { client } = await connectedTo(new FakeLibrary());
    expect(client.getServerVersion()).toMatchObject({ name: "pincite", version: "1.2.3" });
    expect(client.getInstructions()).toContain("tell the user so");
    expect(client.getServerCapabilities()).toEqual({
      tools: { listChanged: false },
      resources: { listChanged: false },
    });
  });

  it("offers nine tools that change no document, each with a title, a description and both schemas", async () => {
    const { client } = await connectedTo(new FakeLibrary());
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      "ask",
      "search",
      "check_quote",
      "list_statements",
      "read_document",
      "list_documents",
      "watch_for",
      "list_alerts",
      "remove_alert",
    ]);
    const changing = new Map([
      ["watch_for", { readOnlyHint: false, destructiveHint: false, idempotentHint: false }],
      ["remove_alert", { readOnlyHint: false, destructiveHint: true }],
    ]);
    for (const tool of tools) {
      expect(tool.title).toMatch(/document/);
      expect(tool.description?.length).toBeGreaterThan(200);
      const reading = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };
      expect(tool.annotations).toEqual({ ...reading, ...changing.get(tool.name) });
      expect(tool.inputSchema).toMatchObject({ type: "object", additionalProperties: false });
      expect(tool.outputSchema).toMatchObject({ type: "object" });
      for (const property of Object.values(tool.inputSchema.properties ?? {})) {
        expect(property).toHaveProperty("description");
      }
    }
  });

  describe("search", () => {
    it("gives the library's hits, and the same as text with citations and passage ids", async () => {
      const library = new FakeLibrary();
      const { client } = await connectedTo(library);
      const { isError, text, structured } = await callTool(client, "search", { query: "ferry" });
      expect(isError).toBe(false);
      expect(structured).toMatchObject({ query: "ferry", hits: [HIT] });
      expect(text).toContain(`[1] ${HIT.citation}`);
      expect(text).toContain(HIT.passage.id);
      expect(text).toContain(HIT.passage.text);
    });

    it("tells of words that were looked for in another spelling", async () => {
      const library = new FakeLibrary();
      const corrections = [{ original: "fery", corrected: "ferry" }];
      library.search = (request) =>
        new FakeLibrary()
          .search(request)
          .then((result) => ({ ...result, interpretation: { ...result.interpretation, corrections } }));
      const { client } = await connectedTo(library);
      const { text } = await callTool(client, "search", { query: "fery" });
      expect(text).toContain("“fery” occurs nowhere: “ferry” was looked for.");
    });

    it("hands every argument on", async () => {
      const library = new FakeLibrary();
      const { client } = await connectedTo(library);
      const request = {
        query: "ferry",
        k: 3,
        offset: 2,
        mode: "lexical",
        groupBy: "document",
        filters: { authors: ["Macleod"], from: "2021-01-01", to: "2021-12-31", tags: ["ferries"] },
      };
      await callTool(client, "search", request);
      expect(library.searches).toEqual([request]);
    });
  });

  describe("ask", () => {
    it("gives the sentences with the passages that they stand in", async () => {
      const { client } = await connectedTo(new FakeLibrary());
      const { text, structured } = await callTool(client, "ask", { question: "When does the ferry leave?" });
      expect(structured).toMatchObject({
        answered: true,
        answer: {
          sentences: [{ text: "The ferry to Mull leaves at nine.", citation: 1, start: 15, end: 48 }],
        },
        citations: [HIT],
      });
      expect(text).toContain("The ferry to Mull leaves at nine. [1]");
      expect(text).toContain(`[1] ${HIT.citation}`);
      expect(text).toContain(HIT.passage.id);
    });

    it("says that there is no answer, and to tell the user", async () => {
      const { client } = await connectedTo(new FakeLibrary());
      const { isError, text, structured } = await callTool(client, "ask", {
        question: "How far is the moon?",
      });
      expect(isError).toBe(false);
      expect(structured).toMatchObject({ answered: false, answer: null, nearest: [HIT] });
      expect(text).toMatch(
        /^Not in your documents \(confidence very low: .*\)\. Nothing in the documents speaks to this question\. Tell the user so\./,
      );
      expect(text).toContain(HIT.citation);
    });

    it("says that the answer is uncertain, and that the passages are no more than the closest", async () => {
      const { client } = await connectedTo(new FakeLibrary());
      const { text, structured } = await callTool(client, "ask", { question: "Is there perhaps a ferry?" });
      expect(structured).toMatchObject({
        outcome: "uncertain",
        answered: false,
        answer: null,
        nearest: [HIT],
      });
      expect(text).toMatch(/^Uncertain \(confidence low: /);
      expect(text).toContain("no more than the closest");
      expect(text).not.toContain("do not answer");
    });

    it("never says that something is not in the documents where some have not been read", async () => {
      const library = new FakeLibrary();
      library.coverage = { complete: false, searched: 9, waiting: 47, unreadable: 2 };
      const { client } = await connectedTo(library);
      const { text, structured } = await callTool(client, "ask", { question: "How far is the moon?" });
      expect(structured).toMatchObject({ outcome: "not-found", library: library.coverage });
      expect(text).toMatch(/^Not in the 9 of 58 documents read so far \(/);
      const { structured: found } = await callTool(client, "search", { query: "moon" });
      expect(found).toMatchObject({ library: library.coverage });
    });
  });

  describe("read_document", () => {
    it("gives a short document whole, with its citation", async () => {
      const { client } = await connectedTo(new FakeLibrary());
      const { text, structured } = await callTool(client, "read_document", { id: SUMMARY.id });
      expect(structured).toMatchObject({
        document: { id: SUMMARY.id, title: "Harbour notes", characters: TEXT.length },
        start: 0,
        end: TEXT.length,
        text: TEXT,
        next: null,
        citation: HIT.citation,
      });
      expect(text).toContain(TEXT);
      expect(text).toContain(HIT.citation);
    });

    it("gives the range that a passage names", async () => {
      const { client } = await connectedTo(new FakeLibrary());
      const { structured } = await callTool(client, "read_document", { id: SUMMARY.id, start: 15, end: 48 });
      const text = "The ferry to Mull leaves at nine.";
      expect(structured).toMatchObject({ start: 15, end: 48, text, next: null });
    });

    it("gives a long document in pages that are together the whole text", async () => {
      const long = "The ferry leaves at nine, and the harbour is quiet again.\n".repeat(900);
      const { client } = await connectedTo(new ManyDocuments(summaries(1), long));
      const id = "0".repeat(16);
      let read = "";
      for (let start: number | null = 0; start !== null;) {
        const { text, structured } = await callTool(client, "read_document", { id, start });
        const page = structured as { text: string; next: number | null };
        expect(text.length).toBeLessThan(MAX_PAGE_CHARACTERS + 500);
        if (page.next !== null) expect(text).toContain(`read on with start ${page.next}.`);
        read += page.text;
        start = page.next;
      }
      expect(read).toBe(long);
    });

    it("refuses a range that is none", async () => {
      const { client } = await connectedTo(new FakeLibrary());
      const behind = await callTool(client, "read_document", { id: SUMMARY.id, start: TEXT.length });
      expect(behind).toMatchObject({
        isError: true,
        text: `start must be below ${TEXT.length}, the length of the document.`,
      });
      const backwards = await callTool(client, "read_document", { id: SUMMARY.id, start: 9, end: 9 });
      expect(backwards).toMatchObject({ isError: true, text: "end must be greater than start." });
    });

    it("says so where there is no such document", async () => {
      const { client } = await connectedTo(new FakeLibrary());
      for (const id of ["ffffffffffffffff", "../../secret.txt", "' OR 1=1 --"]) {
        const { isError, text } = await callTool(client, "read_document", { id });
        expect([isError, text]).toEqual([true, expect.stringContaining("There is no document with this id")]);
      }
    });
  });

  describe("list_documents", () => {
    it("lists documents in pages, each with what is needed to go on", async () => {
      const { client } = await connectedTo(new ManyDocuments(summaries(120)));
      const listed: string[] = [];
      for (let offset: number | null = 0; offset !== null;) {
        const { structured } = await callTool(client, "list_documents", { offset });
        const page = structured as { documents: { source: string }[]; total: number; next: number | null };
        expect(page.total).toBe(120);
        listed.push(...page.documents.map(({ source }) => source));
        offset = page.next;
      }
      expect(listed).toEqual(summaries(120).map(({ source }) => source));
    });

    it("lists only what meets the filters, and no file that could not be read", async () => {
      const [first, ...others] = summaries(6);
      const failed = { ...first!, state: "failed" as const, reason: "The file is empty." };
      const { client } = await connectedTo(new ManyDocuments([failed, ...others]));
      const { text, structured } = await callTool(client, "list_documents", { filters: { tags: ["even"] } });
      expect(structured).toMatchObject({ total: 2, next: null });
      expect(text).toMatch(/^Documents 1 to 2 of 2:\n/);
      expect(text).toContain(`${"2".padStart(16, "0")}  Ann Macleod, “Report 2”, 2021-05-04, reports/2.txt`);
      const none = await callTool(client, "list_documents", { filters: { authors: ["Nobody"] } });
      expect(none).toMatchObject({ text: "There are no such documents.", structured: { documents: [] } });
    });
  });

  describe("resources", () => {
    it("are the documents, listed in pages and read as text", async () => {
      const { client } = await connectedTo(new ManyDocuments(summaries(450)));
      const uris: string[] = [];
      let cursor: string | undefined;
      do {
        const { resources, nextCursor } = await client.listResources(cursor === undefined ? {} : { cursor });
        uris.push(...resources.map(({ uri }) => uri));
        cursor = nextCursor;
      } while (cursor !== undefined);
      expect(uris).toEqual(summaries(450).map(({ id }) => `pincite://documents/${id}`));
      const { contents } = await client.readResource({ uri: uris[7] ?? "" });
      expect(contents).toEqual([{ uri: uris[7], mimeType: "text/plain", text: TEXT }]);
    });

    it("say how they are named", async () => {
      const { client } = await connectedTo(new FakeLibrary());
      const { resourceTemplates } = await client.listResourceTemplates();
      expect(resourceTemplates).toMatchObject([{ uriTemplate: "pincite://documents/{id}" }]);
      expect((await client.listResources()).resources).toEqual([
        {
          uri: `pincite://documents/${SUMMARY.id}`,
          name: "ferries/mull.txt",
          title: "Harbour notes",
          description: HIT.citation,
          mimeType: "text/plain",
        },
      ]);
    });

    it("are refused where there is none, where one is too long, and with a cursor of somebody else's", async () => {
      const [long] = summaries(1);
      const { client } = await connectedTo(new ManyDocuments([{ ...long!, characters: 1_000_001 }]));
      await expect(client.readResource({ uri: "pincite://documents/none" })).rejects.toMatchObject({
        code: -32002,
        message: expect.stringContaining("There is no document with this id") as string,
      });
      await expect(client.readResource({ uri: `pincite://documents/${long!.id}` })).rejects.toMatchObject({
        code: -32602,
        message: expect.stringContaining("read_document") as string,
      });
      await expect(client.listResources({ cursor: "-1" })).rejects.toMatchObject({ code: -32602 });
    });
  });

  describe("errors", () => {
    it("name the argument at fault, and never reach the library", async () => {
      const library = new FakeLibrary();
      const { client } = await connectedTo(library);
      const bad: [string, Record<string, unknown>, string][] = [
        ["search", {}, "query"],
        ["search", { query: "" }, "query"],
        ["search", { query: "a\0b" }, "query"],
        ["search", { query: "x".repeat(MAX_QUERY_LENGTH + 1) }, "query"],
        ["search", { query: "ferry", k: 0 }, "k"],
        ["search", { query: "ferry", k: "3" }, "k"],
        ["search", { query: "ferry", limit: 3 }, "limit"],
        ["search", { query: "ferry", filters: { from: "May 2021" } }, "filters.from"],
        ["list_documents", { filters: { from: "2021-02-30" } }, "from"],
        ["search", { query: "ferry", filters: { author: ["Macleod"] } }, "author"],
        ["ask", { question: 7 }, "question"],
        ["ask", { question: "When?", k: 101 }, "k"],
        ["read_document", { id: "" }, "id"],
        ["read_document", { id: SUMMARY.id, start: -1 }, "start"],
        ["list_documents", { limit: 201 }, "limit"],
      ];
      for (const [name, parameters, field] of bad) {
        const { isError, text } = await callTool(client, name, parameters);
        expect([name, parameters, isError, text]).toEqual([
          name,
          parameters,
          true,
          expect.stringContaining(field),
        ]);
      }
      expect([library.searches, library.questions]).toEqual([[], []]);
    });

    it("of the library tell an assistant what to do, without a folder of this machine", async () => {
      const library = new FakeLibrary();
      const { client, errors } = await connectedTo(library);
      library.built = false;
      for (const [name, parameters] of [
        ["search", { query: "ferry" }],
        ["ask", { question: "When does the ferry leave?" }],
      ] as const) {
        const { isError, text } = await callTool(client, name, parameters);
        expect([isError, text]).toEqual([true, expect.stringContaining("pincite index")]);
        expect(text).not.toContain("/somewhere");
      }
      expect(errors).toEqual([]);
      library.built = true;
      library.failure = new AppError("model_missing", "The model in /somewhere/models is missing.");
      const { text } = await callTool(client, "search", { query: "ferry" });
      expect(text).toContain("The embedding model is missing.");
      expect(text).not.toContain("/somewhere");
    });

    it("that nobody foresaw are logged, and say nothing about themselves", async () => {
      const library = new FakeLibrary();
      library.failure = new Error("SQLITE_CORRUPT at /somewhere/library.sqlite");
      const { client, errors } = await connectedTo(library);
      const { isError, text } = await callTool(client, "ask", { question: "When does the ferry leave?" });
      expect(isError).toBe(true);
      expect(text).toBe("Something went wrong in Pincite. Its log says more. Tell the user so.");
      expect(errors).toEqual([expect.stringContaining("SQLITE_CORRUPT")]);
    });

    it("for a tool that does not exist", async () => {
      const { client } = await connectedTo(new FakeLibrary());
      expect(await callTool(client, "delete_everything")).toMatchObject({ isError: true });
    });
  });
});
