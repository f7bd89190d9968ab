import type { JSX } from "preact";
import type { DraftCheck, DraftFigure, DraftQuotation } from "../../api/drafts/draft-responses.ts";
import { CitationLine } from "../ask/citation-line.tsx";
import { Notices, useMessages } from "../messages/speech.tsx";
import { SpeakerLinks } from "../people/speaker-links.tsx";
import { ProblemNote } from "../shell/problem-note.tsx";
import { addressOf, readingOf, type Route } from "../shell/route.ts";
import type { DraftChecking, DraftStage } from "./draft-checking.ts";
import { Differences, Words } from "./quote-place.tsx";

interface DraftViewProps {
  readonly drafts: DraftChecking;
  readonly route: Route;
}

/** What becomes of the quotations of a draft, and meanwhile how far its check is. */
export function DraftView({ drafts, route }: DraftViewProps): JSX.Element | null {
  const messages = useMessages();
  const { value: stage } = drafts.stage;
  switch (stage.state) {
    case "none":
      return null;
    case "sending":
    case "checking":
      return (
        <div class="draft-progress">
          <p role="status">{lineOf(stage, messages.draft)}</p>
          <progress aria-label={stage.name} max={1} {...shareOf(stage)} />
          <button type="button" class="text-button" onClick={drafts.forget}>
            {messages.draft.stop}
          </button>
        </div>
      );
    case "failed":
      return <ProblemNote thrown={stage.thrown} retry={stage.retry} />;
    case "checked":
      return <Report check={stage.check} route={route} />;
  }
}

type UnderWay = Extract<DraftStage, { readonly state: "sending" | "checking" }>;

function lineOf(stage: UnderWay, draft: ReturnType<typeof useMessages>["draft"]): string {
  if (stage.state === "sending") return draft.sending(stage.name);
  const { progress } = stage;
  if (progress === null) return draft.reading(stage.name);
  return progress.sentencesDone > 0
    ? draft.numbers(progress.sentencesDone, progress.sentencesTotal)
    : draft.checking(progress.quotationsDone, progress.quotationsTotal);
}

/** Nothing where it is not known: the bar then only says that something goes on. */
function shareOf(stage: UnderWay): { readonly value?: number } {
  if (stage.state === "sending") return { value: stage.sent };
  const { progress } = stage;
  if (progress === null) return {};
  const total = progress.quotationsTotal + progress.sentencesTotal;
  return { value: total === 0 ? 1 : (progress.quotationsDone + progress.sentencesDone) / total };
}

function Report({ check, route }: { readonly check: DraftCheck; readonly route: Route }): JSX.Element {
  const messages = useMessages();
  const { name, quotations, figures, notes, notices } = check;
  const differing = figures.filter(({ verdict }) => verdict !== "agrees");
  return (
    <>
      <div class={`verdict ${messages.draft.isFaithful(check) ? "verbatim" : "altered"}`}>
        <h2 dir="auto">{name}</h2>
        <p>{messages.draft.summary(check)}</p>
        {notes.map((note, index) => (
          <p key={note} class="advice">
            <Notices notices={notices?.slice(index, index + 1)}>{note}</Notices>
          </p>
        ))}
      </div>
      {quotations.length === 0 ? null : (
        <>
          <h2 class="section-title">{messages.draft.quotations}</h2>
          <ol class="cards" aria-label={messages.draft.quotations}>
            {quotations.map((quotation) => (
              <Quotation
                key={`${quotation.part ?? ""} ${quotation.start}`}
                quotation={quotation}
                route={route}
              />
            ))}
          </ol>
        </>
      )}
      {differing.length === 0 ? null : (
        <>
          <h2 class="section-title">{messages.draft.figures}</h2>
          <ol class="cards" aria-label={messages.draft.figures}>
            {differing.map((figure) => (
              <Figure key={`${figure.part ?? ""} ${figure.start}`} figure={figure} route={route} />
            ))}
          </ol>
        </>
      )}
    </>
  );
}

function Quotation(props: { readonly quotation: DraftQuotation; readonly route: Route }): JSX.Element {
  const messages = useMessages();
  const { quotation, route } = props;
  const { check, kind } = quotation;
  const [place] = check.places;
  const isThere = check.verdict !== "paraphrase" && check.verdict !== "absent";
  return (
    <li class={`card place ${check.verdict}`}>
      <article>
        <h3 dir="auto">{messages.draft.heading(quotation)}</h3>
        <blockquote class="passage-text" dir="auto">
          {check.quote}
        </blockquote>
        {place === undefined || (kind === "claim" && !isThere) ? null : (
          <>
            {isThere ? null : <p class="facts">{messages.draft.nearest}</p>}
            <PlaceLink place={place} route={route} />
            {isThere && check.verdict !== "verbatim" ? <Words place={place} /> : null}
            {isThere ? <Differences place={place} /> : null}
            {isThere && place.speakers.length > 0 ? (
              <p class="facts">
                <span>
                  <SpeakerLinks speakers={place.speakers} words={messages.quote.speaker} />
                </span>
              </p>
            ) : null}
          </>
        )}
      </article>
    </li>
  );
}

function Figure({ figure, route }: { readonly figure: DraftFigure; readonly route: Route }): JSX.Element {
  const messages = useMessages();
  const [place] = figure.places;
  return (
    <li class="card place">
      <article>
        <h3 dir="auto">{messages.draft.figure(figure)}</h3>
        <blockquote class="passage-text" dir="auto">
          {figure.sentence}
        </blockquote>
        {place === undefined ? null : (
          <>
            <p class="facts" dir="auto">
              {messages.draft.instead(place.value)}
            </p>
            <PlaceLink place={place} route={route} />
          </>
        )}
      </article>
    </li>
  );
}

type Linked = Parameters<typeof CitationLine>[0]["document"] &
  Pick<DraftFigure["places"][number], "id" | "documentId" | "citation">;

function PlaceLink({ place, route }: { readonly place: Linked; readonly route: Route }): JSX.Element {
  const href = addressOf({ ...route, reading: readingOf(place.id, place.documentId, []) });
  return (
    <p>
      <a class="citation-line" dir="auto" href={href}>
        <CitationLine citation={place.citation} document={place} />
      </a>
    </p>
  );
}
