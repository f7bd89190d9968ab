import type { PeopleList, PersonStatement, StatementList } from "../../api/quotes/person-responses.ts";
import type { StatementForm } from "../printed-form.ts";
import { differenceHeading } from "../../api/differences/difference-wording.ts";
import { texText } from "../../core/tex.ts";
import { differenceSections } from "./format-differences.ts";
import { printable, type Style } from "../terminal.ts";
import { hang, wrap } from "./text-layout.ts";

export function formatPeople({ people, total }: PeopleList, style: Style): string {
  const width = Math.max(0, ...people.map(({ statements }) => String(statements).length));
  const lines = people.map(({ name, statements, documents }) => {
    const where = documents === 1 ? "1 document" : `${documents} documents`;
    return `${String(statements).padStart(width)}  ${printable(name)} ${style.dim(`(${where})`)}`;
  });
  const more = total > people.length ? [style.dim(`and ${total - people.length} more`)] : [];
  return `${(total === 0 ? ["Nobody speaks in the documents under a name."] : [...lines, ...more]).join("\n")}\n`;
}

export function formatStatements(list: StatementList, form: StatementForm, style: Style): string {
  if (form === "csv") return csv(list);
  if (form === "bibtex") return bibtex(list.statements);
  return form === "md" ? markdown(list) : plain(list, style);
}

function plain({ statements, subjects, total, note, differences }: StatementList, style: Style): string {
  const title = subjectTitles(subjects);
  const sections = statements.flatMap((statement, index) => {
    const first = `[${index + 1}] `;
    const indent = " ".repeat(first.length);
    const { citation, text, person, kind, heading: above, also } = statement;
    const facts = [`${person}, ${kind}`, ...(above === null ? [] : [above])].join(" · ");
    const places = also.map(({ source }) => source).join(", ");
    const under = (line: string): string[] =>
      hang(indent, wrap(printable(line), style.width - indent.length));
    const heading = title(statement);
    return [
      ...(heading === null ? [] : [wrap(printable(heading), style.width).map(style.bold).join("\n")]),
      [
        ...hang(first, wrap(printable(citation), style.width - first.length)),
        ...under(facts).map(style.dim),
        ...under(text),
        ...(places === "" ? [] : under(`also in ${places}`).map(style.dim)),
      ].join("\n"),
    ];
  });
  const more = total > statements.length ? [`and ${total - statements.length} more`] : [];
  const notes = note === null ? [] : [wrap(printable(note), style.width).join("\n")];
  const differing = differenceSections(differences, style).map((lines) => lines.join("\n"));
  return `${[...sections, ...more, ...differing, ...notes].join("\n\n")}\n`;
}

/** The line before the first statement of each subject: "Syria (12)"; null before any other, and where nothing is grouped. */
function subjectTitles(
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
      ...(heading === null ? [] : [`## ${heading}`]),
      `> ${text.replace(/\s+/gu, " ")}\n\n— ${person} (${kind}), ${citation}`,
    ];
  });
  const differing = differences.map((difference) =>
    [
      `**${differenceHeading(difference)}**`,
      ...difference.statements.map(({ text, citation }) => `- ${text.replace(/\s+/gu, " ")} — ${citation}`),
    ].join("\n"),
  );
  const notes = note === null ? [] : [note];
  return `${[`# ${name}`, ...notes, ...blocks, ...differing].join("\n\n")}\n`;
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

/** A text that a table would take for a formula is marked as text. */
function cell(value: string | number | null): string {
  const text = value === null ? "" : String(value);
  const plainText = typeof value === "string" && /^[=+\-@\t]/u.test(text) ? `'${text}` : text;
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
