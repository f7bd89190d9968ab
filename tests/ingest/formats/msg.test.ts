import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { outlookMessage } from "../../../scripts/reader-fingerprints/outlook-sample.ts";
import { blocksOf, read } from "../support.ts";

const LETTER = {
  subject: "Die Fähre",
  sender: "Jürgen Möwe",
  senderAddress: "moewe@hafen.example",
  sent: new Date("2018-07-13T08:00:00Z"),
};

describe("a message of Outlook", () => {
  it("has its subject, sender, day and text", async () => {
    const body = "Die Fähre fährt heute nicht.\r\n\r\nGrüße aus Kiel";
    const document = await read(outlookMessage({ ...LETTER, body }), "a.msg");
    expect(document.metadata).toMatchObject({
      title: "Die Fähre",
      authors: ["Jürgen Möwe"],
      date: "2018-07-13",
    });
    expect(blocksOf(document, "paragraph")).toEqual(["Die Fähre fährt heute nicht.", "Grüße aus Kiel"]);
  });

  it.each(["windows-1252", "utf-8"])("has its letters where it is HTML in %s", async (charset) => {
    const page = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"></head><body><p>Die Fähre fährt heute nicht, und „niemand“ weiß warum.</p></body></html>`;
    const document = await read(outlookMessage({ ...LETTER, html: iconv.encode(page, charset) }), "a.msg");
    expect(blocksOf(document, "paragraph")).toEqual([
      "Die Fähre fährt heute nicht, und „niemand“ weiß warum.",
    ]);
  });
});
