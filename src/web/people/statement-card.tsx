import type { JSX } from "preact";
import type { PersonStatement } from "../../api/quotes/person-responses.ts";
import { CitationLine } from "../ask/citation-line.tsx";
import { CopyActions } from "../copy/copy-actions.tsx";
import { writtenIn } from "../messages/document-language.ts";
import { useMessages } from "../messages/speech.tsx";
import { addressOf, readingOf, type Route } from "../shell/route.ts";

interface StatementCardProps {
  readonly statement: PersonStatement;
  /** Whether several people are called so, and each statement says whose it is. */
  readonly isOfSeveral: boolean;
  readonly route: Route;
}

/** What a person says at one place, or in the same words at several: when, how, and where it is read. */
export function StatementCard({ statement, isOfSeveral, route }: StatementCardProps): JSX.Element {
  const messages = useMessages();
  const { id, documentId, date, language, page, citation, text, kind, person, heading } = statement;
  const href = addressOf({ ...route, reading: readingOf(id, documentId, []) });
  const isRead = route.reading?.passage?.id === id;
  return (
    <li class={`card statement ${kind}${isRead ? " read" : ""}`}>
      <article>
        <p class="facts">
          {date === null ? (
            <span>{messages.people.undated}</span>
          ) : (
            <time dateTime={date}>{messages.wording.day(date)}</time>
          )}
          <strong class="kind">{messages.people.kinds[kind]}</strong>
          {isOfSeveral ? <span dir="auto">{person}</span> : null}
          {page === null ? null : <span>{messages.answer.page(page)}</span>}
          {heading === null ? null : <span {...writtenIn(language)}>{heading}</span>}
        </p>
        <blockquote class="passage-text" {...writtenIn(language)} data-passage={id}>
          {text}
        </blockquote>
        <h3>
          <a class="citation-line" dir="auto" href={href} aria-current={isRead ? "true" : undefined}>
            <CitationLine citation={citation} document={statement} />
          </a>
        </h3>
        <OtherPlaces statement={statement} route={route} />
        <CopyActions quote={text} citation={citation} passageId={id} href={href} language={language} />
      </article>
    </li>
  );
}

/** Where the same words stand once more. */
function OtherPlaces({
  statement: { also },
  route,
}: Omit<StatementCardProps, "isOfSeveral">): JSX.Element | null {
  const messages = useMessages();
  if (also.length === 0) return null;
  return (
    <details class="other-places">
      <summary>{messages.people.alsoIn(also.length)}</summary>
      <ul>
        {also.map((place) => (
          <li key={place.id}>
            <a
              class="citation-line"
              dir="auto"
              href={addressOf({ ...route, reading: readingOf(place.id, place.documentId, []) })}
            >
              <CitationLine citation={place.citation} document={place} />
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
