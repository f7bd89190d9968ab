import type { PeopleList, StatementList } from "../quotes/person-responses.ts";
import { SEARCH_RESULT } from "./question-examples.ts";

/** People and what they say, for the reference. The tests hold them against their schemas. */

const PERSON = { name: "Igor Ivanov", variants: ["Ivanov"], statements: 21, documents: 1 };

export const PEOPLE_LIST: PeopleList = { people: [PERSON], total: 1 };

export const STATEMENT_LIST: StatementList = {
  name: "Ivanov",
  people: [PERSON],
  statements: [
    {
      id: "5c0f1d2e3a4b5968-402-466-0a1b2c3d",
      documentId: "5c0f1d2e3a4b5968",
      title: "A First Step, Not a Breakthrough: Igor Ivanov on the Helsinki Summit",
      source: "summits/ivanov-on-the-helsinki-summit.html",
      date: "2026-11-21",
      language: "en",
      page: null,
      citation:
        "Pincite sample library, “A First Step, Not a Breakthrough: Igor Ivanov on the Helsinki Summit”, 2026-11-21, " +
        "summits/ivanov-on-the-helsinki-summit.html",
      start: 402,
      end: 466,
      text: "For Ivanov the meeting was a first step and no breakthrough.",
      kind: "reported",
      person: "Igor Ivanov",
      heading: null,
      also: [],
    },
  ],
  total: 1,
  nextOffset: null,
  note: null,
  library: SEARCH_RESULT.library,
};
