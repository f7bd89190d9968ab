import type { Filter, FilterName } from "../ask/filter.ts";

/** What of the people who speak is shown, besides the words that are looked for. */
export interface Speaking {
  /** Whose statements; empty for the list of all people. */
  readonly person: string;
  /** Whether statements about the same stand together. */
  readonly isGrouped: boolean;
  /** From 1. */
  readonly page: number;
}

export const EVERYBODY: Speaking = { person: "", isGrouped: false, page: 1 };
export const PEOPLE_ON_A_PAGE = 100;
export const STATEMENTS_ON_A_PAGE = 50;

/** The filters that a person's statements have fields for. */
export const STATEMENT_FILTERS = ["from", "to"] as const satisfies readonly FilterName[];

/** Of an address; what it does not understand it leaves out. */
export function speakingIn(parameters: URLSearchParams): Speaking {
  const page = parameters.get("page") ?? "";
  const person = (parameters.get("person") ?? "").trim();
  return {
    person,
    isGrouped: person !== "" && parameters.get("group") === "subject",
    page: /^[1-9][0-9]{0,3}$/.test(page) ? Number(page) : 1,
  };
}

/** The inverse of `speakingIn`. */
export function writeSpeaking({ person, isGrouped, page }: Speaking, parameters: URLSearchParams): void {
  if (person !== "") parameters.set("person", person);
  if (isGrouped) parameters.set("group", "subject");
  if (page > 1) parameters.set("page", String(page));
}

interface ShownPeople {
  /** The beginning of a name, or what statements are about. */
  readonly question: string;
  readonly filters: readonly Filter[];
  readonly speaking: Speaking;
}

/** As `GET /v1/people` is asked for it. */
export function peopleParameters({ question, speaking }: ShownPeople): URLSearchParams {
  const parameters = pageParameters(speaking, PEOPLE_ON_A_PAGE);
  if (question !== "") parameters.set("q", question);
  return parameters;
}

/** As `GET /v1/people/{name}/statements` is asked for one page of them. */
export function statementParameters(shown: ShownPeople): URLSearchParams {
  const parameters = wantedStatements(shown);
  for (const [name, value] of pageParameters(shown.speaking, STATEMENTS_ON_A_PAGE))
    parameters.set(name, value);
  return parameters;
}

/** The same for all of them. */
export function wantedStatements({ question, filters, speaking }: ShownPeople): URLSearchParams {
  const parameters = new URLSearchParams();
  if (question !== "") parameters.set("about", question);
  if (speaking.isGrouped) parameters.set("groupBy", "subject");
  for (const { name, value } of filters) parameters.append(name, value);
  return parameters;
}

function pageParameters({ page }: Speaking, onAPage: number): URLSearchParams {
  return new URLSearchParams({ limit: String(onAPage), offset: String((page - 1) * onAPage) });
}
