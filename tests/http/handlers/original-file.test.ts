import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../fixtures/temporary-folder.ts";
import { rawRequest } from "../harness.ts";
import { startLibraryHarness, type LibraryHarness } from "../library-harness.ts";

const PAGE = "<title>Ferries</title><p>The ferry to Mull leaves at nine.</p><script>alert(1)</script>";

async function harnessOf(files: Readonly<Record<string, string | Buffer>>): Promise<LibraryHarness> {
  const harness = await startLibraryHarness();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(harness.fake.documents, name, ".."), { recursive: true });
    writeFileSync(join(harness.fake.documents, name), content);
  }
  await harness.fake.library.sync();
  return harness;
}

async function pathOf({ fake }: LibraryHarness, source: string): Promise<string> {
  const found = (await fake.library.documents()).find((document) => document.source === source);
  return `/v1/documents/${found?.id ?? "none"}/file`;
}

describe("GET /v1/documents/{id}/file", () => {
  it("gives plain text to be shown, byte for byte, where nothing in it can run", async () => {
    const text = "The ferry to Müll leaves at nine.\r\n";
    const harness = await harnessOf({ "sea/Fähre 9 Uhr.txt": text });
    const response = await harness.get(await pathOf(harness, "sea/Fähre 9 Uhr.txt"));
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(text);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "text/plain; charset=utf-8",
      "content-disposition":
        "inline; filename=\"F?hre 9 Uhr.txt\"; filename*=UTF-8''F%C3%A4hre%209%20Uhr.txt",
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
      "pincite-file": "unchanged",
      "accept-ranges": "bytes",
      "content-length": String(Buffer.byteLength(text)),
    });
  });

  it("has whatever could run downloaded", async () => {
    const harness = await harnessOf({
      "a.html": PAGE,
      "b.xml": "<feed><title>Ferries</title><p>The ferry to Mull leaves at nine o'clock.</p></feed>",
    });
    for (const name of ["a.html", "b.xml"]) {
      const response = await harness.get(await pathOf(harness, name));
      expect(response.headers.get("content-disposition")).toBe(`attachment; filename=${name}`);
      expect(response.headers.get("content-security-policy")).toContain("sandbox");
    }
  });

  it("keeps to ranges and conditions", async () => {
    const harness = await harnessOf({ "a.txt": "The ferry to Mull leaves at nine." });
    const path = await pathOf(harness, "a.txt");
    const part = await fetch(harness.url + path, { headers: { range: "bytes=4-8" } });
    expect([part.status, await part.text()]).toEqual([206, "ferry"]);
    expect(part.headers.get("content-range")).toBe("bytes 4-8/33");
    const beyond = await fetch(harness.url + path, { headers: { range: "bytes=99-" } });
    expect([beyond.status, beyond.headers.get("content-type")]).toEqual([
      416,
      "application/problem+json; charset=utf-8",
    ]);
    const tag = part.headers.get("etag") ?? "";
    const known = await rawRequest(harness.url, path, { headers: { "if-none-match": tag } });
    expect([known.status, known.body]).toEqual([304, ""]);
    const head = await fetch(harness.url + path, { method: "HEAD" });
    expect([head.status, head.headers.get("content-length")]).toEqual([200, "33"]);
    const { paths } = (await (await harness.get("/openapi.json")).json()) as {
      readonly paths: Readonly<Record<string, { readonly get?: { readonly responses: object } }>>;
    };
    const described = Object.keys(paths["/v1/documents/{id}/file"]?.get?.responses ?? {});
    expect(described).toEqual(expect.arrayContaining(["200", "206", "304"]));
  });

  it("says where the file has changed since it was read, however alike its size and time", async () => {
    const harness = await harnessOf({ "a.txt": "The ferry to Mull leaves at nine." });
    const path = await pathOf(harness, "a.txt");
    writeFileSync(join(harness.fake.documents, "a.txt"), "The ferry to Mull leaves at five.");
    const response = await harness.get(path);
    expect([response.headers.get("pincite-file"), await response.text()]).toEqual([
      "changed",
      "The ferry to Mull leaves at five.",
    ]);
  });

  it("gives the containing file of one document among several", async () => {
    const mbox = [1, 2]
      .map(
        (n) =>
          `From a@example.org Thu Jan  1 00:00:0${n} 2026\nFrom: a@example.org\nSubject: Ferry ${n}\nMessage-ID: <${n}@x>\n\n` +
          `The ferry number ${n} leaves at nine from the old pier.\n\n`,
      )
      .join("");
    const harness = await harnessOf({ "post.mbox": mbox });
    const documents = (await harness.fake.library.documents()).filter(({ state }) => state === "indexed");
    expect(documents.length).toBe(2);
    for (const { id } of documents) {
      const response = await harness.get(`/v1/documents/${id}/file`);
      expect(response.headers.get("content-disposition")).toBe("attachment; filename=post.mbox");
      expect(await response.text()).toBe(mbox);
      expect(response.headers.get("pincite-file")).toBe("unchanged");
    }
  });

  it("gives an upload's file under its own name", async () => {
    const harness = await startLibraryHarness();
    const data = new FormData();
    data.append("file", new Blob([PAGE]), "fähre.html");
    const received = await harness.send("POST", "/v1/documents?wait=true", data);
    const { documents } = (await received.json()) as {
      readonly documents: readonly { readonly id: string }[];
    };
    const response = await harness.get(`/v1/documents/${documents[0]?.id ?? ""}/file`);
    expect([response.status, await response.text()]).toEqual([200, PAGE]);
    expect(response.headers.get("content-disposition")).toContain("filename*=UTF-8''f%C3%A4hre.html");
    expect(response.headers.get("pincite-file")).toBe("unchanged");
  });

  it("is a 410 where the file is gone, is none any more, or leads out of the folder", async () => {
    const harness = await harnessOf({ "sea/a.txt": "The ferry to Mull leaves at nine." });
    const path = await pathOf(harness, "sea/a.txt");
    const folder = join(harness.fake.documents, "sea");
    const elsewhere = temporaryFolder();
    writeFileSync(join(elsewhere, "a.txt"), "The ferry to Mull leaves at nine.");

    rmSync(join(folder, "a.txt"));
    const gone = await harness.get(path);
    expect(gone.status).toBe(410);
    expect(await gone.json()).toMatchObject({
      code: "gone",
      detail: "The file that this document was read from is no longer where it was.",
    });
    mkdirSync(join(folder, "a.txt"));
    expect((await harness.get(path)).status).toBe(410);
    rmSync(join(folder, "a.txt"), { recursive: true });
    symlinkSync(join(elsewhere, "a.txt"), join(folder, "a.txt"));
    expect((await harness.get(path)).status).toBe(410);
    renameSync(folder, `${folder}-before`);
    symlinkSync(elsewhere, folder);
    expect((await harness.get(path)).status).toBe(410);
    expect(harness.errors).toEqual([]);
  });

  it("takes no path from the request", async () => {
    const harness = await harnessOf({ "a.txt": "The ferry to Mull leaves at nine." });
    for (const id of ["a.txt", "..%2Fa.txt", "%2Fetc%2Fpasswd", "..", "upload:0000000000000000"]) {
      const { status } = await rawRequest(harness.url, `/v1/documents/${id}/file`);
      expect(status, id).toBe(404);
    }
  });
});

describe("GET /v1/citations/{id}?format=", () => {
  it("cites the words that stand there in every format, each with its media type", async () => {
    const harness = await harnessOf({ "a.txt": "The ferry to Mull leaves at nine." });
    const { hits } = await harness.fake.library.search({ query: "ferry" });
    const path = `/v1/citations/${hits[0]?.passage.id ?? ""}`;
    const typeOf = async (format: string): Promise<string | null> => {
      const response = await harness.get(`${path}?format=${format}`);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain("The ferry to Mull leaves at nine.");
      return response.headers.get("content-type");
    };
    for (const style of ["plain", "chicago", "apa"])
      expect(await typeOf(style)).toBe("text/plain; charset=utf-8");
    expect(await typeOf("bibtex")).toBe("application/x-bibtex; charset=utf-8");
    expect(await typeOf("ris")).toBe("application/x-research-info-systems; charset=utf-8");
    expect(await typeOf("csl-json")).toBe("application/vnd.citationstyles.csl+json; charset=utf-8");
    expect((await harness.get(`${path}?format=mla`)).status).toBe(400);
    expect(await (await harness.get(path)).json()).toMatchObject({ state: "valid" });
  });

  it("is a 410 where the document no longer has the words", async () => {
    const harness = await harnessOf({ "a.txt": "The ferry to Mull leaves at nine." });
    const { hits } = await harness.fake.library.search({ query: "ferry" });
    writeFileSync(join(harness.fake.documents, "a.txt"), "The bridge at Tolmere collapsed in the flood.");
    await harness.fake.library.sync();
    const response = await harness.get(`/v1/citations/${hits[0]?.passage.id ?? ""}?format=plain`);
    expect(response.status).toBe(410);
    expect(await response.json()).toMatchObject({
      detail: "The document no longer has the words that this citation names.",
    });
  });
});
