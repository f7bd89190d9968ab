import { tableText } from "../../core/csv.ts";
import { markdownText } from "../../core/markdown.ts";
import { texText } from "../../core/tex.ts";
import { differenceHeading } from "../differences/difference-wording.ts";
import type { StatementFormat } from "./statement-formats.ts";
import type { PersonStatement, StatementList } from "./person-responses.ts";

/** How a person's statements are written down for somebody's own text, table or bibliography. */

export function statementsAs(list: StatementList, format: StatementFormat): string {
  if (format === "csv") return csv(list);
  return format === "bibtex" ? bibtex(list.statements) : markdown(list);
}

/** The line before the first statement of each subject: "Syria (12)"; null before any other, and where nothing is grouped. */
export function subjectTitles(
  subjects: StatementList["subjects"],
): (statement: Pick<PersonStatement, "subject">) => string | null {
  const counts = new Map((subjects ?? []).map(({ name, statements }) => [name, statements]));
  let last: string | null | undefined;
  return ({ subject }) => {
    if (subject === undefined || subject === last) return null;
    last = subject;
    return `${subject ?? "Other subjects"} (${counts.get(subject) ?? 0})`;
  };
}

function markdown({ name, statements, subjects, note, differences = [] }: StatementList): string {
  const title = subjectTitles(subjects);
  const blocks = statements.flatMap((statement) => {
    const { text, citation, person, kind } = statement;
    const heading = title(statement);
    return [
      ...(heading === null ? [] : [`## ${markdownText(heading)}`]),
      `> ${onOneLine(text)}\n\n— ${onOneLine(person)} (${kind}), ${onOneLine(citation)}`,
    ];
  });
  const differing = differences.map((difference) =>
    [
      `**${markdownText(differenceHeading(difference))}**`,
      ...difference.statements.map(({ text, citation }) => `- ${onOneLine(text)} — ${onOneLine(citation)}`),
    ].join("\n"),
  );
  const notes = note === null ? [] : [markdownText(note)];
  return `${[`# ${onOneLine(name)}`, ...notes, ...blocks, ...differing].join("\n\n")}\n`;
}

/** What documents say is shown as it stands there, whatever Markdown would make of it. */
function onOneLine(text: string): string {
  return markdownText(text.replace(/\s+/gu, " ").trim());
}

const COLUMNS = [
  "date",
  "person",
  "kind",
  "text",
  "title",
  "source",
  "page",
  "start",
  "end",
  "citation",
  "id",
] as const;

/** With a column of the subjects where they are grouped by those. */
function csv({ statements, subjects }: StatementList): string {
  const columns = subjects === undefined ? COLUMNS : ([...COLUMNS, "subject"] as const);
  const rows = statements.map((statement) =>
    columns.map((column) => cell(statement[column] ?? null)).join(","),
  );
  return `${[columns.join(","), ...rows].join("\r\n")}\r\n`;
}

function cell(value: string | number | null): string {
  const plainText = typeof value === "string" ? tableText(value) : String(value ?? "");
  return /[",\r\n]/u.test(plainText) ? `"${plainText.replaceAll('"', '""')}"` : plainText;
}

/** One entry for each document, with the places of its statements in a note. */
function bibtex(statements: readonly PersonStatement[]): string {
  const byDocument = new Map<string, PersonStatement[]>();
  for (const statement of statements) {
    byDocument.set(statement.documentId, [...(byDocument.get(statement.documentId) ?? []), statement]);
  }
  const entries = [...byDocument].map(([id, [first, ...rest]]) => {
    const notes = [first, ...rest].flatMap((one) =>
      one === undefined ? [] : [`characters ${one.start}--${one.end}`],
    );
    const fields: readonly (readonly [string, string | undefined])[] = [
      ["title", first?.title],
      ["year", first?.date?.slice(0, 4)],
      ["date", first?.date ?? undefined],
      ["howpublished", first?.source],
      ["note", notes.join(", ")],
    ];
    const lines = fields.flatMap(([name, value]) =>
      value === undefined ? [] : [`  ${name} = {${texText(value)}}`],
    );
    return `@misc{pincite-${id},\n${lines.join(",\n")}\n}`;
  });
  return `${entries.join("\n\n")}\n`;
}
