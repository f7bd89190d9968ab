import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CITATION_FORMATS } from "../../src/api/citation-formats.ts";
import { formattedCitation } from "../../src/citations/citation-formats.ts";
import type { CitedPlace } from "../../src/citations/cited-work.ts";

const PLACE: CitedPlace = {
  document: {
    id: "00000000000000aa",
    title: "Notes from “the pier”",
    authors: ["Ann van der Meer", "Harbour Board of Mull"],
    date: "2021-05-04",
    url: "https://example.org/pier?a=1&b={2}#c_d%20e",
    source: "ferries/mull 50%.pdf",
    language: "en",
  },
  page: 3,
  quote: "The “ferry” leaves\nat nine.",
  line: "Ann van der Meer, Harbour Board of Mull, “Notes from “the pier””, 2021-05-04, p. 3, ferries/mull 50%.pdf",
};

function cited(
  format: (typeof CITATION_FORMATS)[number],
  document: Partial<CitedPlace["document"]> = {},
): string {
  return formattedCitation(format, { ...PLACE, document: { ...PLACE.document, ...document } });
}

describe("a place with all that can be known", () => {
  it("is plain", () => {
    expect(cited("plain")).toBe(`“The ‘ferry’ leaves at nine.” (${PLACE.line})\n`);
  });

  it("is a note of Chicago style", () => {
    expect(cited("chicago")).toBe(
      "“The ‘ferry’ leaves at nine.”\n\n" +
        "Ann van der Meer and Harbour Board of Mull, “Notes from ‘the pier’,” May 4, 2021, 3, " +
        "https://example.org/pier?a=1&b={2}#c_d%20e.\n",
    );
  });

  it("is a reference of APA style", () => {
    expect(cited("apa")).toBe(
      "“The ‘ferry’ leaves at nine.” (van der Meer & Harbour Board of Mull, 2021, p. 3)\n\n" +
        "van der Meer, A., & Harbour Board of Mull. (2021, May 4). Notes from “the pier”. " +
        "https://example.org/pier?a=1&b={2}#c_d%20e\n",
    );
  });

  it("is an entry of BibTeX", () => {
    expect(cited("bibtex")).toBe(
      "@misc{pincite-00000000000000aa,\n" +
        "  author = {van der Meer, Ann and {Harbour Board of Mull}},\n" +
        "  title = {{Notes from “the pier”}},\n" +
        "  year = {2021},\n  month = may,\n  date = {2021-05-04},\n  pages = {3},\n" +
        "  url = {https://example.org/pier?a=1&b=%7B2%7D#c_d%20e},\n" +
        "  howpublished = {ferries/mull 50\\%.pdf},\n  langid = {en},\n" +
        "  annote = {The “ferry” leaves at nine.}\n}\n",
    );
  });

  it("is an entry of RIS", () => {
    expect(cited("ris")).toBe(
      [
        "TY  - ELEC",
        "ID  - pincite-00000000000000aa",
        "AU  - van der Meer, Ann",
        "AU  - Harbour Board of Mull",
        "TI  - Notes from “the pier”",
        "PY  - 2021",
        "DA  - 2021/05/04/",
        "SP  - 3",
        "UR  - https://example.org/pier?a=1&b={2}#c_d%20e",
        "DP  - ferries/mull 50%.pdf",
        "LA  - en",
        "N1  - The “ferry” leaves at nine.",
        "ER  - ",
        "",
      ].join("\r\n"),
    );
  });

  it("is an item of CSL-JSON", () => {
    expect(JSON.parse(cited("csl-json"))).toEqual([
      {
        id: "pincite-00000000000000aa",
        type: "webpage",
        title: "Notes from “the pier”",
        author: [{ family: "van der Meer", given: "Ann" }, { literal: "Harbour Board of Mull" }],
        issued: { "date-parts": [[2021, 5, 4]] },
        page: "3",
        URL: "https://example.org/pier?a=1&b={2}#c_d%20e",
        source: "ferries/mull 50%.pdf",
        language: "en",
        annote: "The “ferry” leaves at nine.",
      },
    ]);
  });
});

describe("what is not known", () => {
  const bare = {
    authors: [],
    date: null,
    url: null,
    language: null,
    title: "Minutes",
    source: "minutes.txt",
  };
  const of = (format: (typeof CITATION_FORMATS)[number]): string =>
    formattedCitation(format, {
      document: { ...PLACE.document, ...bare },
      page: null,
      quote: "No.",
      line: "x",
    });

  it("is left out or said to be missing", () => {
    expect(of("chicago")).toBe("“No.”\n\n“Minutes,” minutes.txt.\n");
    expect(of("apa")).toBe("“No.” (“Minutes,” n.d.)\n\nMinutes. (n.d.). minutes.txt.\n");
    expect(of("bibtex")).toBe(
      "@misc{pincite-00000000000000aa,\n  title = {{Minutes}},\n  howpublished = {minutes.txt},\n  annote = {No.}\n}\n",
    );
    expect(of("ris")).toBe(
      "TY  - GEN\r\nID  - pincite-00000000000000aa\r\nTI  - Minutes\r\nDP  - minutes.txt\r\nN1  - No.\r\nER  - \r\n",
    );
    expect(JSON.parse(of("csl-json"))).toEqual([
      {
        id: "pincite-00000000000000aa",
        type: "document",
        title: "Minutes",
        source: "minutes.txt",
        annote: "No.",
      },
    ]);
  });

  it.each([
    [
      "2018",
      "“Minutes,” 2018, ",
      "(2018).",
      "  year = {2018},\n  date = {2018},",
      "DA  - 2018///\r\n",
      [2018],
    ],
    [
      "2018-07",
      "“Minutes,” July 2018, ",
      "(2018, July).",
      "  year = {2018},\n  month = jul,\n  date = {2018-07},",
      "DA  - 2018/07//\r\n",
      [2018, 7],
    ],
  ])("of the date %s is not made up", (date, chicago, apa, bibtex, ris, parts) => {
    expect(cited("chicago", { ...bare, date })).toContain(chicago);
    expect(cited("apa", { ...bare, date })).toContain(apa);
    expect(cited("bibtex", { ...bare, date })).toContain(bibtex);
    expect(cited("ris", { ...bare, date })).toContain(ris);
    expect(JSON.parse(cited("csl-json", { ...bare, date }))).toMatchObject([
      { issued: { "date-parts": [parts] } },
    ]);
  });
});

describe("names", () => {
  it.each([
    ["Ivanov, Sergei P.", "Ivanov, Sergei P.", "Ivanov, S. P."],
    ["Jean-Luc Picard", "Picard, Jean-Luc", "Picard, J.-L."],
    ["Martin Luther King Jr.", "King, Martin Luther", "King, M. L."],
    ["Игорь Иванов", "Иванов, Игорь", "Иванов, И."],
    ["习近平", "习近平", "习近平"],
    ["Reuters", "Reuters", "Reuters"],
    ["Ministry of Foreign Affairs", "Ministry of Foreign Affairs", "Ministry of Foreign Affairs"],
    ["user@example.org", "user@example.org", "user@example.org"],
  ])("sort %s", (name, inverted, initials) => {
    expect(cited("ris", { authors: [name] })).toContain(`AU  - ${inverted}\r\n`);
    expect(cited("apa", { authors: [name] })).toContain(`\n\n${initials.replace(/\.$/u, "")}. (2021`);
  });
});

describe("a hostile title", () => {
  const title = '}\r\nER  - \r\nTY  - BOOK\\end{document} 100% & $x_1^2 ~#\u202E\u0000 "q" <b>';

  it("stays in its field", () => {
    const only = '} ER - TY - BOOK\\end{document} 100% & $x_1^2 ~# "q" <b>';
    expect(cited("ris", { title })).toContain(`\r\nTI  - ${only}\r\nPY  - `);
    expect(cited("ris", { title }).match(/^(?:ER|TY) {2}- /gmu)).toEqual(["TY  - ", "ER  - "]);
    expect(cited("bibtex", { title })).toContain(
      "  title = {{{\\textbraceright} ER - TY - BOOK{\\textbackslash}end{\\textbraceleft}document{\\textbraceright} " +
        '100\\% \\& \\$x\\_1{\\textasciicircum}2 {\\textasciitilde}\\# "q" <b>}},\n',
    );
    expect(JSON.parse(cited("csl-json", { title }))).toMatchObject([{ title: only }]);
    expect(cited("chicago", { title }).split("\n")).toHaveLength(4);
  });

  it("is no address of the web where its address is none", () => {
    for (const url of ["javascript:alert(1)", "file:///etc/passwd", "https://"]) {
      expect(cited("ris", { url })).not.toContain("UR  - ");
      expect(cited("bibtex", { url })).not.toContain("  url = ");
    }
  });

  it("keeps entries whole, whatever it holds", () => {
    const text = fc.string({ unit: "binary", maxLength: 60 });
    fc.assert(
      fc.property(text, text, text, (title, author, quote) => {
        const document = { ...PLACE.document, title, authors: [author] };
        const place = { ...PLACE, document, quote };
        const bibtex = formattedCitation("bibtex", place);
        let depth = 0;
        for (const sign of bibtex) {
          depth += sign === "{" ? 1 : sign === "}" ? -1 : 0;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
        for (const line of bibtex.trimEnd().split("\n").slice(1, -1)) expect(line).toMatch(/^ {2}[a-z]+ = /u);
        const ris = formattedCitation("ris", place);
        expect(ris.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/u);
        for (const line of ris.trimEnd().split("\r\n")) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}-/u);
        expect(JSON.parse(formattedCitation("csl-json", place))).toHaveLength(1);
        for (const format of CITATION_FORMATS) expect(formattedCitation(format, place)).toMatch(/\n$/u);
      }),
    );
  });
});
