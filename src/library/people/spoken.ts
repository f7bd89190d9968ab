import {
  DEFAULT_STATEMENTS,
  StatementsRequest,
  type PeopleRequest,
} from "../../api/quotes/person-requests.ts";
import type { Difference } from "../../api/differences/difference-responses.ts";
import { asField, notice, sentencesOf, type Notice } from "../../api/notices/notice.ts";
import { parseRequest } from "../../api/parse.ts";
import type {
  PeopleList,
  Person,
  PersonStatement,
  StatementList,
  StatementSubject,
} from "../../api/quotes/person-responses.ts";
import type { DocumentId } from "../../core/ids.ts";
import { compareText } from "../../core/order.ts";
import { headingLine, type FoundPassage } from "../../core/passage.ts";
import { AsyncVersionedCache } from "../../core/versioned-cache.ts";
import type { Person as Speaking } from "../../people/people.ts";
import type { Subject } from "../../people/subjects.ts";
import type { DocumentRecord } from "../../store/records.ts";
import { formsIn, type Language } from "../../text/forms.ts";
import { isFunctionWordOfAny } from "../../text/function-words.ts";
import { listed } from "../../core/wording.ts";
import { nearNames } from "../../text/near-names.ts";
import { askedNames, foldedNames, isCalled } from "../../text/person-names.ts";
import { markedQuotations } from "../../text/quotation-marks.ts";
import { wordsOf } from "../../text/terms.ts";
import { differencesAmong } from "../../differences/grouping.ts";
import { splitSentences } from "../../text/sentences/sentences.ts";
import { shownDifference, statedSentence, type StatedSentence } from "../differences/stated-sentences.ts";
import { documentFilter } from "../query/document-filter.ts";
import { coverageNote } from "../query/question-note.ts";
import { unmetFilters } from "../query/unmet-filters.ts";
import { citedStretch } from "../quotes/shown-place.ts";
import { statementSubjects, type SubjectStatement } from "./statement-subjects.ts";
import type { LibraryView, Said } from "../view/library-view.ts";

type Found = Omit<PersonStatement, "also">;

/** Who speaks in the documents, those who say most first. */
export function listPeople(
  view: LibraryView,
  { q = "", limit = DEFAULT_STATEMENTS, offset = 0 }: PeopleRequest,
): Promise<PeopleList> {
  return view.read(async () => {
    const begun = foldedNames(q);
    const people = (await view.people()).filter((person) => person.isNamed && beginsWithAll(person, begun));
    const shown = people.slice(offset, offset + limit);
    return { people: await shownPeople(view, shown), total: people.length };
  });
}

/** "the White House" is asked for by its last word at least, and "Trump" asks for no "Trump administration". */
function isHead(speakers: Speaking<Said>["speakers"], asked: readonly string[]): boolean {
  const telling = asked.filter((word) => !isFunctionWordOfAny(word));
  return speakers.some(
    ({ roles }) => roles.at(-1) === telling.at(-1) && telling.every((word) => roles.includes(word)),
  );
}

/** Whether each of the words begins a word of one of the person's names. */
function beginsWithAll({ name, variants }: Speaking<Said>, begun: readonly string[]): boolean {
  return (
    begun.length === 0 ||
    [name, ...variants].some((called) => {
      const words = foldedNames(called);
      return begun.every((beginning) => words.some((word) => word.startsWith(beginning)));
    })
  );
}

/**
 * What everybody says who is called so, in order of time. The same words of one person are one statement, whoever introduces
 * them.
 */
export async function listStatements(view: LibraryView, request: StatementsRequest): Promise<StatementList> {
  const asked = parseRequest(request, StatementsRequest);
  const { name, about, groupBy, filters = {}, limit = DEFAULT_STATEMENTS, offset = 0 } = asked;
  return view.read(async () => {
    await view.requirePassages();
    const names = askedNames(name);
    const people = (await view.people()).filter(
      ({ speakers, isNamed }) =>
        speakers.some((speaker) => isCalled(speaker, names)) && (isNamed || isHead(speakers, names)),
    );
    const isMet = documentFilter([filters], await view.folded());
    const wanted = new Set((await view.facts()).filter(isMet).map(({ id }) => id));
    const isAbout = about === undefined ? () => true : topicFilter(about, await view.languages());
    const { found, traits, differing } = await statementsOf(view, people, {
      isWanted: (document) => wanted.has(document),
      isAbout,
    });
    const inTime = withoutRepetition(found.sort(byTime));
    const subjects = groupBy === undefined ? null : await subjectsOf(view, inTime, traits);
    const statements = subjects === null ? inTime : bySubject(inTime, subjects);
    const library = await view.coverage();
    const next = offset + limit < statements.length ? offset + limit : null;
    const notes = [
      ...notesOn(name, people, statements.length),
      ...(people.length === 0 ? nearPeople(name, await view.people()) : []),
      ...(wanted.size === 0 ? await unmetFilters(view, [filters]) : []),
      ...coverageNote(library),
    ];
    return {
      name,
      people: await shownPeople(view, people),
      statements: statements.slice(offset, offset + limit),
      ...(subjects === null ? {} : { subjects: subjects.map(shownSubject) }),
      total: statements.length,
      nextOffset: next,
      ...(differing.length === 0 ? {} : { differences: differing }),
      note: sentencesOf(notes),
      ...asField("notes", notes),
      library,
    };
  });
}

/** What people say, in the order of their documents, and where it differs. */
interface Gathered {
  readonly found: Found[];
  readonly traits: ReadonlyMap<string, Traits>;
  readonly differing: readonly Difference[];
}

interface Gathering {
  readonly isWanted: (document: DocumentId) => boolean;
  readonly isAbout: (statement: Found, language: string | null) => boolean;
}

async function statementsOf(
  view: LibraryView,
  people: readonly Speaking<Said>[],
  { isWanted, isAbout }: Gathering,
): Promise<Gathered> {
  // A person's statements come document by document: each text is read once, and none is kept.
  const documents = new AsyncVersionedCache<DocumentId, Spoken | null>();
  const found: Found[] = [];
  const traits = new Map<string, Traits>();
  const differing: Difference[] = [];
  for (const person of people) {
    const stated: StatedSentence[] = [];
    for (const said of person.said.filter(({ document }) => isWanted(document))) {
      const spoken = await documents.get(said.document, () => spokenIn(view, said.document));
      if (spoken === null) continue;
      const place = await view.placeAt(said.document, said.start);
      const statement = shownStatement(spoken, place, person.name, said);
      if (!isAbout(statement, spoken.record.language)) continue;
      found.push(statement);
      const heading = place.headings.at(-1) ?? null;
      traits.set(statement.id, { heading, language: spoken.record.language });
      stated.push(...statedSentences(said, spoken, place));
    }
    differing.push(...differencesAmong(stated).map(shownDifference));
  }
  return { found, traits, differing };
}

/** What of a statement is not shown, and tells its subject. */
type Traits = Pick<SubjectStatement, "heading" | "language">;

function subjectsOf(
  view: LibraryView,
  statements: readonly PersonStatement[],
  traits: ReadonlyMap<string, Traits>,
): Promise<Subject[]> {
  const unknown = { heading: null, language: null };
  return statementSubjects(
    view,
    statements.map((statement) => ({ ...statement, ...(traits.get(statement.id) ?? unknown) })),
  );
}

/** Subject after subject, in each in order of time. */
function bySubject(statements: readonly PersonStatement[], subjects: readonly Subject[]): PersonStatement[] {
  return subjects.flatMap(({ name, members }) =>
    members.flatMap((member) => {
      const statement = statements[member];
      return statement === undefined ? [] : [{ ...statement, subject: name }];
    }),
  );
}

function shownSubject({ name, terms, members }: Subject): StatementSubject {
  return { name, terms, statements: members.length };
}

function notesOn(name: string, people: readonly Speaking<Said>[], total: number): Notice[] {
  if (people.length === 0) return [notice("nobody-called", { name })];
  if (total === 0) return [notice("no-statement-in-limits", { name })];
  if (people.length === 1) return [];
  const names = people.map((person) => person.name).join(", ");
  return [notice("people-called-so", { count: people.length, names })];
}

function nearPeople(name: string, people: readonly Speaking<Said>[]): Notice[] {
  const near = nearNames(
    name,
    people.filter(({ isNamed }) => isNamed).map((person) => person.name),
  );
  return near.length === 0 ? [] : [notice("near-names", { names: listed(near) })];
}

async function shownPeople(view: LibraryView, people: readonly Speaking<Said>[]): Promise<Person[]> {
  const documents = new Set(people.flatMap(({ said }) => said.map(({ document }) => document)));
  const texts = await textsOf(view, documents);
  return people.map((person) => shownPerson(person, texts));
}

/** What copies of a text share, by document: a letter may lie in the folder, and in an archive of it as well. */
async function textsOf(
  view: LibraryView,
  documents: ReadonlySet<DocumentId>,
): Promise<ReadonlyMap<DocumentId, string>> {
  return new Map(
    (await view.facts())
      .filter(({ id }) => documents.has(id))
      .map(({ id, authors, date, format, characters }) => [
        id,
        JSON.stringify([authors, date, format, characters]),
      ]),
  );
}

/** What stands at the same place of two copies is one statement. */
function shownPerson(
  { name, variants, said }: Speaking<Said>,
  texts: ReadonlyMap<DocumentId, string>,
): Person {
  const documents = new Set(said.map(({ document }) => document)).size;
  const statements = new Set(
    said.map(({ document, start, end, kind }) => `${texts.get(document)} ${start} ${end} ${kind}`),
  );
  return { name, variants, statements: statements.size, documents };
}

interface Spoken {
  readonly record: DocumentRecord;
  readonly text: string;
}

/** Null where the document has gone, or what is stored of it is damaged. */
async function spokenIn(view: LibraryView, document: DocumentId): Promise<Spoken | null> {
  const record = await view.record(document);
  const text = await view.undamagedText(document);
  return record === undefined || text === undefined ? null : { record, text };
}

/** The sentences of a statement that assert something that can be compared. */
function statedSentences(
  said: Said,
  { record, text }: Spoken,
  { page, headings }: Pick<FoundPassage, "page" | "headings">,
): StatedSentence[] {
  return splitSentences(text, said, { lines: "wrapped", language: record.language }).flatMap((span) => {
    const sentence = { ...span, text: text.slice(span.start, span.end) };
    return statedSentence(sentence, { document: record, page, headings }, record.language) ?? [];
  });
}

function shownStatement(
  { record, text }: Spoken,
  { page, headings }: Pick<FoundPassage, "page" | "headings">,
  person: string,
  { start, end, kind, date }: Said,
): Found {
  const stretch = { start, end, text: text.slice(start, end) };
  return {
    ...citedStretch(record, { page, headings }, stretch),
    date: date ?? record.date,
    kind,
    person,
    heading: headingLine(headings),
  };
}

/** Whether a statement, or the heading that it stands under, holds all telling words of a topic, in any of their forms. */
function topicFilter(
  about: string,
  languages: readonly Language[],
): (statement: Found, language: Language) => boolean {
  const words = wordsOf(about);
  const telling = words.filter((word) => !isFunctionWordOfAny(word));
  const terms = (telling.length === 0 ? words : telling).map((word) =>
    languages.flatMap((language) => formsIn(word, language).words),
  );
  return ({ text, heading }, language) => {
    const { words: own, others } = formsIn(`${text}\n${heading ?? ""}`, language);
    const held = new Set([...own, ...others]);
    return terms.every((forms) => forms.some((form) => held.has(form)));
  };
}

function byTime(left: Found, right: Found): number {
  return (
    compareText(left.date ?? "9999", right.date ?? "9999") ||
    compareText(left.source, right.source) ||
    left.start - right.start
  );
}

/** As many words may introduce a quotation ("…,” said the mayor, Ulla Brandt, on Friday); more say something themselves. */
const LONGEST_INTRODUCTION = 10;
/** Fewer may be said of other things. */
const SHORTEST_SAYING = 4;

/** The words by which statements are the same: of a quotation those between the marks alone, whoever introduces it. */
function tellingWords({ kind, text }: Found): string[] {
  const all = wordsOf(text);
  if (kind !== "quoted") return all;
  const quotations = markedQuotations(text, { start: 0, end: text.length });
  const quoted = wordsOf(quotations.map(({ words }) => text.slice(words.start, words.end)).join(" "));
  const isIntroduced = all.length - quoted.length <= LONGEST_INTRODUCTION;
  return quoted.length >= SHORTEST_SAYING && isIntroduced ? quoted : all;
}

/** The first of those that say the same in the same words, with the places of the others. */
function withoutRepetition(found: readonly Found[]): PersonStatement[] {
  const byWords = new Map<string, { readonly first: Found; readonly also: Found[] }>();
  for (const statement of found) {
    const key = `${statement.person}\n${tellingWords(statement).join(" ")}`;
    const known = byWords.get(key);
    if (known === undefined) byWords.set(key, { first: statement, also: [] });
    else known.also.push(statement);
  }
  return [...byWords.values()].map(({ first, also }) => ({
    ...first,
    also: also.map(({ id, documentId, title, source, date, language, page, citation }) => ({
      id,
      documentId,
      title,
      source,
      date,
      language,
      page,
      citation,
    })),
  }));
}
