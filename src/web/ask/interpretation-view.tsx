import type { JSX } from "preact";
import type { Interpretation } from "../../api/questions/question-responses.ts";
import { addressOf, type Route } from "../shell/route.ts";
import { useMessages } from "../messages/speech.tsx";
import { entryOf, filtersIn, isSame, withoutFilter, type Filter } from "./filter.ts";

interface InterpretationProps {
  readonly interpretation: Interpretation;
  /** Of the filters that apply, those in its address can be taken away again; the others stand in the question. */
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
      {phrases.map((phrase) => (
        <p key={phrase}>{messages.ask.onlyPhrase(<bdi>{phrase}</bdi>)}</p>
      ))}
      {speaker === null ? null : <p>{messages.ask.speaker(<bdi>{speaker}</bdi>)}</p>}
      {applied.length === 0 ? null : (
        <ul class="chips" aria-label={messages.ask.filters}>
          {applied.map((filter) => (
            <FilterChip key={`${filter.name} ${filter.value}`} filter={filter} route={route} />
          ))}
        </ul>
      )}
    </div>
  );
}

function FilterChip({ filter, route }: { readonly filter: Filter; readonly route: Route }): JSX.Element {
  const messages = useMessages();
  const label = messages.ask.filterNames[filter.name];
  const isChoice = entryOf(filter.name).kind === "choice";
  const name = isChoice ? label : `${label}: ${filter.value}`;
  const isOwn = route.filters.some((own) => isSame(own, filter));
  const filters = withoutFilter(route.filters, filter);
  return (
    <li>
      {isChoice ? (
        label
      ) : (
        <>
          {`${label}: `}
          <bdi>{filter.value}</bdi>
        </>
      )}
      {isOwn ? (
        <a
          href={addressOf({ ...route, filters, reading: null })}
          aria-label={messages.ask.removeFilter(name)}
          title={messages.ask.remove}
          // The link will be gone in a moment, and the focus shall not be lost with it.
          onClick={() => document.getElementById("main")?.focus({ preventScroll: true })}
        >
          ×
        </a>
      ) : (
        <span class="origin">{messages.ask.inQuestion}</span>
      )}
    </li>
  );
}
