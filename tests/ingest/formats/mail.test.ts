import type { Options } from "nodemailer/lib/mailer/index.js";
import MailComposer from "nodemailer/lib/mail-composer/index.js";
import { describe, expect, it } from "vitest";
import type { BlockKind } from "../../../src/core/document.ts";
import { defaultLimits } from "../../../src/config/limits.ts";
import { readContents } from "../../../src/ingest/read-document.ts";
import { encoded } from "../encoding/encoding-text.ts";
import { blocksOf, coverageFaults, pdf, read, readAll } from "../support.ts";

const PROSE =
  "The harbour was closed for three weeks, and the council met every evening to hear what the pilots had to say.";
const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

function letter(options: Options): Promise<Buffer> {
  return new MailComposer({
    from: "Jane Doe <jane@example.org>",
    to: "John Roe <john@example.org>",
    subject: "The harbour",
    date: new Date("2018-07-16T08:00:00Z"),
    ...options,
  })
    .compile()
    .build();
}

/** A letter as it stands in a file, in any bytes. */
function raw(headers: string, body: string, encoding: BufferEncoding = "latin1"): Buffer {
  return Buffer.from(`${headers}\n\n${body}`.replaceAll("\n", "\r\n"), encoding);
}

describe("a letter", () => {
  it("gives subject, sender, date and text, and who else it went to", async () => {
    const document = await read(
      await letter({
        from: "Zoë Łukasz <zoe@example.org>",
        cc: ["Ann Poe <ann@example.org>", "office@example.org"],
        subject: "Grüße aus dem Hafen – Привет",
        text: `Dear John,\n\n${PROSE}\n\nYours\nZoë`,
      }),
      "a.eml",
    );
    expect(document.format).toBe("mail");
    expect(document.metadata).toMatchObject({
      title: "Grüße aus dem Hafen – Привет",
      authors: ["Zoë Łukasz"],
      date: "2018-07-16",
      evidence: { title: "mail-header", authors: "mail-header", date: "mail-header" },
    });
    expect(document.text).toBe(
      [
        "Grüße aus dem Hafen – Привет",
        "From: Zoë Łukasz <zoe@example.org>\nTo: John Roe <john@example.org>\nCc: Ann Poe <ann@example.org>, office@example.org",
        "Dear John,",
        PROSE,
        "Yours",
        "Zoë",
      ].join("\n\n"),
    );
    expect(document.blocks.slice(0, 4).map(({ kind }) => kind)).toEqual([
      "title",
      "list",
      "paragraph",
      "paragraph",
    ]);
    expect(coverageFaults(document)).toEqual([]);
  });

  it.each([
    ["Date: Tuesday, July 17, 2018 10:45 AM"],
    ["Date: Tue Jul 17 08:00:00 2018"],
    ["Date: Di, 17. Juli 2018 08:00:00 +0200"],
    ["Date: 17.07.18"],
    ["Date: 2018-07-17T23:30:00-05:00"],
    ["Date: unknown\nDelivery-Date: Tue, 17 Jul 2018 08:00:00 +0000"],
    [
      "Received: from b by c; Wed, 18 Jul 2018 00:10:00 +0000\nReceived: from a by b;\n\tTue, 17 Jul 2018 23:00:00 +0000",
    ],
  ])("has the date that its head tells: %s", async (head) => {
    const document = await read(raw(`From: jane@example.org\n${head}\nSubject: A`, PROSE), "a.eml");
    expect(document.metadata.date).toBe("2018-07-17");
  });

  it("of a mailbox has the date at which it came, where it does not say when it was written", async () => {
    const box = `From jane@example.org Tue Jul 17 08:00:00 2018\nFrom: jane@example.org\nSubject: A\n\n${PROSE}\n`;
    const { documents } = await readAll(box, "a.mbox");
    expect(documents[0]?.document.metadata.date).toBe("2018-07-17");
  });

  it("keeps the text of earlier letters apart as quotes, without their marks", async () => {
    const text = `I agree.\n\nOn 15 July 2018, John Roe wrote:\n> ${PROSE}\n>\n> Second.\n>> Older.\n\nThat is all.`;
    const document = await read(await letter({ text }), "a.eml");
    expect(blocksOf(document, "quote")).toEqual([PROSE, "Second.", "Older."]);
    expect(blocksOf(document, "paragraph")).toEqual([
      "I agree.",
      "On 15 July 2018, John Roe wrote:",
      "That is all.",
    ]);
    const html = await read(
      await letter({ html: `<p>I agree.</p><blockquote><p>${PROSE}</p></blockquote>` }),
      "a.eml",
    );
    expect(blocksOf(html, "quote")).toEqual([PROSE]);
  });

  it("joins lines that were wrapped, in long letters", async () => {
    const paragraph = `${PROSE} ${PROSE}`;
    const wrapped = Array.from({ length: 3 }, () => paragraph.replace(/(.{50,60}) /g, "$1\n")).join("\n\n");
    const document = await read(
      await letter({ text: `${wrapped}\n\n> ${wrapped.replaceAll("\n", "\n> ")}` }),
      "a.eml",
    );
    const joined = (kind: BlockKind): string[] =>
      blocksOf(document, kind).map((block) => block.replaceAll("\n", " "));
    expect(joined("paragraph")).toEqual([paragraph, paragraph, paragraph]);
    expect(joined("quote")).toEqual([paragraph, paragraph, paragraph]);
  });

  it("prefers its plain text, but not where that is only a note that there is HTML", async () => {
    const html = `<html><head><style>p {}</style></head><body><div style="display:none">Preview</div><p>${PROSE}</p><script>x()</script></body></html>`;
    const both = await read(await letter({ text: `Plain. ${PROSE}`, html }), "a.eml");
    expect(both.text).toContain(`Plain. ${PROSE}`);
    const note = await read(await letter({ text: "Open it.", html }), "a.eml");
    expect(blocksOf(note, "paragraph")).toEqual([PROSE]);
    const only = await read(await letter({ html }), "a.eml");
    expect(blocksOf(only, "paragraph")).toEqual([PROSE]);
  });

  it.each([
    ["windows-1252", "quoted-printable", "=93Gr=FC=DFe=94 =96 =80", "“Grüße” – €"],
    ["iso-8859-1", "8bit", "Gr\xfc\xdfe \x93so\x94", "Grüße “so”"],
    ["koi8-r", "8bit", Buffer.from("f0d2c9d7c5d42c20cdc9d221", "hex").toString("latin1"), "Привет, мир!"],
    ["windows-1251", "base64", "z/Do4uXyLCDs6PAh", "Привет, мир!"],
    ["utf-8", "8bit", Buffer.from("Grüße, мир").toString("latin1"), "Grüße, мир"],
  ])("is read in %s, %s", async (charset, encoding, body, expected) => {
    const bytes = raw(
      `From: a@example.org\nSubject: =?windows-1252?Q?=93Hafen=94?=\nContent-Type: text/plain; charset=${charset}\nContent-Transfer-Encoding: ${encoding}`,
      body,
    );
    const document = await read(bytes, "a.eml");
    expect(blocksOf(document).at(-1)).toBe(expected);
    expect(document.metadata).toMatchObject({ title: "“Hafen”", authors: ["a@example.org"], date: null });
  });

  const RUSSIAN = "Гавань закрыли на три недели, и совет собирался каждый вечер.";
  const bytesOf = (text: string, encoding: string): string =>
    Buffer.from(encoded(text, encoding)).toString("latin1");

  it.each([
    ["us-ascii", "koi8-r"],
    ["us-ascii", "windows-1251"],
    ["utf-8", "windows-1251"],
    ["x-unknown", "koi8-r"],
    ["ibm866", "cp866"],
    ["ibm855", "cp855"],
    ["iso-8859-1", "koi8-r"],
  ])("that calls its text %s is read in %s, in which it is, its subject too", async (charset, encoding) => {
    const bytes = raw(
      `From: a@example.org\nSubject: ${bytesOf("Новости порта", encoding)}\nContent-Type: text/plain;\n charset="${charset}"; format=flowed`,
      bytesOf(RUSSIAN, encoding),
    );
    const document = await read(bytes, "a.eml");
    expect(blocksOf(document).at(-1)).toBe(RUSSIAN);
    expect(document.metadata.title).toBe("Новости порта");
  });

  it("may have parts in several encodings, in any transfer encoding, also those that browsers do not know", async () => {
    const korean = Buffer.from(encoded("항구는 닫혔다", "euc-kr").map((byte) => byte & 0x7f)).toString(
      "latin1",
    );
    const german = "Die Brücke über den Fluß wurde für drei Wochen geschlossen.";
    const quoted = bytesOf(german, "cp850").replace(
      /[\x80-\xFF]/g,
      (sign) => `=${sign.charCodeAt(0).toString(16)}`,
    );
    const bytes = raw(
      `From: =?cp437?Q?J=81rgen?= <a@example.org>\nSubject: =?cp850?B?${Buffer.from("Gr\x81\xe1e", "latin1").toString("base64")}?=\nContent-Type: multipart/mixed; boundary="b b"`,
      [
        "--b b",
        "Content-Type: text/plain; charset=iso-2022-kr",
        "",
        `\x1b$)C\x0e${korean}\x0f`,
        "--b b",
        "Content-Type: text/plain; charset=cp850",
        "Content-Transfer-Encoding: quoted-printable",
        "",
        `${quoted.slice(0, 30)}=`,
        quoted.slice(30),
        "--b b",
        "content-transfer-encoding: 8bit",
        'content-type: text/html; charset="koi8-r"',
        "",
        `<p>${bytesOf(RUSSIAN, "koi8-r")}</p>`,
        "--b b",
        'Content-Type: text/plain; charset="windows-1251"; name="note.txt"',
        'Content-Disposition: attachment; filename="note.txt"',
        "Content-Transfer-Encoding: base64",
        "",
        Buffer.from(encoded(RUSSIAN, "windows-1251")).toString("base64"),
        "--b b--",
      ].join("\n"),
    );
    const { documents } = await readContents(bytes, "a.eml", defaultLimits);
    const [letter, note] = documents;
    expect(letter?.document.metadata).toMatchObject({ title: "Grüße", authors: ["Jürgen"] });
    for (const text of ["항구는 닫혔다", german, RUSSIAN]) expect(letter?.document.text).toContain(text);
    expect([note?.part, note?.document.text.trim()]).toEqual(["note.txt", RUSSIAN]);
  });

  it("says what of its text could not be read", async () => {
    const body = bytesOf(`${RUSSIAN} `.repeat(10), "windows-1251");
    const bytes = raw(
      "From: a@example.org\nContent-Type: text/plain; charset=windows-1251",
      `${body.slice(0, 300)}\x98${body.slice(300)}`,
    );
    expect((await read(bytes, "a.eml")).note).toBe(
      "1 place of the file is not text in windows1251 and stands as \uFFFD.",
    );
  });

  it("has the day that its sender wrote, wherever it is read", async () => {
    const bytes = raw("From: a@example.org\nDate: Mon, 16 Jul 2018 23:30:00 -0500", PROSE);
    expect((await read(bytes, "a.eml")).metadata.date).toBe("2018-07-16");
  });

  it("without a subject has its first line for a title, and without that its file's name", async () => {
    const first = await read(raw("From: a@example.org", `About the harbour\n\n${PROSE}`), "a.eml");
    expect(first.metadata).toMatchObject({ title: "About the harbour", evidence: { title: "headline" } });
    const prose = await read(raw("From: a@example.org", `${PROSE} ${PROSE}`), "letter-7.eml");
    expect(prose.metadata).toMatchObject({ title: "letter-7", evidence: { title: "file-name" } });
  });

  it("may be several people's, or somebody's whose name is written the other way round", async () => {
    const bytes = raw('From: "Doe, Jane" <jane@example.org>, John Roe <john@example.org>\nSubject: x', PROSE);
    expect((await read(bytes, "a.eml")).metadata.authors).toEqual(["Jane Doe", "John Roe"]);
  });

  it("that says nothing is reported, and so is what is no letter", async () => {
    await expect(read(raw("From: a@example.org\nTo: b@example.org", ""), "a.eml")).rejects.toThrow(/no text/);
    await expect(read("Just a note.\n\nNothing else.", "a.eml")).rejects.toThrow(/not a mail message/);
    await expect(read(PICTURE, "a.eml")).rejects.toThrow(/not a mail message/);
  });
});

describe("attachments", () => {
  it("are documents of their own, with their own metadata", async () => {
    const bytes = await letter({
      text: PROSE,
      attachments: [
        { filename: "minutes.txt", content: `Minutes\n\nBy Ann Poe\n\n${PROSE}` },
        {
          filename: "report.pdf",
          content: await pdf({ info: { Title: "Report" } }, (page) => page.text(PROSE)),
        },
        { filename: "page.html", content: `<title>Page</title><h1>Page</h1><p>${PROSE}</p>` },
        { filename: "rows.csv", content: "title,text\nOne,First text.\nTwo,Second text.\n" },
      ],
    });
    const { documents, problems } = await readAll(bytes, "a.eml");
    expect(problems).toEqual([]);
    expect(documents.map(({ part, document }) => [part, document.format, document.metadata.title])).toEqual([
      [null, "mail", "The harbour"],
      ["minutes.txt", "text", "Minutes"],
      ["report.pdf", "pdf", "Report"],
      ["page.html", "html", "Page"],
      ["rows.csv#row 1", "csv", "One"],
      ["rows.csv#row 2", "csv", "Two"],
    ]);
    expect(documents[0]?.document.text).toContain(
      "Attachments: minutes.txt, report.pdf, page.html, rows.csv",
    );
    expect(documents[1]?.document.metadata.authors).toEqual(["Ann Poe"]);
    expect(documents[2]?.document.pages).toHaveLength(1);
    for (const { document } of documents) expect(coverageFaults(document)).toEqual([]);
  });

  it("have names that are all different and no paths", async () => {
    const content = PROSE;
    const bytes = await letter({
      text: PROSE,
      attachments: [
        { filename: "a.txt", content },
        { filename: "A.txt", content },
        { filename: "a.txt", content },
        { filename: "C:\\mail\\b#1.txt", content },
        { filename: "../../c.txt", content },
        { filename: "протокол.txt", content },
        { filename: false, contentType: "text/plain", contentDisposition: "attachment", content },
        { filename: `${"x".repeat(300)}.txt`, content },
        { filename: "notes", contentType: "text/html", content: `<p>${PROSE}</p>` },
      ],
    });
    const { documents, problems } = await readAll(bytes, "a.eml");
    expect(problems).toEqual([]);
    expect(documents.slice(1).map(({ part }) => part)).toEqual([
      "a.txt",
      "A (2).txt",
      "a (3).txt",
      "b 1.txt",
      "c.txt",
      "протокол.txt",
      "attachment 7.txt",
      `${"x".repeat(146)}.txt`,
      "notes",
    ]);
  });

  it("of other kinds are named with the reason; pictures in the text and signatures are no files", async () => {
    const bytes = await letter({
      html: `<p>${PROSE}</p><img src="cid:logo">`,
      attachments: [
        { filename: "logo.png", content: PICTURE, cid: "logo" },
        { filename: "inline.png", content: PICTURE, contentDisposition: "inline" },
        { filename: "smime.p7s", content: "x", contentType: "application/pkcs7-signature" },
        { filename: "photo.png", content: PICTURE },
        { filename: "broken.pdf", content: "no PDF" },
        { filename: "empty.txt", content: "" },
      ],
    });
    const { documents, problems } = await readAll(bytes, "a.eml");
    expect(documents.map(({ part }) => part)).toEqual([null]);
    expect(problems.map(({ part }) => part)).toEqual(["photo.png", "broken.pdf", "empty.txt"]);
    expect(problems.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/picture/),
      expect.stringMatching(/not a PDF/),
      expect.stringMatching(/empty/),
    ]);
  });

  it("may be letters with attachments, as deep as files in files are read", async () => {
    let inner = await letter({ subject: "Depth 0", text: PROSE });
    for (let depth = 1; depth <= 5; depth++) {
      inner = await letter({
        subject: `Depth ${depth}`,
        from: `Writer ${"ABCDEF".charAt(depth)} <w@example.org>`,
        text: PROSE,
        attachments: [{ filename: "inner.eml", content: inner, contentType: "message/rfc822" }],
      });
    }
    const { documents, problems } = await readContents(inner, "a.eml", { ...defaultLimits, maxNesting: 2 });
    expect(documents.map(({ part, document }) => [part, document.metadata.title])).toEqual([
      [null, "Depth 5"],
      ["inner.eml", "Depth 4"],
      ["inner.eml#inner.eml", "Depth 3"],
    ]);
    expect(problems).toEqual([
      { part: "inner.eml#inner.eml#inner.eml", reason: expect.stringMatching(/2 deep/) as string },
    ]);
  });

  it("are read where the letter itself says nothing, and only so many", async () => {
    const bytes = await letter({
      subject: "",
      attachments: ["a.txt", "b.txt", "c.txt"].map((filename) => ({ filename, content: PROSE })),
    });
    const { documents, problems } = await readContents(bytes, "a.eml", { ...defaultLimits, maxEntries: 2 });
    expect(documents.map(({ part }) => part)).toEqual(["a.txt", "b.txt"]);
    expect(problems).toEqual([
      { part: "attachments after 2", reason: expect.stringMatching(/more than 2 attachments/) as string },
    ]);
  });
});
