import type { JSX } from "preact";
import type { QuoteCheck, QuotePlace } from "../../api/quotes/quote-responses.ts";
import { CitationLine } from "../ask/citation-line.tsx";
import { CopyActions } from "../copy/copy-actions.tsx";
import { Notices, ServerText, useMessages } from "../messages/speech.tsx";
import { SpeakerLinks } from "../people/speaker-links.tsx";
import type { Api } from "../shell/api-client.ts";
import { useLoaded } from "../shell/loading.ts";
import { Waiting } from "../shell/waiting.tsx";
import { ProblemNote } from "../shell/problem-note.tsx";
import { addressOf, readingOf, type Route } from "../shell/route.ts";
import { Differences, Words } from "./quote-place.tsx";

interface QuoteViewProps {
  readonly api: Api;
  /** Its question is the quotation, which is not empty. */
  readonly route: Route;
  /** Grows when the same quotation is to be checked again. */
  readonly attempt: number;
}

/** Whether a quotation stands in the documents, word by word, and where. */
export function QuoteView({ api, route, attempt }: QuoteViewProps): JSX.Element {
  const messages = useMessages();
  const { question: quote } = route;
  const { value, isStale, failure, again } = useLoaded(`${attempt} ${quote}`, (signal) =>
    api.checkQuote({ quote }, signal),
  );
  if (failure !== null) return <ProblemNote thrown={failure.thrown} retry={again} />;
  if (value === null || isStale) return <Waiting>{messages.quote.waiting}</Waiting>;
  return <Checked check={value} route={route} />;
}

function Checked({ check, route }: { readonly check: QuoteCheck; readonly route: Route }): JSX.Element {
  const messages = useMessages();
  const { verdict, note, notes, places, total } = check;
  const summary = messages.quote.summary(check);
  const isNowhere = verdict === "paraphrase" || verdict === "absent";
  const title = isNowhere ? messages.quote.nearest : messages.quote.where;
  return (
    <>
      <div class={`verdict ${verdict}`}>
        <h2>{messages.quote.verdicts[verdict]}</h2>
        <p dir="auto">{summary ?? <ServerText>{check.summary}</ServerText>}</p>
        {note === null ? null : (
          <p class="advice">
            <Notices notices={notes}>{note}</Notices>
          </p>
        )}
      </div>
      {places.length === 0 ? null : (
        <>
          <h2 class="section-title">
            {title} <span class="count">{messages.wording.number(total)}</span>
          </h2>
          <ol class="cards" aria-label={title}>
            {places.map((place) => (
              <Place key={place.id} place={place} check={check} route={route} />
            ))}
          </ol>
        </>
      )}
    </>
  );
}

interface PlaceProps {
  readonly place: QuotePlace;
  readonly check: QuoteCheck;
  readonly route: Route;
}

function Place({ place, check, route }: PlaceProps): JSX.Element {
  const messages = useMessages();
  const href = addressOf({ ...route, reading: readingOf(place.id, place.documentId, []) });
  return (
    <li class="card place">
      <article>
        <h3>
          <a class="citation-line" dir="auto" href={href}>
            <CitationLine citation={place.citation} document={place} />
          </a>
        </h3>
        <Words place={place} />
        <Differences place={place} />
        {place.speakers.length === 0 || check.verdict === "absent" ? null : (
          <p class="facts">
            <span>
              <SpeakerLinks speakers={place.speakers} words={messages.quote.speaker} />
            </span>
          </p>
        )}
        <CopyActions
          quote={place.text}
          citation={place.citation}
          passageId={place.id}
          href={href}
          language={place.language}
        />
      </article>
    </li>
  );
}
