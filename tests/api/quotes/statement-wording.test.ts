import { parse } from "csv-parse/sync";
import { fromMarkdown } from "mdast-util-from-markdown";
import { describe, expect, it } from "vitest";
import type { PersonStatement, StatementList } from "../../../src/api/quotes/person-responses.ts";
import { statementsAs } from "../../../src/api/quotes/statement-wording.ts";

const HOSTILE = '=HYPERLINK("http://x.example") and <img src=x> with *stars* and [a link](http://x.example)';

function listOf(statement: Partial<PersonStatement>): StatementList {
  const whole = {
    id: "00aa-0-10-00000000",
    documentId: "00aa",
    title: "Minutes",
    source: "minutes.txt",
    citation: "“Minutes”, minutes.txt",
    date: null,
    page: null,
    start: 0,
    end: 10,
    text: "No.",
    kind: "quoted",
    person: "Ada Berg",
    heading: null,
    also: [],
    ...statement,
  };
  return { name: "Ada Berg", statements: [whole], note: null, differences: [] } as unknown as StatementList;
}

describe("a person's statements for a file of one's own", () => {
  it("are a table in which no cell is run", () => {
    const [columns = [], row = []] = parse(statementsAs(listOf({ text: HOSTILE, title: " +1" }), "csv"));
    expect(row[columns.indexOf("text")]).toBe(`'${HOSTILE}`);
    expect(row[columns.indexOf("title")]).toBe("' +1");
    expect(row[columns.indexOf("start")]).toBe("0");
  });

  it("are Markdown that shows the words as they stand in the document", () => {
    const written = statementsAs(listOf({ text: `1. ${HOSTILE}`, citation: "“# _A_”, a.txt" }), "md");
    const [, quote, source] = fromMarkdown(written).children;
    expect(quote).toMatchObject({
      type: "blockquote",
      children: [{ type: "paragraph", children: [{ type: "text", value: `1. ${HOSTILE}` }] }],
    });
    expect(source).toMatchObject({ children: [{ value: "— Ada Berg (quoted), “# _A_”, a.txt" }] });
  });
});
