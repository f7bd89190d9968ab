import * as examples from "../../api/examples/person-examples.ts";
import { PeopleQuery, PersonPath, StatementsQuery } from "../../api/quotes/person-requests.ts";
import { PeopleList, StatementList } from "../../api/quotes/person-responses.ts";
import { STATEMENT_FORMATS, STATEMENT_TYPES } from "../../api/quotes/statement-formats.ts";
import { statementsAs } from "../../api/quotes/statement-wording.ts";
import { Nothing } from "../../api/questions/question-requests.ts";
import type { Operation } from "./operation.ts";

const shared = {
  tag: "Quotations",
  scope: "read",
  method: "get",
  revalidates: true,
  problems: ["library_not_built"],
} as const;

export const personOperations = {
  listPeople: {
    ...shared,
    path: "/v1/people",
    summary: "List who speaks",
    description:
      "Everybody who speaks in the documents under a name, those who say most first; with `q`, those whose name begins so. Variants of a name are one person " +
      "(Igor Ivanov, I. Ivanov, Mr Ivanov), and people of one family name are several where texts tell them apart.",
    pathParameters: Nothing,
    query: PeopleQuery,
    responses: {
      200: {
        description: "The people.",
        type: "application/json",
        schema: PeopleList,
        example: examples.PEOPLE_LIST,
      },
    },
  },
  listStatements: {
    ...shared,
    path: "/v1/people/{name}/statements",
    summary: "List what a person says",
    description:
      "All that a person says or is quoted or reported to have said, in order of time, each with its citation. The same words " +
      "in several documents are one statement with all its places. A name that nobody bears gives none, and `note` says so.",
    pathParameters: PersonPath,
    query: StatementsQuery,
    responses: {
      200: {
        description: "The statements, which may be none.",
        type: "application/json",
        schema: StatementList,
        example: examples.STATEMENT_LIST,
        alternatives: Object.fromEntries(
          STATEMENT_FORMATS.map((format) => [
            STATEMENT_TYPES[format],
            statementsAs(examples.STATEMENT_LIST, format),
          ]),
        ),
      },
    },
  },
} as const satisfies Record<string, Operation>;
