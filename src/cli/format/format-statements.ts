import type { PeopleList, StatementList } from "../../api/quotes/person-responses.ts";
import { statementsAs, subjectTitles } from "../../api/quotes/statement-wording.ts";
import type { StatementForm } from "../printed-form.ts";
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
  return form === "text" ? plain(list, style) : statementsAs(list, form);
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
