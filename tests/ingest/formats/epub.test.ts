import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CONTAINER, epub, xhtml } from "./epub-writer.ts";
import { blocksOf, coverageFaults, read } from "../support.ts";
import { zip } from "./zip-writer.ts";

const PROSE =
  "The lighthouse keeper wrote down every ship that passed, with its flag, its cargo and the hour of its passing.";

const NAV_ITEM = `<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>`;
const nav = (...entries: readonly (readonly [string, string])[]): string =>
  xhtml(
    `<nav epub:type="toc"><h1>Contents</h1><ol>${entries.map(([href, label]) => `<li><a href="${href}">${label}</a></li>`).join("")}</ol></nav>`,
  );

const NCX_ITEM = `<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>`;
const ncx = (...points: readonly (readonly [string, string])[]): string =>
  `<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>Part</text></navLabel><content src="none.xhtml"/>${points
    .map(
      ([src, label]) =>
        `<navPoint><navLabel><text>${label}</text></navLabel><content src="${src}"/></navPoint>`,
    )
    .join("")}</navPoint></navMap></ncx>`;

const headingsOf = async (file: Uint8Array): Promise<unknown[]> => {
  const { blocks, text } = await read(file, "a.epub");
  return blocks
    .filter(({ kind }) => kind === "heading")
    .map(({ start, end, level }) => [level, text.slice(start, end)]);
};

describe("an e-book", () => {
  it("gives its chapters in reading order as one text", async () => {
    const file = epub({
      chapters: {
        "z first.xhtml": `<h2>Ships</h2><p>${PROSE}<span epub:type="pagebreak" id="p1">1</span></p>
          <ol start="3"><li><p>third</p></li><li><p>fourth</p><p>goes on</p></li></ol>
          <script src="x.js"/><p>After an empty <a id="x"/>script.&nbsp;End<br/>of line.</p>`,
        "a second.xhtml": `<h2>Cargo</h2><h3>Coal</h3><table><tr><th>Year</th><th>Ships</th></tr>
          <tr><td>1867</td><td><p>twelve</p><p>and a half</p></td></tr></table>
          <blockquote><p>A line from somebody else.</p></blockquote><pre>a  b</pre>
          <aside epub:type="footnote"><p>1. A note.</p></aside><p>漢<rt>kan</rt></p>`,
      },
    });
    const document = await read(file, "a.epub");
    expect(
      document.blocks.map(({ kind, level, start, end }) => [kind, level, document.text.slice(start, end)]),
    ).toEqual([
      ["heading", 1, "Ships"],
      ["paragraph", undefined, PROSE],
      ["list", undefined, "3. third\n4. fourth goes on"],
      ["paragraph", undefined, "After an empty script. End\nof line."],
      ["heading", 1, "Cargo"],
      ["heading", 2, "Coal"],
      ["table", undefined, "Year | Ships\n1867 | twelve and a half"],
      ["quote", undefined, "A line from somebody else."],
      ["code", undefined, "a  b"],
      ["paragraph", undefined, "1. A note."],
      ["paragraph", undefined, "漢"],
    ]);
    expect(coverageFaults(document)).toEqual([]);
  });

  it("gives title, authors, date, language, subjects and address from its package", async () => {
    const evidence = "package-metadata";
    const file = epub({ chapters: { "a.xhtml": `<p>By Somebody Else</p><p>${PROSE}</p>` } });
    expect((await read(file, "a.epub")).metadata).toEqual({
      title: "The Keeper’s Log",
      authors: ["Ada Larsen", "Bo Lind"],
      date: "2019-05-03",
      url: "https://example.org/log",
      language: "en",
      tags: ["sea", "light"],
      evidence: {
        title: evidence,
        authors: evidence,
        date: evidence,
        url: evidence,
        language: evidence,
        tags: evidence,
      },
    });
  });

  it("knows the roles that EPUB 3 gives beside the creators", async () => {
    const metadata = `<dc:title>T</dc:title><dc:creator id="a">Ada Larsen</dc:creator><dc:creator id="b">Bo Lind</dc:creator>
      <meta refines="#a" property="role" scheme="marc:relators">trl</meta><meta refines="#b" property="role">aut</meta>`;
    const file = epub({ metadata, chapters: { "a.xhtml": `<p>${PROSE}</p>` } });
    expect((await read(file, "a.epub")).metadata).toMatchObject({
      authors: ["Bo Lind"],
      date: null,
      tags: [],
    });
  });

  it.each([
    ["navigation document", NAV_ITEM, "nav.xhtml", nav],
    ["NCX", NCX_ITEM, "toc.ncx", ncx],
  ])("gives chapters without a heading the label of the %s", async (_, items, name, write) => {
    const contents = write(
      ["one.xhtml#start", "The &amp; first"],
      ["two.xhtml", "Second"],
      ["three.xhtml", "Third"],
    );
    const file = epub({
      items,
      parts: { [`OEBPS/${name}`]: contents },
      chapters: {
        "one.xhtml": `<p>${PROSE}</p>`,
        "one-b.xhtml": `<h3>A section that goes on</h3><p>${PROSE}</p>`,
        "two.xhtml": `<p class="title">Second</p><p>${PROSE}</p>`,
        "three.xhtml": `<h2>Its own heading</h2><p>${PROSE}</p>`,
      },
    });
    expect(await headingsOf(file)).toEqual([
      [1, "The & first"],
      [3, "A section that goes on"],
      [1, "Second"],
      [1, "Its own heading"],
    ]);
    expect((await read(file, "a.epub")).text.match(/Second/g)).toHaveLength(1);
  });

  it("leaves out cover and table of contents, unless they hold a chapter", async () => {
    const chapters = {
      "cover.xhtml": `<img src="x.png"/><p>Cover of the book</p>`,
      "nav.xhtml": "",
      "list.xhtml": `<h1>Contents</h1><p><a href="one.xhtml">One, a chapter with a title of some length</a></p>`,
      "one.xhtml": `<h1>One</h1><p>${PROSE.repeat(4)}</p>`,
    };
    const parts = { "OEBPS/nav.xhtml": nav(["one.xhtml", "One"]) };
    const guide = ["cover.xhtml", "list.xhtml", "one.xhtml"]
      .map((href, at) => `<reference type="${at === 0 ? "cover" : "toc"}" href="${href}"/>`)
      .join("");
    const file = epub({ chapters, parts, guide, items: NAV_ITEM });
    expect(blocksOf(await read(file, "a.epub"))).toEqual(["One", PROSE.repeat(4)]);
  });

  it("leaves out a table of contents that it does not name as such, and keeps a list of sources", async () => {
    const links = (prefix: string): string =>
      [1, 2, 3].map((at) => `<p><a href="${prefix}${at}.xhtml">Entry ${at}</a></p>`).join("");
    const chapters = {
      "list.xhtml": `<h1>What is in it</h1>${links("")}`,
      "one.xhtml": `<h1>One</h1><p>${PROSE}</p>`,
      "sources.xhtml": `<h1>Sources</h1>${links("https://example.org/")}`,
    };
    const all = blocksOf(await read(epub({ chapters }), "a.epub"), "paragraph");
    expect(all).toEqual([PROSE, "Entry 1", "Entry 2", "Entry 3"]);
  });

  it("reads a book whose fonts are obfuscated", async () => {
    const file = epub({
      chapters: { "a.xhtml": `<p>${PROSE}</p>` },
      parts: {
        "META-INF/encryption.xml": encryption("http://www.idpf.org/2008/embedding", "OEBPS/font.otf"),
      },
    });
    expect((await read(file, "a.epub")).text).toBe(PROSE);
  });

  it("reads what is there where a chapter is missing", async () => {
    const items = `<item id="gone" href="gone.xhtml" media-type="application/xhtml+xml"/>`;
    const file = epub({ items, chapters: { "a.xhtml": `<p>${PROSE}</p>` } });
    expect((await read(file, "a.epub")).text).toBe(PROSE);
  });

  it("covers all text with blocks, in order and disjoint, whatever the XHTML", async () => {
    const piece = fc.constantFrom(
      "<p>", "</p>", "<h3>", "</h3>", "<div/>", "<ul><li>", "</li></ul>", "<table><tr><td>", "</td></tr></table>",
      "<br/>", "<pre>", "</pre>", "<title/>", "<a id='x'/>", "words here", "&nbsp;", "&#13;&#0;&#xD800;", "<![CDATA[x]]>",
      "<!--", "-->", "<", "'\"/>",
    ); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(piece, { maxLength: 20 }), { maxLength: 3 }), async (bodies) => {
        const chapters = Object.fromEntries(bodies.map((body, at) => [`${at}.xhtml`, body.join("")]));
        const document = await read(epub({ chapters: { "x.xhtml": "<p>x</p>", ...chapters } }), "a.epub");
        expect(coverageFaults(document)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

const encryption = (algorithm: string, uri: string): string =>
  `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#">
    <enc:EncryptedData><enc:EncryptionMethod Algorithm="${algorithm}"/><enc:CipherData><enc:CipherReference URI="${uri}"/></enc:CipherData></enc:EncryptedData></encryption>`;

describe("an e-book that cannot be read says why and what to do", () => {
  const one = { "a b.xhtml": `<p>${PROSE}</p>` };
  const locked = encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OEBPS/a%20b.xhtml");

  it.each([
    [
      "copy protection",
      epub({ chapters: one, parts: { "META-INF/encryption.xml": locked } }),
      /copy-protected \(DRM\)/,
    ],
    ["no container", zip({ a: "x" }), /damaged: it is not an e-book/],
    ["no package", zip({ "META-INF/container.xml": CONTAINER }), /damaged: its package document is missing/],
    [
      "a package that is no XML",
      epub({ chapters: one, parts: { "OEBPS/book.opf": "x" } }),
      /damaged: a part of it holds no XML/,
    ],
    ["no chapters", epub({ chapters: {} }), /damaged: it has no chapters/],
    ["a chapter of NUL bytes", epub({ chapters: { "a.xhtml": "\0\0" } }), /no text/],
    [
      "a chapter nested without end",
      epub({ chapters: { "a.xhtml": "<div>".repeat(20_000) } }),
      /nested too deeply/,
    ],
    [
      "a package nested without end",
      epub({ metadata: "<x>".repeat(100_000), chapters: one }),
      /nested too deeply/,
    ],
    ["chapters of pictures", epub({ chapters: { "a.xhtml": `<img src="a.png"/>` } }), /no text/],
  ])("%s", async (_, file, reason) => {
    await expect(read(file, "a.epub")).rejects.toMatchObject({
      code: "unsupported_media_type",
      message: expect.stringMatching(reason) as string,
    });
  });
});
