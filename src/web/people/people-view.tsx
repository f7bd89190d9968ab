import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { PeopleList, Person } from "../../api/quotes/person-responses.ts";
import { watchRevision } from "../library/revision-watch.ts";
import { useMessages } from "../messages/speech.tsx";
import type { Api, LibraryAccess } from "../shell/api-client.ts";
import { useLoaded } from "../shell/loading.ts";
import { PageLinks, pagesOf } from "../shell/page-links.tsx";
import { ProblemNote } from "../shell/problem-note.tsx";
import { addressOf, HOME, type Route } from "../shell/route.ts";
import { Waiting } from "../shell/waiting.tsx";
import { TypedFilter } from "./typed-filter.tsx";
import { personAddress } from "./speaker-links.tsx";
import { PEOPLE_ON_A_PAGE, peopleParameters } from "./speaking.ts";

interface PeopleViewProps {
  readonly api: Api;
  readonly route: Route;
  /** What whoever looks may see; null until that is known. */
  readonly access: LibraryAccess | null;
  /** Changes the address in the place of the one before. */
  readonly replace: (route: Route) => void;
}

/** Who speaks in the documents, those who say most first, narrowed down while a name is typed. */
export function PeopleView({ api, route, access, replace }: PeopleViewProps): JSX.Element {
  const messages = useMessages();
  const title = useRef<HTMLHeadingElement>(null);
  const wanted = peopleParameters(route).toString();
  const { value: list, failure, again } = useLoaded(wanted, (signal) => api.people(wanted, signal));
  useEffect(() => watchRevision(api, again), []);
  const { page } = route.speaking;
  useEffect(() => title.current?.focus(), [page]);
  return (
    <div class="people">
      <h2 tabIndex={-1} ref={title}>
        {messages.people.title}
      </h2>
      <TypedFilter
        label={messages.people.filter}
        sent={route.question}
        change={(question) => {
          replace({ ...route, question, speaking: { ...route.speaking, page: 1 }, reading: null });
        }}
      />
      {failure === null ? null : <ProblemNote thrown={failure.thrown} retry={again} />}
      {list === null ? (
        failure === null ? (
          <Waiting>{messages.people.waiting}</Waiting>
        ) : null
      ) : (
        <Everybody list={list} route={route} access={access} />
      )}
    </div>
  );
}

interface EverybodyProps {
  readonly list: PeopleList;
  readonly route: Route;
  readonly access: LibraryAccess | null;
}

function Everybody({ list, route, access }: EverybodyProps): JSX.Element {
  const messages = useMessages();
  const { people, total } = list;
  const { page } = route.speaking;
  return (
    <>
      <p class="listed" role="status">
        {messages.people.listed(total)}
      </p>
      {total === 0 ? (
        <Nobody route={route} access={access} />
      ) : (
        <ul class="people-list">
          {people.map((person) => (
            <PersonLine key={person.name} person={person}>
              {person.variants.length === 0 ? null : <Variants variants={person.variants} />}
            </PersonLine>
          ))}
        </ul>
      )}
      <PageLinks
        page={page}
        last={pagesOf(total, PEOPLE_ON_A_PAGE)}
        at={(other) => addressOf({ ...route, speaking: { ...route.speaking, page: other }, reading: null })}
      />
    </>
  );
}

interface PersonLineProps {
  readonly person: Person;
  /** What else is known of the person. */
  readonly children?: ComponentChildren;
}

/** Who somebody is and how much they say, with a link to all of it. */
export function PersonLine({ person, children }: PersonLineProps): JSX.Element {
  const messages = useMessages();
  const { name, statements, documents } = person;
  return (
    <li>
      <a dir="auto" href={personAddress(name)}>
        {name}
      </a>
      <span class="facts">
        <span>{messages.people.statements(statements)}</span>
        <span>{messages.counts.documents(documents)}</span>
        {children}
      </span>
    </li>
  );
}

/** A person may be called in many ways: the most frequent ones tell. */
const SHOWN_VARIANTS = 4;

export function Variants({ variants }: Pick<Person, "variants">): JSX.Element {
  const messages = useMessages();
  const more = variants.length - SHOWN_VARIANTS;
  return (
    <span>
      {messages.people.alsoCalled}{" "}
      {variants.slice(0, SHOWN_VARIANTS).map((variant, index) => (
        <>
          {index === 0 ? "" : ", "}
          <bdi key={variant}>{variant}</bdi>
        </>
      ))}
      {more > 0 ? messages.answer.andMore(more) : ""}
    </span>
  );
}

/** Why nobody is listed. */
function Nobody({ route, access }: Pick<EverybodyProps, "route" | "access">): JSX.Element {
  const messages = useMessages();
  if (route.question !== "" || route.speaking.page > 1)
    return (
      <p>
        {messages.people.noneFits}{" "}
        <a href={addressOf({ ...HOME, view: "people" })}>{messages.people.showAll}</a>
      </p>
    );
  const tags = access?.tags ?? null;
  return <p>{tags === null ? messages.people.none : messages.people.noneForKey(tags)}</p>;
}
