import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { PersonStatement, StatementList } from "../../api/quotes/person-responses.ts";
import { DifferencesView } from "../ask/differences-view.tsx";
import { watchRevision } from "../library/revision-watch.ts";
import { Notices, useMessages } from "../messages/speech.tsx";
import type { Api } from "../shell/api-client.ts";
import { useLoaded } from "../shell/loading.ts";
import { PageLinks, pagesOf } from "../shell/page-links.tsx";
import { ProblemNote } from "../shell/problem-note.tsx";
import { addressOf, HOME, type Route } from "../shell/route.ts";
import { Waiting } from "../shell/waiting.tsx";
import { PersonLine, Variants } from "./people-view.tsx";
import { PersonForm } from "./person-form.tsx";
import { personAddress } from "./speaker-links.tsx";
import { statementParameters, STATEMENTS_ON_A_PAGE } from "./speaking.ts";
import { StatementCard } from "./statement-card.tsx";
import { StatementExport } from "./statement-export.tsx";
import { SubjectLinks, subjectId } from "./subject-links.tsx";

interface PersonViewProps {
  readonly api: Api;
  readonly route: Route;
  readonly go: (route: Route) => void;
}

/** All that a person says, in order of time or by subject, each statement with its place. */
export function PersonView({ api, route, go }: PersonViewProps): JSX.Element {
  const messages = useMessages();
  const title = useRef<HTMLHeadingElement>(null);
  const { person, page } = route.speaking;
  const parameters = statementParameters(route).toString();
  const { value, failure, again } = useLoaded(`${person}?${parameters}`, (signal) =>
    api.statements(person, parameters, signal),
  );
  useEffect(() => watchRevision(api, again), []);
  useEffect(() => title.current?.focus(), [person, page]);
  // Of the person before nothing is shown under this one's name.
  const list = value?.name === person ? value : null;
  return (
    <div class="person">
      <p class="back">
        <a href={addressOf({ ...HOME, view: "people" })}>{messages.people.everybody}</a>
      </p>
      <h2 tabIndex={-1} ref={title} dir="auto">
        {nameOf(list, person)}
      </h2>
      {list === null ? null : <Called list={list} />}
      {list?.people.length === 0 ? null : <PersonForm route={route} go={go} />}
      {failure === null ? null : <ProblemNote thrown={failure.thrown} retry={again} />}
      {list === null ? (
        failure === null ? (
          <Waiting>{messages.people.waitingFor(person)}</Waiting>
        ) : null
      ) : (
        <Statements api={api} list={list} route={route} />
      )}
    </div>
  );
}

/** By the fullest name, where one person is called so. */
function nameOf(list: StatementList | null, asked: string): string {
  const [first, ...others] = list?.people ?? [];
  return first === undefined || others.length > 0 ? asked : first.name;
}

/** Who is called so: the variants of the one's name, or the several people. */
function Called({ list: { people } }: { readonly list: StatementList }): JSX.Element | null {
  const messages = useMessages();
  const [only, ...others] = people;
  if (only === undefined) return null;
  if (others.length === 0)
    return (
      <p class="facts">
        <span>{messages.counts.documents(only.documents)}</span>
        {only.variants.length === 0 ? null : <Variants variants={only.variants} />}
      </p>
    );
  return (
    <ul class="people-list">
      {people.map((person) => (
        <PersonLine key={person.name} person={person} />
      ))}
    </ul>
  );
}

interface StatementsProps {
  readonly api: Api;
  readonly list: StatementList;
  readonly route: Route;
}

function Statements({ api, list, route }: StatementsProps): JSX.Element {
  const messages = useMessages();
  const { statements, total, notes = [], differences, subjects, people } = list;
  // The people who are called so are listed above.
  const said = notes.filter(({ code }) => code !== "people-called-so");
  const { page, person } = route.speaking;
  const at = (other: number): string =>
    addressOf({ ...route, speaking: { ...route.speaking, page: other }, reading: null });
  return (
    <>
      <p class="listed" role="status">
        {total > STATEMENTS_ON_A_PAGE && statements.length > 0
          ? messages.people.listedStatements(
              (page - 1) * STATEMENTS_ON_A_PAGE + 1,
              (page - 1) * STATEMENTS_ON_A_PAGE + statements.length,
              total,
            )
          : messages.people.statements(total)}
      </p>
      {said.length === 0 ? null : (
        <p class="person-note">
          <Notices notices={said}>{said.map(({ text }) => text).join(" ")}</Notices>
        </p>
      )}
      {total === 0 && people.length > 0 ? (
        <p>
          <a href={personAddress(person)}>{messages.people.allOf(person)}</a>
        </p>
      ) : null}
      {differences === undefined ? null : <DifferencesView differences={differences} route={route} />}
      {total === 0 ? null : <StatementExport api={api} route={route} />}
      {subjects === undefined ? null : <SubjectLinks subjects={subjects} page={page} at={at} />}
      <Timeline statements={statements} isOfSeveral={people.length > 1} route={route} />
      <PageLinks page={page} last={pagesOf(total, STATEMENTS_ON_A_PAGE)} at={at} />
    </>
  );
}

interface TimelineProps {
  readonly statements: readonly PersonStatement[];
  readonly isOfSeveral: boolean;
  readonly route: Route;
}

/** One list, or one below the name of each subject. */
function Timeline({ statements, isOfSeveral, route }: TimelineProps): JSX.Element {
  const messages = useMessages();
  return (
    <>
      {runsOf(statements).map((run) => {
        const subject = run[0]?.subject;
        const title =
          subject === undefined ? messages.people.inTime : (subject ?? messages.people.otherSubjects);
        return (
          <section key={title}>
            <h3
              class={subject === undefined ? "visually-hidden" : "section-title"}
              id={subject === undefined ? undefined : subjectId(subject)}
              tabIndex={-1}
              dir="auto"
            >
              {title}
            </h3>
            <ol class="cards" aria-label={title}>
              {run.map((statement) => (
                <StatementCard
                  key={statement.id}
                  statement={statement}
                  isOfSeveral={isOfSeveral}
                  route={route}
                />
              ))}
            </ol>
          </section>
        );
      })}
    </>
  );
}

/** Those that follow each other about one subject. */
function runsOf(statements: readonly PersonStatement[]): PersonStatement[][] {
  const runs: PersonStatement[][] = [];
  for (const statement of statements) {
    const last = runs.at(-1);
    if (last !== undefined && last[0]?.subject === statement.subject) last.push(statement);
    else runs.push([statement]);
  }
  return runs;
}
