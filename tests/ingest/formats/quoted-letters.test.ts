import { describe, expect, it } from "vitest";
import type { Document } from "../../../src/core/document.ts";
import { coverageFaults, read, textOf } from "../support.ts";

/** Each block below the letter's own head with who has written it, and when, as far as another than the letter's writer is named. */
function written(document: Document): string[] {
  return document.blocks
    .filter(({ kind }) => kind !== "title")
    .map((block) => {
      const part = document.quoted?.find(({ start, end }) => start < block.end && end > block.start);
      const who =
        part === undefined
          ? "own"
          : part.author === null
            ? "nobody"
            : [part.author, part.date ?? []].flat().join(" ");
      return `${who}: ${textOf(document, block)}`;
    });
}

async function letter(body: string, type: "plain" | "html" = "plain"): Promise<string[]> {
  const head = `From: Jane Doe <jane@example.org>\nSubject: Harbour\nDate: Tue, 17 Jul 2018 08:00:00 +0000\nContent-Type: text/${type}; charset=utf-8`;
  const document = await read(`${head}\n\n${body}`.replaceAll("\n", "\r\n"), "a.eml");
  expect(coverageFaults(document)).toEqual([]);
  const [first, ...others] = written(document);
  expect(first).toBe("nobody: From: Jane Doe <jane@example.org>");
  return others;
}

const CLOSE = "The pier must close before winter, and the boats must go.";

describe("what a letter quotes is whose it says", () => {
  it("by marks, at all depths, between the lines of the answer, with a signature of nobody", async () => {
    const body = `I agree.\n\nOn Mon, 16 Jul 2018 at 10:45, John Roe\n<john@example.org> wrote:\n\n> ${CLOSE}\n>\n> Am 15.07.2018 schrieb Ann Poe:\n>> Der Pier ist alt.\n>\n> So John.\n\nThat is all.\n\n> And more.\n\n-- \nHarbour office\n`;
    expect(await letter(body)).toEqual([
      "own: I agree.",
      "nobody: On Mon, 16 Jul 2018 at 10:45, John Roe",
      "nobody: <john@example.org> wrote:",
      `John Roe 2018-07-16: ${CLOSE}`,
      "nobody: Am 15.07.2018 schrieb Ann Poe:",
      "Ann Poe 2018-07-15: Der Pier ist alt.",
      "John Roe 2018-07-16: So John.",
      "own: That is all.",
      "John Roe 2018-07-16: And more.",
      "nobody: Harbour office",
    ]);
  });

  it("nobody's where nobody is named", async () => {
    expect(await letter(`You wrote:\n> ${CLOSE}\n\nYes.\n\n>> Older.`)).toEqual([
      "nobody: You wrote:",
      `nobody: ${CLOSE}`,
      "own: Yes.",
      "nobody: Older.",
    ]);
  });

  it.each([
    [
      "-----Original Message-----",
      "From: Roe, John [mailto:john@example.org]",
      "Sent: Monday, July 16, 2018 10:45 AM",
      "To: Jane Doe; Ann Poe",
      "Subject: RE: Harbour",
    ],
    [
      "-----Ursprüngliche Nachricht-----",
      "Von: John Roe",
      "Gesendet: Montag, 16. Juli 2018 10:45",
      "An: Jane Doe",
      "Betreff: Hafen",
    ],
    [
      "Von: John Roe <john@example.org>",
      "Gesendet: Montag, 16. Juli 2018 10:45",
      "An: Jane Doe",
      "Betreff: Hafen",
    ],
    ["De : John Roe", "Envoyé : lundi 16 juillet 2018 10:45", "À : Jane Doe", "Objet : Port"],
    ["De: John Roe", "Enviado el: lunes, 16 de julio de 2018 10:45", "Para: Jane Doe", "Asunto: Puerto"],
    ["От: John Roe", "Отправлено: 16 июля 2018 г. 10:45", "Кому: Jane Doe", "Тема: Порт"],
    ["发件人: John Roe", "发送时间: 2018年7月16日 10:45", "收件人: Jane Doe", "主题: 港口"],
    ["*From:* John Roe", "*Sent:* Monday, July 16, 2018 10:45 AM", "*To:* Jane Doe", "*Subject:* Harbour"],
    [
      "---------- Forwarded message ---------",
      "From: John Roe <john@example.org>",
      "Date: Mon, Jul 16, 2018 at 10:45 AM",
      "Subject: Harbour",
      "To: Jane Doe <jane@example.org>",
    ],
    [
      "Begin forwarded message:",
      "From: John Roe <john@example.org>",
      "Subject: Harbour",
      "Date: 16 July 2018 at 10:45:00 CEST",
      "To: Jane Doe <jane@example.org>",
    ],
    ["On Mon, 16 Jul 2018 at 10:45, John Roe <john@example.org> wrote:"],
  ])("by its head, to its end: %s", async (...head) => {
    const lines = await letter(`See below.\n\n${head.join("\n")}\n\n${CLOSE}\n\nJohn`);
    expect(lines[0]).toBe("own: See below.");
    expect(lines.slice(1, -2).every((line) => line.startsWith("nobody: "))).toBe(true);
    expect(lines.slice(-2)).toEqual([`John Roe 2018-07-16: ${CLOSE}`, "John Roe 2018-07-16: John"]);
  });

  it("but not where a line only looks like a head", async () => {
    const journey = "From: Oslo\nTo: Bergen\nDate: 16 July 2018";
    const lines = await letter(`Our journey.\n\n${journey}\n\nOn 16 July 2018 John Roe wrote:\n\n${CLOSE}`);
    expect(lines.every((line) => line.startsWith("own: "))).toBe(true);
  });

  it.each([
    [
      "Gmail",
      `<div>I agree.</div><br><div class="gmail_quote"><div class="gmail_attr">On Mon, Jul 16, 2018 at 10:45 AM John Roe &lt;<a href="mailto:john@example.org">john@example.org</a>&gt; wrote:<br></div><blockquote class="gmail_quote"><div>${CLOSE}</div></blockquote></div><div>The end.</div>`,
    ],
    [
      "Gmail, forwarded",
      `<div>I agree.</div><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>From: <b>John Roe</b> &lt;john@example.org&gt;<br>Date: Mon, Jul 16, 2018 at 10:45 AM<br>Subject: Harbour<br>To: Jane<br></div><div>${CLOSE}</div></div><div>The end.</div>`,
    ],
    [
      "Thunderbird",
      `<p>I agree.</p><div class="moz-cite-prefix">Am 16.07.2018 um 10:45 schrieb John Roe:<br></div><blockquote type="cite" cite="mid:1"><p>${CLOSE}</p></blockquote><p>The end.</p>`,
    ],
    [
      "Yahoo",
      `<p>I agree.</p><div id="yahoo_quoted_1" class="yahoo_quoted"><div>On Monday, July 16, 2018 at 10:45:00 AM GMT+2, John Roe &lt;john@example.org&gt; wrote:</div><div><br></div><div>${CLOSE}</div></div><p>The end.</p>`,
    ],
    [
      "indented by hand",
      `<p>I agree.</p><p>John Roe wrote on 16 July 2018:</p><blockquote><p>${CLOSE}</p></blockquote><blockquote style="margin:0 0 0 40px;border:none"><p>The end.</p></blockquote>`,
    ],
  ])("by the elements of %s", async (_, html) => {
    const lines = await letter(html, "html");
    expect(lines[0]).toBe("own: I agree.");
    expect(lines.slice(1, -2).every((line) => line.startsWith("nobody: "))).toBe(true);
    expect(lines.slice(-2)).toEqual([`John Roe 2018-07-16: ${CLOSE}`, "own: The end."]);
  });

  it("by the head that Outlook writes, below a signature", async () => {
    const html = `<div><p>I agree.</p><div id="Signature"><p>Jane Doe, office</p></div><hr><div id="divRplyFwdMsg"><b>From:</b> John Roe &lt;john@example.org&gt;<br><b>Sent:</b> Monday, July 16, 2018 10:45 AM<br><b>To:</b> Jane Doe<br><b>Subject:</b> Pier</div><p>${CLOSE}</p></div>`;
    expect(await letter(html, "html")).toEqual([
      "own: I agree.",
      "nobody: Jane Doe, office",
      "nobody: From: John Roe <john@example.org>\nSent: Monday, July 16, 2018 10:45 AM\nTo: Jane Doe\nSubject: Pier",
      `John Roe 2018-07-16: ${CLOSE}`,
    ]);
  });
});

describe("plain text", () => {
  it("in which people answer each other", async () => {
    const text = `Thread about the pier\n\nJohn Roe wrote:\n> ${CLOSE}\n\nNo, it must not.\n`;
    expect(written(await read(text, "forum.txt"))).toEqual([
      "nobody: John Roe wrote:",
      `John Roe: ${CLOSE}`,
      "own: No, it must not.",
    ]);
  });

  it("that is a letter, or several", async () => {
    const one = "From: John Roe <john@example.org>\nDate: Mon, 16 Jul 2018 10:45:00 +0200\nSubject: The pier";
    const two =
      "From: Ann Poe <ann@example.org>\nDate: Tue, 17 Jul 2018 10:45:00 +0200\nSubject: Re: The pier";
    const document = await read(`${one}\n\n${CLOSE}\n\n${two}\n\nNo, it must not.\n`, "letters.txt");
    expect(document.metadata).toMatchObject({ title: "The pier", authors: ["John Roe"], date: "2018-07-16" });
    expect(written(document).filter((line) => !line.startsWith("nobody"))).toEqual([
      `John Roe 2018-07-16: ${CLOSE}`,
      "Ann Poe 2018-07-17: No, it must not.",
    ]);
  });

  it("that only has such signs stays as it is", async () => {
    const text = "$ ls\n\n> prompt of a shell\n\nFrom: Oslo\n\nNothing else of interest.";
    const document = await read(text, "notes.txt");
    expect([document.text, document.quoted]).toEqual([text, undefined]);
  });
});
