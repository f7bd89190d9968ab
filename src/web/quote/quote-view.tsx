import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { QuoteCheck, QuotePlace } from "../../api/quotes/quote-responses.ts";
import { CitationLine } from "../ask/citation-line.tsx";
import { CopyActions } from "../copy/copy-actions.tsx";
import { Notices, ServerText, useMessages } from "../messages/speech.tsx";
import { SpeakerLinks } from "../people/speaker-links.tsx";
import type { Api } from "../shell/api-client.ts";
import { Waiting } from "../shell/waiting.tsx";
import { ProblemNote } from "../shell/problem-note.tsx";
import { addressOf, readingOf, type Route } from "../shell/route.ts";
import { Differences, Words } from "./quote-place.tsx";

type Checking =
  | { readonly state: "checking" }
  | { readonly state: "checked"; readonly check: QuoteCheck }
  | { readonly state: "failed"; readonly thrown: unknown };

interface QuoteViewProps {
  readonly api: Api;
  /** Its question is the quotation. */
  readonly route: Route;
  /** Grows when the same quotation is to be checked again. */
  readonly attempt: number;
}

/** Whether a quotation stands in the documents, word by word, and where. */
export function QuoteView({ api, route, attempt }: QuoteViewProps): JSX.Element | null {
  const messages = useMessages();
  const checking = useSignal<Checking>({ state: "checking" });
  const again = useSignal(0);
  const { question: quote } = route;
  useEffect(() => {
    if (quote === "") return undefined;
    const leaving = new AbortController();
    checking.value = { state: "checking" };
    api.checkQuote({ quote }, leaving.signal).then(
      (check) => {
        checking.value = { state: "checked", check };
      },
      (thrown: unknown) => {
        if (!leaving.signal.aborted) checking.value = { state: "failed", thrown };
      },
    );
    return () => {
      leaving.abort();
    };
  }, [quote, attempt, again.value]);

  if (quote === "") return null;
  const { value } = checking;
  switch (value.state) {
    case "checking":
      return <Waiting>{messages.quote.waiting}</Waiting>;
    case "failed":
      return (
        <ProblemNote
          thrown={value.thrown}
          retry={() => {
            again.value += 1;
          }}
        />
      );
    case "checked":
      return <Checked check={value.check} route={route} />;
  }
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
