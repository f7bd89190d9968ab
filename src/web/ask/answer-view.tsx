import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { answerParts } from "../../api/questions/answer-parts.ts";
import type { Hit } from "../../api/questions/hit.ts";
import type { Answered, AskResult, NotAnswered } from "../../api/questions/question-responses.ts";
import type { Span } from "../../core/document.ts";
import { addressOf, type Route } from "../shell/route.ts";
import { writtenIn } from "../messages/document-language.ts";
import { Notices, useMessages } from "../messages/speech.tsx";
import { isGrowing, isSearch, type Found } from "./asking.ts";
import { CitationNumber, CitationPreview, type Preview } from "./citation-number.tsx";
import { CoverageNote } from "./coverage-note.tsx";
import { merged } from "./cut.ts";
import { DifferencesView } from "./differences-view.tsx";
import { InterpretationView } from "./interpretation-view.tsx";
import { MorePassages } from "./more-passages.tsx";
import { UndatedOffer } from "./undated-offer.tsx";
import { PassageCard } from "./passage-card.tsx";

interface ResultProps {
  readonly result: Found;
  /** What the page shows, for the links into documents. */
  readonly route: Route;
}

/** The passages of a result in the order in which they are shown. */
export function shownHits(result: Found): readonly Hit[] {
  if (isSearch(result)) return result.hits;
  if (!result.answered) return result.nearest;
  const { cited, others } = citedAndOthers(result);
  return [...cited, ...others];
}

/** The sentences to mark in a hit: none where nothing of it answers what was to be answered. */
export function marksOf(result: Found, hit: Hit): Span[] {
  if (isSearch(result)) return merged(hit.passage.highlights);
  if (!result.answered) return [];
  const quoted = result.answer.sentences.filter((sentence) => sentence.citation === hit.rank);
  return merged([...hit.passage.highlights, ...quoted]);
}

/** What is said aloud as soon as it is there. */
export function Statement({ result, route }: ResultProps): JSX.Element {
  return (
    <>
      <CoverageNote result={result} />
      <InterpretationView interpretation={result.interpretation} route={route} />
      {isSearch(result) ? null : <Outcome result={result} route={route} />}
      {result.note === null ? null : (
        <p class="remark">
          <Notices notices={result.notes}>{result.note}</Notices>
        </p>
      )}
      <UndatedOffer undated={result.undated} route={route} />
    </>
  );
}

function Outcome({ result, route }: { readonly result: AskResult; readonly route: Route }): JSX.Element {
  if (!result.answered) return <NoAnswer result={result} />;
  return (
    <>
      <AnswerText result={result} />
      {result.differences === undefined ? null : (
        <DifferencesView differences={result.differences} route={route} />
      )}
    </>
  );
}

/** The passages below what is said. */
export function Passages({ result, route }: ResultProps): JSX.Element {
  const messages = useMessages();
  if (isSearch(result)) {
    return (
      <>
        <PassageList title={messages.answer.ranked} hits={result.hits} result={result} route={route} />
        <More result={result} route={route} />
      </>
    );
  }
  if (result.answered) {
    const { cited, others } = citedAndOthers(result);
    return (
      <>
        <PassageList title={messages.answer.restsOn} hits={cited} result={result} route={route} />
        <PassageList title={messages.answer.alsoClose} hits={others} result={result} route={route} />
        <More result={result} route={route} />
      </>
    );
  }
  const isUncertain = result.outcome === "uncertain";
  return (
    <>
      <PassageList
        title={isUncertain ? messages.answer.closest : messages.answer.nearest}
        remark={isUncertain ? messages.answer.closestRemark : messages.answer.nearestRemark}
        hits={result.nearest}
        result={result}
        route={route}
      />
      <More result={result} route={route} />
    </>
  );
}

/** Begins anew with every question. Where nothing was found at all, there is no more of it. */
function More({ result, route }: ResultProps): JSX.Element | null {
  const shown = shownHits(result);
  if (shown.length === 0) return null;
  const first = isSearch(result) ? shown.length : 0;
  return (
    <MorePassages key={addressOf({ ...route, reading: null })} route={route} shown={shown} first={first} />
  );
}

function citedAndOthers(result: Answered): { readonly cited: Hit[]; readonly others: Hit[] } {
  const restsOn = new Set(answerParts(result.answer).map(({ citation }) => citation));
  return {
    cited: result.citations.filter(({ rank }) => restsOn.has(rank)),
    others: result.citations.filter(({ rank }) => !restsOn.has(rank)),
  };
}

function AnswerText({ result }: { readonly result: Answered }): JSX.Element {
  const preview = useSignal<Preview | null>(null);
  const messages = useMessages();
  const stated = messages.answer.stated(result);
  const hitAt = (rank: number): Hit | undefined => result.citations.find((hit) => hit.rank === rank);
  const parts = answerParts(result.answer);
  return (
    <div class="answer">
      <h2 class="visually-hidden">{messages.page.answer}</h2>
      <p
        class="answer-text"
        dir={stated === null ? directionOf(parts.map(({ citation }) => hitAt(citation))) : "auto"}
      >
        {parts.map(({ text, citation }, index) => (
          <>
            {index === 0 ? "" : " "}
            <Sentence
              text={stated ?? text}
              language={stated === null ? (hitAt(citation)?.document.language ?? null) : undefined}
              number={<CitationNumber rank={citation} hit={hitAt(citation)} preview={preview} />}
            />
          </>
        ))}
      </p>
      <p class="facts">
        <Confidence result={result} />
        <span>{messages.answer.from(citedAndOthers(result).cited.length)}</span>
        <span>{messages.answer.took(Math.max(1, Math.round(result.tookMs)))}</span>
      </p>
      <CitationPreview preview={preview} />
    </div>
  );
}

interface SentenceProps {
  readonly text: string;
  /** Null for what the page says itself. */
  readonly language: string | null | undefined;
  readonly number: JSX.Element;
}

/** A longer word may have to be broken itself, as what is written without spaces. */
const LONGEST_UNBROKEN = 24;

/** A sentence in its language, and the number of its citation, which never begins a line by itself. */
function Sentence({ text, language, number }: SentenceProps): JSX.Element {
  const lang = language === undefined ? undefined : writtenIn(language).lang;
  const last = text.lastIndexOf(" ") + 1;
  const isShort = text.length - last <= LONGEST_UNBROKEN;
  const end = isShort ? last : text.length;
  return (
    <>
      <span lang={lang}>{text.slice(0, end)}</span>
      <span class={isShort ? "unbroken" : undefined}>
        <span lang={lang}>{text.slice(end)}</span>
        {number}
      </span>
    </>
  );
}

/** In which direction sentences are read that follow each other: by the first letter, where their languages do not agree. */
function directionOf(hits: readonly (Hit | undefined)[]): "ltr" | "rtl" | "auto" {
  const [first = "auto", ...others] = new Set(
    hits.map((hit) => writtenIn(hit?.document.language ?? null).dir),
  );
  return others.length === 0 ? first : "auto";
}

/** No sentence of the passages is marked: none of them answers. */
function NoAnswer({ result }: { readonly result: NotAnswered }): JSX.Element {
  const messages = useMessages();
  const reason = messages.answer.reason(result);
  const kind = result.outcome === "uncertain" ? "uncertain" : isGrowing(result) ? "not-yet" : "not-found";
  return (
    <div class={kind}>
      <h2>{messages.answer.headline(result)}</h2>
      <p>{reason ?? <Notices notices={result.reasons}>{result.reason}</Notices>}</p>
      <p class="facts">
        <Confidence result={result} />
      </p>
    </div>
  );
}

/** A word, and what it means; the number on demand. */
function Confidence({ result }: { readonly result: AskResult }): JSX.Element {
  const messages = useMessages();
  const { wording, answer } = messages;
  return <span title={wording.percent(result.confidence)}>{answer.confidence(result)}</span>;
}

interface PassageListProps extends ResultProps {
  readonly title: string;
  readonly remark?: string;
  readonly hits: readonly Hit[];
}

function PassageList({ title, remark, hits, result, route }: PassageListProps): JSX.Element | null {
  if (hits.length === 0) return null;
  return (
    <>
      <h2 class="section-title">{title}</h2>
      {remark === undefined ? null : <p class="remark">{remark}</p>}
      <ol class="cards" aria-label={title}>
        {hits.map((hit) => (
          <PassageCard key={hit.passage.id} hit={hit} marks={marksOf(result, hit)} route={route} />
        ))}
      </ol>
    </>
  );
}
