import type { ComponentChildren, JSX } from "preact";
import type { Interpretation } from "../../api/questions/question-responses.ts";
import { personAddress } from "../people/speaker-links.tsx";
import { addressOf, type Route } from "../shell/route.ts";
import { useMessages } from "../messages/speech.tsx";
import { entryOf, filtersIn, isSame, withoutFilter, type Filter } from "./filter.ts";
import { withoutMarks, withoutOperator } from "./question-parts.ts";

interface InterpretationProps {
  readonly interpretation: Interpretation;
  /** What of it stands in the address, as a filter or in the question, can be taken away again. */
  readonly route: Route;
}

/** How a question was read, where that is more than its words. */
export function InterpretationView({ interpretation, route }: InterpretationProps): JSX.Element | null {
  const messages = useMessages();
  const { phrases, filters, speaker, corrections } = interpretation;
  const applied = filters === null ? [] : filtersIn(filters);
  if (corrections.length + phrases.length + applied.length === 0 && speaker === null) return null;
  return (
    <div class="interpretation">
      {corrections.map(({ original, corrected }) => (
        <p key={original}>{messages.ask.corrected(<bdi>{corrected}</bdi>, <bdi>{original}</bdi>)}</p>
      ))}
      {speaker === null ? null : (
        <p>
          {messages.ask.speaker(<bdi>{speaker}</bdi>)}{" "}
          <a href={personAddress(speaker)}>{messages.people.allOf(speaker)}</a>
        </p>
      )}
      {phrases.length + applied.length === 0 ? null : (
        <ul class="chips" aria-label={messages.ask.filters}>
          {phrases.map((phrase) => (
            <PhraseChip key={`phrase ${phrase}`} phrase={phrase} route={route} />
          ))}
          {applied.map((filter) => (
            <FilterChip key={`${filter.name} ${filter.value}`} filter={filter} route={route} />
          ))}
        </ul>
      )}
    </div>
  );
}

function PhraseChip({ phrase, route }: { readonly phrase: string; readonly route: Route }): JSX.Element {
  const messages = useMessages();
  const question = withoutMarks(route.question, phrase);
  return (
    <Chip
      name={messages.ask.removePhrase(phrase)}
      without={question === null ? null : { ...route, question }}
    >
      {messages.ask.onlyPhrase(<bdi>{phrase}</bdi>)}
    </Chip>
  );
}

function FilterChip({ filter, route }: { readonly filter: Filter; readonly route: Route }): JSX.Element {
  const messages = useMessages();
  const label = messages.ask.filterNames[filter.name];
  const isChoice = entryOf(filter.name).kind === "choice";
  return (
    <Chip
      name={messages.ask.removeFilter(isChoice ? label : `${label}: ${filter.value}`)}
      without={routeWithout(filter, route)}
    >
      {isChoice ? (
        label
      ) : (
        <>
          {`${label}: `}
          <bdi>{filter.value}</bdi>
        </>
      )}
    </Chip>
  );
}

/** Null where the question says it in a way that only its writer can change. */
function routeWithout(filter: Filter, route: Route): Route | null {
  if (route.filters.some((own) => isSame(own, filter)))
    return { ...route, filters: withoutFilter(route.filters, filter) };
  const question = withoutOperator(route.question, filter);
  return question === null ? null : { ...route, question };
}

interface ChipProps {
  /** What taking it away does. */
  readonly name: string;
  /** What is shown without it; null where it cannot be taken away. */
  readonly without: Route | null;
  readonly children: ComponentChildren;
}

/** One limit of a search, with what takes it away. */
function Chip({ name, without, children }: ChipProps): JSX.Element {
  const messages = useMessages();
  return (
    <li>
      {children}
      {without === null ? (
        <span class="origin">{messages.ask.inQuestion}</span>
      ) : (
        <a
          href={addressOf({ ...without, reading: null })}
          aria-label={name}
          title={messages.ask.remove}
          // The link will be gone in a moment, and the focus shall not be lost with it.
          onClick={() => document.getElementById("main")?.focus({ preventScroll: true })}
        >
          ×
        </a>
      )}
    </li>
  );
}
