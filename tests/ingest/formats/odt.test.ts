import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { content, meta, odt, ODF } from "./odt-writer.ts";
import { blocksOf, coverageFaults, read } from "../support.ts";
import { zip } from "./zip-writer.ts";

const PROSE =
  "The lighthouse keeper wrote down every ship that passed, with its flag, its cargo and the hour of its passing.";

const readBody = (body: string, styles = ""): ReturnType<typeof read> =>
  read(odt(content(body, styles)), "a.odt");

const LIST_STYLES = `<text:list-style style:name="L1">
    <text:list-level-style-number text:level="1" style:num-format="1"/>
    <text:list-level-style-bullet text:level="2"/></text:list-style>`;

describe("an OpenDocument text", () => {
  it("keeps the columns below a cell over several rows, and raised figures raised", async () => {
    const styles = `<style:style style:name="T1" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>`;
    const cell = (text: string, more = ""): string =>
      `<table:table-cell ${more}><text:p>${text}</text:p></table:table-cell>`;
    const body = `<text:p>${PROSE} It covers 106<text:span text:style-name="T1">2</text:span> fields.</text:p>
      <table:table><table:table-row>${cell("Parish")}${cell("1816")}${cell("1817")}</table:table-row>
        <table:table-row>${cell("Aldvik", 'table:number-rows-spanned="2"')}${cell("31")}${cell("12")}</table:table-row>
        <table:table-row><table:covered-table-cell/>${cell("44")}${cell("19")}</table:table-row>
        <table:table-row>${cell("Both", 'table:number-columns-spanned="2"')}<table:covered-table-cell/>${cell("7")}</table:table-row>
      </table:table>`;
    const document = await read(odt(content(body, styles)), "a.odt");
    expect(document.text).toContain("106² fields");
    expect(document.text).toContain("Parish | 1816 | 1817\nAldvik | 31 | 12\nAldvik | 44 | 19\nBoth |  | 7");
  });

  it("gives its text in order: headings, lists, tables, notes", async () => {
    const styles = `${LIST_STYLES}
      <style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
      <style:style style:name="P2" style:family="paragraph" style:parent-style-name="Preformatted_20_Text"/>`;
    const body = `
      <office:forms/><text:sequence-decls><text:sequence-decl/></text:sequence-decls>
      <text:tracked-changes><text:changed-region><text:deletion><text:p>Deleted text</text:p></text:deletion></text:changed-region></text:tracked-changes>
      <text:p text:style-name="P1">The Keeper’s Log</text:p>
      <text:p>By Ada Larsen</text:p>
      <text:p>3 May 2019</text:p>
      <text:table-of-content><text:index-body><text:p>Ships 2</text:p></text:index-body></text:table-of-content>
      <text:p>The lighthouse keeper <text:span>wrote down</text:span> every
        ship<office:annotation><text:p>A comment</text:p></office:annotation> that passed, with its flag and its cargo<text:note
        text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Log of 1867,</text:p><text:p>page 4.</text:p></text:note-body></text:note>, and he never missed one.</text:p>
      <text:section><text:h text:outline-level="1">Ships</text:h>
      <text:list text:style-name="L1">
        <text:list-item><text:p>first</text:p></text:list-item>
        <text:list-item><text:p>second</text:p><text:p>goes on</text:p>
          <text:list><text:list-item><text:p>below the second</text:p></text:list-item></text:list></text:list-item>
        <text:list-item text:start-value="7"><text:p>seventh</text:p></text:list-item>
      </text:list></text:section>
      <text:h text:outline-level="2">Cargo</text:h>
      <table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell>
        <table:table-cell><text:p>Ships</text:p></table:table-cell></table:table-row></table:table-header-rows>
        <table:table-row><table:table-cell><text:p>1867</text:p></table:table-cell>
        <table:table-cell><text:p>twelve</text:p><text:p>and a half</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>
      <text:p>one<text:s text:c="3"/>line<text:tab/>here<text:line-break/>another</text:p>
      <text:p text:style-name="P2">if<text:s text:c="2"/>a:</text:p><text:p text:style-name="P2"><text:s text:c="2"/>b</text:p>
      <text:p text:style-name="Quotations">A line from somebody else.</text:p>
      <text:p>Before the box.<draw:frame><draw:text-box><text:p>In the box.</text:p></draw:text-box><svg:desc>A lamp</svg:desc></draw:frame></text:p>`;
    const document = await readBody(body, styles);
    expect(document.blocks.map((block) => [block.kind, document.text.slice(block.start, block.end)])).toEqual(
      [
        ["title", "The Keeper’s Log"],
        ["byline", "By Ada Larsen"],
        ["dateline", "3 May 2019"],
        [
          "paragraph",
          "The lighthouse keeper wrote down every ship that passed, with its flag and its cargo[1], and he never missed one.",
        ],
        ["heading", "Ships"],
        ["list", "1. first\n2. second goes on\n  - below the second\n7. seventh"],
        ["heading", "Cargo"],
        ["table", "Year | Ships\n1867 | twelve and a half"],
        ["paragraph", "one line here\nanother"],
        ["code", "if  a:\n  b"],
        ["quote", "A line from somebody else."],
        ["paragraph", "Before the box."],
        ["paragraph", "In the box."],
        ["list", "1. Log of 1867, page 4."],
      ],
    );
    expect(document.blocks.flatMap(({ level }) => level ?? [])).toEqual([1, 2]);
    expect(coverageFaults(document)).toEqual([]);
  });

  it("gives headings that are numbered as items of a list", async () => {
    const document = await readBody(
      `<text:list><text:list-item><text:h text:outline-level="3">Inner</text:h></text:list-item></text:list><text:p>${PROSE}</text:p>
       <text:list><text:list-item><text:h text:outline-level="12">Deep</text:h></text:list-item></text:list>`,
    );
    const headings = document.blocks.filter(({ kind }) => kind === "heading" || kind === "title");
    expect(headings.map(({ start, end, level }) => [document.text.slice(start, end), level])).toEqual([
      ["Inner", undefined],
      ["Deep", 6],
    ]);
  });

  it("goes on counting where a list goes on after a paragraph", async () => {
    const list = (attributes: string, ...items: string[]): string =>
      `<text:list text:style-name="L1" ${attributes}>${items.map((item) => `<text:list-item><text:p>${item}</text:p></text:list-item>`).join("")}</text:list>`;
    const document = await readBody(
      `<text:p>${PROSE}</text:p>${list("", "one", "two")}<text:p>Between.</text:p>${list('text:continue-numbering="true"', "three")}${list("", "anew")}`,
      LIST_STYLES,
    );
    expect(blocksOf(document, "list")).toEqual(["1. one\n2. two", "3. three", "1. anew"]);
  });

  it("reads any prefix of a namespace", async () => {
    const xml = content(`<text:h text:outline-level="1">Head</text:h><text:p>${PROSE}</text:p>`);
    const renamed = xml.replaceAll("office:", "o:").replaceAll("<text:", "<t:").replaceAll("</text:", "</t:");
    const declared = renamed.replace("xmlns:text=", `xmlns:o="${ODF}:office:1.0" xmlns:t=`);
    expect(blocksOf(await read(odt(declared), "a.odt"))).toEqual(["Head", PROSE]);
  });

  it("gives the properties of the document, and takes a byline and a headline for better evidence", async () => {
    const properties = meta(`<dc:title>A title for the archive</dc:title>
      <meta:initial-creator>Ada Larsen; Bo Lind</meta:initial-creator><dc:creator>Cy Young</dc:creator>
      <meta:creation-date>2019-05-03T09:30:00</meta:creation-date><dc:date>2020-01-01T00:00:00</dc:date>
      <dc:language>en-GB</dc:language><meta:keyword>sea</meta:keyword><meta:keyword>light</meta:keyword>`);
    const plain = content(`<text:p>${PROSE}</text:p>`);
    const evidence = "document-properties";
    expect((await read(odt(plain, { "meta.xml": properties }), "a.odt")).metadata).toMatchObject({
      title: "A title for the archive",
      authors: ["Ada Larsen", "Bo Lind"],
      date: "2019-05-03",
      language: "en",
      tags: ["sea", "light"],
      evidence: { title: evidence, authors: evidence, date: evidence, language: evidence, tags: evidence },
    });
    const shown = content(
      `<text:h text:outline-level="1">Shown</text:h><text:p>By Di Vega</text:p><text:p>9 June 2021</text:p><text:p>${PROSE}</text:p>`,
    );
    expect((await read(odt(shown, { "meta.xml": properties }), "a.odt")).metadata).toMatchObject({
      title: "Shown",
      authors: ["Di Vega"],
      date: "2021-06-09",
      evidence: { title: "headline", authors: "byline", date: "dateline" },
    });
  });

  it.each(["Untitled", "Document1", "draft 3.odt", "Microsoft Word - x"])(
    "does not believe the title %s",
    async (title) => {
      const file = odt(content(`<text:p>${PROSE}</text:p>`), {
        "meta.xml": meta(`<dc:title>${title}</dc:title>`),
      });
      expect((await read(file, "keeper.odt")).metadata.title).toBe("keeper");
    },
  );

  it.each(["admin", "Microsoft Office User", "jdoe7", "Un-named"])(
    "does not believe the creator %s",
    async (creator) => {
      const parts = { "meta.xml": meta(`<meta:initial-creator>${creator}</meta:initial-creator>`) };
      expect(
        (await read(odt(content(`<text:p>${PROSE}</text:p>`), parts), "a.odt")).metadata.authors,
      ).toEqual([]);
    },
  );

  it("expands no entity and loads none", async () => {
    const entities = Array.from(
      { length: 20 },
      (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`,
    ).join("");
    const prolog = `<!DOCTYPE x [<!ENTITY e0 "boom">${entities}<!ENTITY file SYSTEM "file:///etc/hostname">]>`;
    const document = await read(
      odt(content(`<text:p>Before &e20; between &file; after &amp; &#x41;.</text:p>`, "", prolog)),
      "a.odt",
    );
    expect(document.text).toBe("Before &e20; between &file; after & A.");
  });

  it.each([
    ["UTF-16 with a mark", (xml: string) => Buffer.from(`\uFEFF${xml}`, "utf16le")],
    [
      "an encoding that it declares",
      (xml: string) => Buffer.from(xml.replace("UTF-8", "ISO-8859-1"), "latin1"),
    ],
    ["UTF-8 with a mark", (xml: string) => Buffer.from(`\uFEFF${xml}`)],
  ])("is read in %s", async (_, encode) => {
    const file = zip({ "content.xml": encode(content("<text:p>Grüße, été</text:p>")) });
    expect((await read(file, "a.odt")).text).toBe("Grüße, été");
  });

  it("does not write a million spaces", async () => {
    const document = await readBody(
      `<text:p text:style-name="Preformatted_20_Text">a<text:s text:c="99999999"/>b</text:p>`,
    );
    expect(document.text.length).toBeLessThan(1_000);
  });

  it("covers all text with blocks, in order and disjoint, whatever the XML", async () => {
    const piece = fc.constantFrom(
      `<text:p>`,
      `</text:p>`,
      `<text:h text:outline-level="2">`,
      `</text:h>`,
      `<text:list>`,
      `</text:list>`,
      `<text:list-item>`,
      `</text:list-item>`,
      `<table:table><table:table-row><table:table-cell>`,
      `</table:table-cell></table:table-row></table:table>`,
      `<text:s text:c="-4"/>`,
      `<text:line-break/>`,
      `<text:note><text:note-citation>1</text:note-citation><text:note-body>`,
      `</text:note-body></text:note>`,
      `<draw:frame><draw:text-box>`,
      `</draw:text-box></draw:frame>`,
      `<text:p text:style-name="Preformatted_20_Text">`,
      `<![CDATA[<raw>]]>`,
      `<!-- no text -->`,
      "words here",
      "&#0;&#13;&#xD800;",
      "\u00A0",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        const document = await readBody(`<text:p>x</text:p>${pieces.join("")}`);
        expect(coverageFaults(document)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("an OpenDocument that cannot be read says why and what to do", () => {
  const manifest = (data: string): string =>
    `<manifest:manifest xmlns:manifest="${ODF}:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml">${data}</manifest:file-entry></manifest:manifest>`;

  it.each([
    ["no content", zip({ "meta.xml": "<x/>" }), /damaged: it has no content/],
    ["content that is no XML", odt("not XML"), /damaged: a part of it holds no XML/],
    [
      "content that is no text",
      zip({ "content.xml": Uint8Array.of(0, 1, 2, 0, 0) }),
      /damaged: a part of it is not text/,
    ],
    [
      "a spreadsheet",
      odt(content("").replaceAll("office:text", "office:spreadsheet")),
      /OpenDocument of another kind than text/,
    ],
    [
      "a password",
      odt("scrambled", { "META-INF/manifest.xml": manifest("<manifest:encryption-data/>") }),
      /protected by a password/,
    ],
    ["elements nested without end", odt(content("<text:span>".repeat(50_000))), /nested too deeply/],
    ["no text", odt(content("<text:p/>")), /no text/],
  ])("%s", async (_, file, reason) => {
    await expect(read(file, "a.odt")).rejects.toMatchObject({
      code: "unsupported_media_type",
      message: expect.stringMatching(reason) as string,
    });
  });
});
