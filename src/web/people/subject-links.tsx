import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { StatementSubject } from "../../api/quotes/person-responses.ts";
import { useMessages } from "../messages/speech.tsx";
import { STATEMENTS_ON_A_PAGE } from "./speaking.ts";

interface SubjectLinksProps {
  readonly subjects: readonly StatementSubject[];
  /** The page of statements that is shown, from 1. */
  readonly page: number;
  readonly at: (page: number) => string;
}

/** The heading of a subject among the statements. */
export function subjectId(subject: string | null): string {
  return `subject ${subject ?? ""}`.replace(/\s+/gu, "-");
}

/** What a person's statements are about, each with a link to where they begin, on this page or another. */
export function SubjectLinks({ subjects, page, at }: SubjectLinksProps): JSX.Element {
  const messages = useMessages();
  const sought = useRef<string | null>(null);
  useEffect(() => {
    // The list of the other page has come.
    if (sought.current !== null && goTo(sought.current)) sought.current = null;
  });
  return (
    <ul class="subjects" aria-label={messages.people.subjects}>
      {withPages(subjects).map(({ name, statements, first }) => (
        <li key={name ?? ""}>
          <a
            dir="auto"
            href={at(first)}
            onClick={(event) => {
              if (first === page && goTo(subjectId(name))) event.preventDefault();
              else sought.current = subjectId(name);
            }}
          >
            {name ?? messages.people.otherSubjects}
          </a>{" "}
          <span class="count">{messages.wording.number(statements)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Says whether it is there. */
function goTo(id: string): boolean {
  const heading = document.getElementById(id);
  heading?.focus({ preventScroll: true });
  heading?.scrollIntoView();
  return heading !== null;
}

/** Subjects follow each other over the pages. */
function withPages(subjects: readonly StatementSubject[]): (StatementSubject & { readonly first: number })[] {
  let before = 0;
  return subjects.map((subject) => {
    const first = Math.floor(before / STATEMENTS_ON_A_PAGE) + 1;
    before += subject.statements;
    return { ...subject, first };
  });
}
