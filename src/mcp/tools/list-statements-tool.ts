import { StatementsRequest } from "../../api/quotes/person-requests.ts";
import {
  StatementList,
  type PersonStatement,
  type StatementSubject,
} from "../../api/quotes/person-responses.ts";
import { differencesText } from "../differences-text.ts";
import { paragraphs } from "../hit-text.ts";
import { answering, READS_THE_LIBRARY, type ToolContext } from "./tool.ts";

const DESCRIPTION = `Lists what a person says in the user's documents, in order of time: texts of their own, quotations, and what others report of them.
Use it for everything that somebody said, or said about a subject; for one question about it, use \`ask\`. With \`groupBy\` "subject" what is about the same stands together.
\`quoted\` and \`own\` are the person's words; \`reported\` are the words of whoever wrote the text: do not give these as a quotation of the person. Where several people are called so, each statement says whose it is. Where \`differences\` is given, sentences of several documents give different figures or deny each other: tell the user so, with the source of each.`;

export function registerListStatements({ server, library, log }: ToolContext): void {
  const config = {
    title: "List what a person says in the documents",
    description: DESCRIPTION,
    inputSchema: StatementsRequest,
    outputSchema: StatementList.loose(),
    annotations: READS_THE_LIBRARY,
  };
  server.registerTool("list_statements", config, (request) =>
    answering(log, async () => {
      const result = await library.statements(request);
      return { text: statementsText(result), structured: { ...result } };
    }),
  );
}

function statementsText({
  statements,
  subjects,
  total,
  nextOffset,
  note,
  differences,
}: StatementList): string {
  const more = nextOffset === null ? [] : [`[More follow: list on with offset ${nextOffset}.]`];
  return paragraphs(
    total === 1 ? "One statement." : `${total} statements.`,
    ...(note === null ? [] : [note]),
    ...differencesText(differences),
    ...(subjects === undefined ? [] : [`By subject: ${subjects.map(subjectText).join("; ")}.`]),
    ...statements.map(statementText),
    ...more,
  );
}

function subjectText({ name, statements }: StatementSubject): string {
  return `${name ?? "other subjects"} (${statements})`;
}

function statementText(statement: PersonStatement): string {
  const { citation, id, documentId, start, end, person, kind, text, subject } = statement;
  return [
    citation,
    ...(subject === undefined ? [] : [`Subject: ${subject ?? "other"}`]),
    `(${person}, ${kind}; passage ${id}, document ${documentId}, characters ${start} to ${end})`,
    text,
  ].join("\n");
}
