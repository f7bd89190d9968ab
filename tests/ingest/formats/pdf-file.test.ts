import { describe, expect, it } from "vitest";
import { infoOf, declaredBy } from "../../../src/ingest/formats/pdf/pdf-info.ts";
import { pdf, read } from "../support.ts";

const prose = "The council met in the evening and heard the pilots of all the ships that had come.";

describe("a PDF file", () => {
  it("with a user's password is refused, and told why", async () => {
    const locked = await pdf({ userPassword: "x", ownerPassword: "y" }, (out) => out.text(prose));
    await expect(read(locked, "a.pdf")).rejects.toMatchObject({
      code: "unsupported_media_type",
      message: "The PDF is encrypted and needs a password; save a copy without one.",
    });
  });

  it.each(["1.3", "1.4", "1.7", "1.7ext3"] as const)(
    "with an owner's password only is read, encrypted as in PDF %s",
    async (pdfVersion) => {
      const options = { pdfVersion, ownerPassword: "y", permissions: { copying: false } };
      expect((await read(await pdf(options, (out) => out.text(prose)), "a.pdf")).text).toBe(prose);
    },
  );

  it("tells its language and keywords", async () => {
    const info = { Title: "The Harbour Question", Keywords: "ice; grain ; ice ;" };
    const document = await read(await pdf({ lang: "en-GB", info }, (out) => out.text(prose)), "a.pdf");
    expect(document.metadata).toMatchObject({
      tags: ["ice", "grain"],
      evidence: { language: "pdf-info", tags: "pdf-info" },
    });
    expect(document.metadata.language).toMatch(/^en/);
  });
});

describe("what a PDF says about itself", () => {
  const xmp = (fields: Record<string, unknown>) => ({ get: (name: string) => fields[name] ?? null });

  it("is its info dictionary; where that is silent, XMP", () => {
    const fields = {
      "dc:title": "From XMP",
      "dc:creator": ["Jane Doe", "John Roe"],
      "dc:subject": ["ice", "grain"],
      "xmp:createdate": "2018-07-20T10:15:00Z",
      "dc:language": ["de"],
    };
    expect(declaredBy(infoOf({}, xmp(fields)))).toMatchObject({
      title: { value: "From XMP" },
      authors: { value: ["Jane Doe", "John Roe"] },
      date: { value: "2018-07-20", weak: true },
      language: { value: "de" },
      tags: { value: ["ice", "grain"] },
    });
    const info = {
      Title: "From Info",
      Author: "Li Wei; Ana Sá",
      CreationDate: "D:20170301120000Z",
      Keywords: "war, peace",
    };
    expect(declaredBy(infoOf(info, xmp(fields)))).toMatchObject({
      title: { value: "From Info" },
      authors: { value: ["Li Wei", "Ana Sá"] },
      date: { value: "2017-03-01" },
      tags: { value: ["war", "peace"] },
    });
  });

  it.each([
    "Microsoft Word - draft3.doc",
    "untitled",
    "(Untitled)",
    "report_final.pdf",
    "Document1",
    "PowerPoint Presentation",
    "1234",
  ])("is no title where a program wrote it: %s", (title) => {
    expect(declaredBy(infoOf({ Title: title }, null)).title).toBeUndefined();
  });

  it("is a weak title where it looks like a name of a file", () => {
    expect(declaredBy(infoOf({ Title: "harbour_report_v2" }, null)).title).toMatchObject({ weak: true });
    expect(declaredBy(infoOf({ Title: "The Harbour Report" }, null)).title).toMatchObject({ weak: false });
  });
});
