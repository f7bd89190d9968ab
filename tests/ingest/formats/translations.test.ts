import { describe, expect, it } from "vitest";
import { blocksOf, coverageFaults, read } from "../support.ts";

describe("a catalogue of translated messages", () => {
  it("is its messages and their translations, in the language that it declares", async () => {
    const document = await read(
      String.raw`# Made by hand
msgid ""
msgstr ""
"Project-Id-Version: ramp 1.0\n"
"Language: pt_BR\n"

#: src/a.c:12
#, c-format
msgid "The \"ramp\" is closed,\n"
"until Friday."
msgstr "A rampa está fechada."

msgid "%d ship"
msgid_plural "%d ships"
msgstr[0] "%d navio"
msgstr[1] "%d navios"

#~ msgid "Old"
#~ msgstr "Velho"
`,
      "pt.po",
    );
    expect(blocksOf(document)).toEqual([
      'The "ramp" is closed, until Friday.\nA rampa está fechada.',
      "%d ship\n%d ships\n%d navio\n%d navios",
    ]);
    expect(document.metadata).toMatchObject({ title: "ramp 1.0", language: "pt" });
    expect(coverageFaults(document)).toEqual([]);
  });
});

describe("a log", () => {
  it.each([
    "2018-07-13 10:00:00,123 INFO  ramp closed\n2018-07-13T10:00:01Z ERROR crane fell\njava.lang.IllegalStateException: crane\n2018-07-13 10:00:02 divers called\n",
    'h.example - - [13/Jul/2018:10:00:00 +0200] "GET / HTTP/1.1" 200\nh.example - - [13/Jul/2018:10:00:01 +0200] "GET /a HTTP/1.1" 404\nOdd line\n',
    "Jul 13 10:00:00 quay ramp[12]: closed\nJul 13 10:00:01 quay crane[13]: fell\nLast message repeated\n",
  ])("has no headline", async (text) => {
    const document = await read(text, "harbour.log");
    expect(document.metadata.title).toBe("harbour");
    expect(document.text).toBe(text);
    expect(blocksOf(document, "title")).toEqual([]);
  });
});
