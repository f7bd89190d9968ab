import { readFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import { buffer } from "node:stream/consumers";
import { pack } from "tar-stream";
import { describe, expect, it } from "vitest";
import type { Document } from "../../../src/core/document.ts";
import { refusalOf } from "../../../src/ingest/format.ts";
import { blocksOf, coverageFaults, read, readAll } from "../support.ts";
import { zip } from "./zip-writer.ts";

const PROSE =
  "The harbour was closed for three weeks, and the council met every evening to hear what the pilots had to say.";

/** A file that scripts/office-fixtures/make.sh has had LibreOffice write. */
function fixture(name: string): Buffer {
  return readFileSync(new URL(`../../fixtures/office/${name}`, import.meta.url));
}

describe("a text document of LibreOffice", () => {
  it.each(["report.docx", "report.dotx", "report.odt", "report.rtf"])(
    "%s: text, headings, list, table, note",
    async (name) => {
      const document = await read(fixture(name), name);
      expect(document.metadata).toMatchObject({
        title: "The Harbour Report",
        authors: ["Jana Beispiel"],
        date: "2018-07-16",
      });
      expect(blocksOf(document, "heading")).toEqual(["Größe und Жизнь"]);
      expect(blocksOf(document, "paragraph").map((text) => text.replace("[1]", ""))).toEqual([
        PROSE,
        "“Größere Fähren” dürfen anlegen, wrote Łukasz of Gdańsk; the Russian word for harbour is гавань.",
        "The last paragraph tells that the ramp holds eleven tonnes.",
      ]);
      expect(blocksOf(document, "table")).toEqual(["Parish | 1816 | 1817\nAldvik | 31 | 44"]);
      expect(blocksOf(document, "list")).toEqual([
        "- two lifebuoys\n- a fog horn",
        "1. The registry of pilots was lost in the fire.",
      ]);
      expect(coverageFaults(document)).toEqual([]);
    },
  );

  it("report.doc: text, table and note", async () => {
    const document = await read(fixture("report.doc"), "report.doc");
    expect(document.metadata).toMatchObject({
      title: "The Harbour Report",
      authors: ["Jana Beispiel"],
      date: "2018-07-16",
    });
    expect(document.text).toContain("“Größere Fähren” dürfen anlegen, wrote Łukasz of Gdańsk");
    expect(document.text).toContain("The registry of pilots was lost in the fire.");
    expect(blocksOf(document, "table")).toEqual(["Parish | 1816 | 1817\nAldvik | 31 | 44"]);
    expect(coverageFaults(document)).toEqual([]);
  });
});

describe("a presentation of LibreOffice", () => {
  it("of PowerPoint 97 keep the rows of tables, and the text of groups and lines", async () => {
    const { documents } = await readAll(fixture("landings.ppt.gz"), "landings.ppt.gz");
    const document = documents[0]?.document;
    if (document === undefined) throw new Error("nothing is read");
    expect(blocksOf(document)).toEqual([
      "Landings of the year",
      "Grouped shape one",
      "Nested in groups",
      "Port | Ships\nKelmby | 12",
      "A box with text.",
      "On a line",
      "Speak slowly here.",
      "Second",
      "- First point\n- Inner point\n- Second point",
    ]);
    expect(blocksOf(document, "table")).toEqual(["Port | Ships\nKelmby | 12"]);
    expect(document.metadata.authors).toEqual(["Ida Moor"]);
  });

  it.each(["talk.pptx", "talk.odp", "talk.ppt.gz"])("%s: each slide a page, with its notes", async (name) => {
    const bytes = name.endsWith(".gz") ? gunzipSync(fixture(name)) : fixture(name);
    const document = await read(bytes, name.replace(".gz", ""));
    expect(document.metadata).toMatchObject({ title: "Why the harbour closed", authors: ["Jana Beispiel"] });
    expect(document.pages.map(({ page, start, end }) => [page, document.text.slice(start, end)])).toEqual([
      [
        1,
        "Why the harbour closed\n\n- The ramp was broken\n- Größere Fähren waren zu schwer\n\nTell the story of the pilot first.",
      ],
      [2, "What it cost\n\nThe repairs cost 41,200 crowns."],
    ]);
    expect(coverageFaults(document)).toEqual([]);
  });
});

describe("a workbook of LibreOffice", () => {
  it.each(["catch.xlsx", "catch.xls", "catch.ods"])(
    "%s: each sheet a document, each row with its heads",
    async (name) => {
      const { documents, problems } = await readAll(fixture(name), name);
      expect(problems).toEqual([]);
      expect(documents.map(({ part, document }) => [part, document.text])).toEqual([
        [
          "Catch of herring",
          "Catch of herring\n\nHerring landed at Northport\n\n" +
            "Ship: Möwe; Landed: 2018-07-16; Tonnes: 12.5; Share: 25%\n" +
            "Ship: Чайка; Landed: 2018-07-17; Tonnes: 37.5; Share: 75%",
        ],
        ["Years", "Years\n\nitem: Barley sacks; 2016: 310; 2017: 295"],
      ]);
      for (const { document } of documents) expect(coverageFaults(document)).toEqual([]);
    },
  );
});

describe("RTF", () => {
  const rtf = (body: string): Promise<Document> =>
    read(Buffer.from(`{\\rtf1\\ansi\\ansicpg1252 ${body}}`, "latin1"), "a.rtf");

  it("reads letters in the code page of their font, by number, and by name", async () => {
    const fonts = "{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fcharset204 Times Cyr;}}";
    const document = await rtf(
      `${fonts}\\f0 Gr\\'fc\\'dfe \\emdash  {\\f1 \\'cf\\'f0\\'e8\\'e2\\'e5\\'f2} \\u26085?\\u26412?.\\par`,
    );
    expect(document.text).toBe("Grüße — Привет 日本.");
  });

  it("leaves out what is no text, and what was deleted", async () => {
    const document = await rtf(
      '{\\header Page head}{\\*\\unknown gone}{\\pict 0123}One {\\deleted two }three.\\par{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt a link}} four.',
    );
    expect(document.text).toBe("One three.\n\na link four.");
  });

  it("survives braces without end and numbers beyond reason", async () => {
    expect(
      (await rtf(`${"{".repeat(5_000)}\\u99999999999?\\bin99999999 Word${"}".repeat(9_000)} more`)).text,
    ).toBeDefined();
    await expect(rtf("\\par")).rejects.toThrow(/no text/);
  });
});

describe("subtitles", () => {
  const srt = [
    "1\n00:00:01,000 --> 00:00:04,000\nThe harbour was <i>closed</i>",
    "2\n00:00:04,200 --> 00:00:07,000\nfor three weeks.",
    "3\n00:02:15,000 --> 00:02:18,000\nThen it opened again.",
  ].join("\n\n");

  it.each([
    ["a.srt", srt],
    ["a.vtt", `WEBVTT\n\nNOTE made by hand\n\n${srt.replaceAll(",000", ".000").replaceAll(",200", ".200")}`],
  ])("%s are paragraphs below the time at which they begin, each minute a page", async (name, text) => {
    const document = await read(text, name);
    expect(document.text).toBe(
      "0:00:01\n\nThe harbour was closed for three weeks.\n\n0:02:15\n\nThen it opened again.",
    );
    expect(document.pages.map(({ page }) => page)).toEqual([1, 3]);
    expect(coverageFaults(document)).toEqual([]);
    expect(document.metadata.title).not.toMatch(/^\d/);
  });

  it("begin a line with each speaker, show what rolls once, and have the title of their head", async () => {
    const said = (cues: string): Promise<string> => read(cues, "a.srt").then(({ text }) => text);
    expect(
      await said(
        "1\n00:00:01,000 --> 00:00:03,000\n- Who broke the ramp?\n- Nobody knows.\n\n2\n00:00:03,000 --> 00:00:05,000\nJANE: It fell\nat night.",
      ),
    ).toBe("0:00:01\n\n- Who broke the ramp?\n- Nobody knows.\nJANE: It fell at night.");
    expect(
      await said(
        "1\n00:00:00,000 --> 00:00:02,000\nthe ramp is\n\n2\n00:00:02,000 --> 00:00:02,010\nthe ramp is\n\n3\n00:00:02,010 --> 00:00:04,000\nthe ramp is\nclosed",
      ),
    ).toBe("0:00:00\n\nthe ramp is closed");
    const spoken =
      "WEBVTT - The ramp\n\n00:01.000 --> 00:02.000\n<v Jane Doe>It broke.\n\n00:02.000 --> 00:03.000\n<v Max Roe>When?";
    const vtt = await read(spoken, "a.vtt");
    expect(vtt.text).toBe("0:00:01\n\nJane Doe: It broke.\nMax Roe: When?");
    expect(vtt.metadata.title).toBe("The ramp");
  });

  it("are speech from the first line, and never a headline or byline", async () => {
    const document = await read(
      "1\n00:00:01,000 --> 00:00:02,000\nGood evening\n\n2\n00:00:09,000 --> 00:00:12,000\nBy Jane Doe",
      "talk.srt",
    );
    expect(document.metadata).toMatchObject({ title: "talk", authors: [] });
    expect(blocksOf(document, "paragraph")).toEqual(["Good evening", "By Jane Doe"]);
  });

  it.each([
    [
      "without blank lines",
      "1\n00:00:01,000 --> 00:00:02,000\nThe ramp\n2\n00:00:02,000 --> 00:00:03,000\nis closed.\n",
    ],
    [
      "that are typed word by word",
      "1\n00:00:01,000 --> 00:00:02,000\nThe ramp\n\n2\n00:00:02,000 --> 00:00:03,000\nThe ramp is closed.\n",
    ],
    [
      "with a blank line in a cue",
      "1\n00:00:01,000 --> 00:00:03,000\nThe ramp\n\nis closed.\n\n2\n00:00:03,000 --> 00:00:04,000\n\n",
    ],
    [
      "with names of cues and styles",
      "WEBVTT\n\nSTYLE\n::cue { color: red }\n\nfirst\n00:01.000 --> 00:03.000\nThe ramp\n\nNOTE of the editor\n\nsecond\n00:03.000 --> 00:04.000\nis&nbsp;closed.\n",
    ],
  ])("%s are read whole and once", async (_, cues) => {
    expect((await read(cues, "a.vtt")).text).toBe("0:00:01\n\nThe ramp is closed.");
  });

  it("of WebVTT have their entities read", async () => {
    const { text } = await read(
      "WEBVTT\n\n00:01.000 --> 00:02.000\nMoor &amp; Roe &lt;of Kelmby&gt;&lrm;",
      "a.vtt",
    );
    expect(text).toBe("0:00:01\n\nMoor & Roe <of Kelmby>");
  });
});

describe("XML", () => {
  it("of a TEI edition: headings, paragraphs, verses, and who wrote it when", async () => {
    const document = await read(
      `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Letters from the Harbour</title>
       <author>Jane Doe</author></titleStmt><publicationStmt><date when="1867-05-02"/></publicationStmt></fileDesc></teiHeader>
       <text><body><div><head>First letter</head><p>${PROSE} It <hi>was</hi> late.</p><lg><l>One verse</l><l>Another</l></lg></div></body></text></TEI>`,
      "a.xml",
    );
    expect(document.metadata).toMatchObject({
      title: "Letters from the Harbour",
      authors: ["Jane Doe"],
      date: "1867-05-02",
    });
    expect(document.text).toBe(`First letter\n\n${PROSE} It was late.\n\nOne verse\n\nAnother`);
    expect(coverageFaults(document)).toEqual([]);
  });

  it("of a JATS article: sections, tables, lists, and its authors", async () => {
    const document = await read(
      `<article><front><article-meta><title-group><article-title>Of Ramps</article-title></title-group><contrib-group>
       <contrib contrib-type="author"><name><surname>Doe</surname><given-names>Jane</given-names></name></contrib></contrib-group>
       <pub-date><day>2</day><month>5</month><year>2018</year></pub-date><abstract><p>A short abstract.</p></abstract></article-meta></front>
       <body><sec><title>Methods</title><p>${PROSE}</p><list><list-item><p>one</p></list-item><list-item><p>two</p></list-item></list>
       <table-wrap><table><tr><th>Port</th><th>Ships</th></tr><tr><td>Oslo</td><td>12</td></tr></table></table-wrap></sec></body></article>`,
      "a.nxml",
    );
    expect(document.metadata).toMatchObject({ title: "Of Ramps", authors: ["Jane Doe"], date: "2018-05-02" });
    expect(document.text).toContain(`Methods\n\n${PROSE}\n\n- one\n- two\n\nPort | Ships\nOslo | 12`);
    expect(document.text).toContain("A short abstract.");
  });

  it("of FictionBook, DocBook, OPML and a vocabulary of its own", async () => {
    const book = await read(
      `<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0"><description><title-info><author><first-name>Anna</first-name>
       <last-name>Petrova</last-name></author><book-title>Гавань</book-title><lang>ru</lang></title-info></description>
       <body><section><title><p>Глава 1</p></title><p>Гавань закрыли на три недели.</p></section></body><binary id="c">AAAA</binary></FictionBook>`,
      "a.fb2",
    );
    expect(book.metadata).toMatchObject({ title: "Гавань", authors: ["Anna Petrova"], language: "ru" });
    expect(book.text).toBe("Глава 1\n\nГавань закрыли на три недели.");
    const manual = await read(
      `<article><info><title>Pilots</title></info><section><title>Ropes</title><para>${PROSE}</para></section></article>`,
      "a.dbk",
    );
    expect(manual.text).toBe(`Ropes\n\n${PROSE}`);
    const outline = await read(
      `<opml><head><title>Plan</title></head><body><outline text="Harbour"><outline text="Ramp"/></outline></body></opml>`,
      "a.opml",
    );
    expect(outline.text).toBe("- Harbour\n  - Ramp");
    const own = await read(
      `<log><entry><when>Monday</when><what>The ramp <b>broke</b>.</what></entry></log>`,
      "a.xml",
    );
    expect(own.text).toBe("Monday\n\nThe ramp broke.");
  });

  it("of a feed is its entries, each with who wrote it when and where", async () => {
    const { documents } = await readAll(
      `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
       <title>Harbour news</title><item><title>Ramp broken</title><dc:creator>Jane Doe</dc:creator><link>https://h.example/1</link>
       <pubDate>Fri, 13 Jul 2018 10:00:00 GMT</pubDate><description>Short.</description>
       <content:encoded><![CDATA[<p>The ramp <b>broke</b> &amp; fell.</p><ul><li>one</li></ul>]]></content:encoded></item>
       <item><title>Ramp mended</title><description>It was &lt;i&gt;mended&lt;/i&gt;.</description></item></channel></rss>`,
      "a.rss",
    );
    expect(documents.map(({ part, document: { text } }) => [part, text])).toEqual([
      ["entry 1", "Ramp broken\n\nThe ramp broke & fell.\n\n- one"],
      ["entry 2", "Ramp mended\n\nIt was mended."],
    ]);
    expect(documents[0]?.document.metadata).toMatchObject({
      title: "Ramp broken",
      authors: ["Jane Doe"],
      date: "2018-07-13",
      url: "https://h.example/1",
    });
    const atom = await readAll(
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Ramp</title><author><name>Jane Doe</name></author>
       <updated>2018-07-13T10:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It broke.</p><p>It fell.</p></div></content></entry></feed>`,
      "a.atom",
    );
    expect(atom.documents.map(({ document: { text } }) => text)).toEqual(["Ramp\n\nIt broke.\n\nIt fell."]);
  });
});

describe("JSON", () => {
  it("of a list of objects is a document each, of an object one document", async () => {
    const list = [
      { title: "One", text: PROSE },
      { title: "Two", text: "Another text." },
    ];
    for (const value of [list, { count: 2, items: list }]) {
      const { documents } = await readAll(JSON.stringify(value), "a.json");
      expect(documents.map(({ part, document }) => [part, document.metadata.title])).toEqual([
        ["item 1", "One"],
        ["item 2", "Two"],
      ]);
    }
    const single = await read(JSON.stringify({ title: "One", body: PROSE }), "a.json");
    expect(single.text).toBe(`One\n\n${PROSE}`);
    await expect(read("{", "a.json")).rejects.toThrow(/not valid JSON/);
  });

  it("of a notebook is its text, code and output", async () => {
    const cells = [
      { cell_type: "markdown", source: ["# Herring\n", "\n", "Some **bold** text."] },
      { cell_type: "code", source: "print(6 * 7)", outputs: [{ output_type: "stream", text: ["42\n"] }] },
    ];
    const document = await read(JSON.stringify({ cells, nbformat: 4 }), "a.ipynb");
    expect(document.text).toBe("Herring\n\nSome bold text.\n\nprint(6 * 7)\n\n42");
    expect(blocksOf(document, "code")).toEqual(["print(6 * 7)", "42"]);
  });
});

describe("mail of other kinds", () => {
  const letter = (subject: string): string =>
    `From: Jane Doe <jane@example.org>\nSubject: ${subject}\nDate: Mon, 16 Jul 2018 10:45:00 +0200\n\n${PROSE}\n\n>From the pilots nothing was heard.\n`;

  it("a mailbox is its letters", async () => {
    const mbox = `From jane@example.org Mon Jul 16 10:45:00 2018\n${letter("One")}\nFrom jane@example.org Tue Jul 17 10:45:00 2018\n${letter("Two")}`;
    const { documents } = await readAll(mbox, "a.mbox");
    expect(documents.map(({ part, document }) => [part, document.metadata.title])).toEqual([
      ["letter 1", "One"],
      ["letter 2", "Two"],
    ]);
    expect(documents[0]?.document.text).toContain("From the pilots nothing was heard.");
    await expect(readAll("no mailbox", "a.mbox")).rejects.toThrow(/not a mailbox/);
  });

  it("a mailbox is parted by its separators alone, also where no blank line stands before one", async () => {
    const letter = (subject: string, text: string): string =>
      `From: jane@example.org\nSubject: ${subject}\n\n${text}\n`;
    const mbox = [
      `From - Mon Jul 16 10:45:00 2018\nX-Mozilla-Status: 0001\n${letter("One", "A text.\n\nFrom 2011 on we met at 10:30 in Kelmby.\nNote: that is so.\n\nFrom here on in 2018\nit is quiet.")}`,
      `From ???@??? Tue Jul 17 10:45:00 2018\n${letter("Two", "B")}`,
      `From 123@xxx Wed Jul 18 10:45:00 +0000 2018\n${letter("Three", "C")}`,
    ].join("");
    const { documents } = await readAll(mbox.replaceAll("\n", "\r\n"), "a.mbox");
    expect(documents.map(({ document }) => document.metadata.title)).toEqual(["One", "Two", "Three"]);
    expect(documents[0]?.document.text).toContain("it is quiet.");
  });

  it("a web page saved as one file is its article", async () => {
    const page = `<html><head><title>Ferries</title></head><body><h1>Ferries</h1><p>${PROSE}</p><p>${PROSE}</p></body></html>`;
    const mhtml = [
      "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/ferries\nSubject: Ferries\nMIME-Version: 1.0",
      'Content-Type: multipart/related; type="text/html"; boundary="b"\n',
      "--b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n",
      page.replaceAll("=", "=3D"),
      "--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--b--",
    ].join("\n");
    const document = await read(mhtml, "a.mhtml");
    expect(document.metadata).toMatchObject({ title: "Ferries", url: "https://example.org/ferries" });
    expect(document.text).toContain(PROSE);
  });

  it("what Outlook packs into winmail.dat is read as the files and the text that it holds", async () => {
    const attribute = (level: number, number: number, data: Buffer): Buffer => {
      const head = Buffer.alloc(9);
      head.writeUInt8(level);
      head.writeUInt32LE(number, 1);
      head.writeUInt32LE(data.length, 5);
      return Buffer.concat([head, data, Buffer.alloc(2)]);
    };
    const words = (...numbers: number[]): Buffer => Buffer.from(Uint32Array.from(numbers).buffer);
    const name = Buffer.from("Preise für Mai.csv\0\0", "utf16le");
    const tnef = Buffer.concat([
      Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0]),
      attribute(1, 0x0002800c, Buffer.from(`${PROSE}\0`)),
      attribute(2, 0x00069002, Buffer.alloc(14)),
      attribute(2, 0x00018010, Buffer.from("PREISE~1.CSV\0")),
      attribute(2, 0x0006800f, Buffer.from("name,price\nramp,412\n")),
      attribute(2, 0x00069005, Buffer.concat([words(2, 0x37020003, 7, 0x3707001f, 1, name.length), name])),
    ]);
    const letter = (text: string): string =>
      [
        "From: Jane Doe <jane@harbour.example>\nSubject: The ramp\nMIME-Version: 1.0",
        `Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\n${text}\n--b`,
        'Content-Type: application/ms-tnef; name="winmail.dat"\nContent-Transfer-Encoding: base64',
        `Content-Disposition: attachment; filename="winmail.dat"\n\n${tnef.toString("base64")}\n--b--\n`,
      ].join("\n");
    const { documents, problems } = await readAll(letter(""), "a.eml");
    expect(problems).toEqual([]);
    expect(documents.map(({ part }) => part)).toEqual([null, "Preise für Mai.csv#row 1"]);
    expect(documents[0]?.document.text).toContain(PROSE);
    expect((await readAll(letter("See below."), "a.eml")).documents[0]?.document.text).not.toContain(PROSE);
    const cut = await readAll(letter("See below.").replace(/[\w+/]{80}\n--b--/, "\n--b--"), "a.eml");
    expect(cut.documents[0]?.document.text).toContain("See below.");
  });

  it("a file that is no Outlook message says so", async () => {
    await expect(readAll("x".repeat(600), "a.msg")).rejects.toThrow(/no Outlook message/);
  });
});

describe("an archive", () => {
  const files = {
    "texts/a.txt": `Title\n\n${PROSE}`,
    "texts/.hidden.txt": "x",
    "__MACOSX/a.txt": "x",
    "song.mp3": "x",
    "b/c.md": "# Second\n\nText.",
  };

  it("of ZIP is its files, those of kinds that are not read said once", async () => {
    const { documents, problems } = await readAll(zip(files), "a.zip");
    expect(documents.map(({ part }) => part)).toEqual(["texts/a.txt", "b/c.md"]);
    expect(problems).toEqual([
      {
        part: "other files",
        reason: expect.stringMatching(/^1 files? .*song\.mp3.*Sound and film/) as string,
      },
    ]);
  });

  it("passes over what programs leave in it, and reads what lies below a point", async () => {
    const own = { "./a.txt": PROSE, "page.html": `<p>${PROSE}</p>`, "in/b_files.txt": PROSE };
    const leavings = {
      "page_files/ad.html": "<p>x</p>",
      "~$a.docx": "x",
      "in/Thumbs.db": "x",
      ".git/a.txt": "x",
    };
    const tar = pack();
    for (const [name, text] of Object.entries({ ...own, ...leavings })) tar.entry({ name }, text);
    tar.finalize();
    const names = ["a.txt", "page.html", "in/b_files.txt"];
    expect((await readAll(await buffer(tar), "a.tar")).documents.map(({ part }) => part)).toEqual(names);
    const { "./a.txt": text, ...others } = { ...own, ...leavings };
    const { documents, problems } = await readAll(zip({ "a.txt": text, ...others }), "a.zip");
    expect(documents.map(({ part }) => part)).toEqual(names);
    expect(problems).toEqual([]);
  });

  it("of tar, packed or not, is its files", async () => {
    const tar = pack();
    for (const [name, text] of Object.entries(files)) tar.entry({ name }, text);
    tar.finalize();
    const bytes = await buffer(tar);
    for (const [name, content] of [
      ["a.tar", bytes],
      ["a.tgz", gzipSync(bytes)],
      ["a.tar.gz", gzipSync(bytes)],
    ] as const) {
      expect((await readAll(content, name)).documents.map(({ part }) => part)).toEqual([
        "texts/a.txt",
        "b/c.md",
      ]);
    }
    await expect(readAll(gzipSync(bytes).subarray(0, 100), "a.tgz")).rejects.toThrow(/damaged or cut off/);
  });

  it("within an archive is read as deep as the limit allows", async () => {
    const inner = zip({ "a.txt": PROSE });
    const { documents } = await readAll(zip({ "inner.zip": inner }), "outer.zip");
    expect(documents.map(({ part }) => part)).toEqual(["inner.zip#a.txt"]);
    const packed = await readAll(gzipSync(Buffer.from(PROSE)), "a.txt.gz");
    expect(packed.documents.map(({ part }) => part)).toEqual(["a.txt"]);
  });
});

describe("a file whose name says nothing", () => {
  it.each(["README", "thesis.tex", "notes.org", "manual.adoc", "run.log", "list.bib", "settings.yaml"])(
    "%s is read as the text that it is",
    async (name) => {
      expect((await read(PROSE, name)).text).toBe(PROSE);
    },
  );

  it("is refused where it holds no text, and at once where its kind is known to hold none", async () => {
    await expect(
      read(
        Uint8Array.from({ length: 400 }, (_, at) => at % 7),
        "data.xyz",
      ),
    ).rejects.toThrow(/binary/);
    expect(refusalOf("talk.MP3")).toMatch(/Sound and film/);
    expect(refusalOf("letter.pages")).toMatch(/export them as Word or PDF/);
    expect(refusalOf("a.docx")).toBeNull();
  });
});
