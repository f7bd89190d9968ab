import type { JSX } from "preact";
import type { Difference } from "../../api/differences/difference-responses.ts";
import { writtenIn } from "../messages/document-language.ts";
import { useMessages } from "../messages/speech.tsx";
import { addressOf, readingOf, type Route } from "../shell/route.ts";
import { CitationLine } from "./citation-line.tsx";

interface DifferencesProps {
  readonly differences: readonly Difference[];
  readonly route: Route;
}

/** Sentences of several documents that give different values of one thing, below each other, each with its citation. */
export function DifferencesView({ differences, route }: DifferencesProps): JSX.Element {
  const messages = useMessages();
  return (
    <>
      {differences.map((difference, index) => (
        <section key={index} class="differing">
          <h3>{messages.answer.differing(difference)}</h3>
          <ul>
            {difference.statements.map((statement) => (
              <li key={statement.id}>
                <span {...writtenIn(statement.language)}>{statement.text}</span>{" "}
                <a
                  class="citation-line"
                  dir="auto"
                  href={addressOf({ ...route, reading: readingOf(statement.id, statement.documentId, []) })}
                >
                  <CitationLine citation={statement.citation} document={statement} />
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
