import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { answerParts } from "../../api/questions/answer-parts.ts";
import { confidenceWords, headline } from "../../api/questions/answer-wording.ts";
import type { Hit } from "../../api/questions/hit.ts";
import type { Answered, AskResult, NotAnswered } from "../../api/questions/question-responses.ts";
import type { Span } from "../../core/document.ts";
import type { Route } from "../shell/route.ts";
import { pluralize } from "../../core/wording.ts";
import { isGrowing } from "./asking.ts";
import { CitationNumber, CitationPreview, type Preview } from "./citation-number.tsx";
import { CoverageNote } from "./coverage-note.tsx";
import { merged } from "./cut.ts";
import { InterpretationView } from "./interpretation-view.tsx";
import { PassageCard } from "./passage-card.tsx";

interface ResultProps {
  readonly result: AskResult;
  /** What the page shows, for the links into documents. */
  readonly route: Route;
}

/** The passages of a result in the order in which they are shown. */
export function shownHits(result: AskResult): readonly Hit[] {
  if (!result.answered) return result.nearest;
  const { cited, others } = citedAndOthers(result);
  return [...cited, ...others];
}

/** The sentences to mark in a hit: none where nothing of it answers. */
export function marksOf(result: AskResult, hit: Hit): Span[] {
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
      {result.answered ? <AnswerText result={result} /> : <NoAnswer result={result} />}
      {result.note === null ? null : (
        <p class="remark" dir="auto">
          {result.note}
        </p>
      )}
    </>
  );
}

/** The passages below what is said. */
export function Passages({ result, route }: ResultProps): JSX.Element {
  if (result.answered) {
    const { cited, others } = citedAndOthers(result);
    return (
      <>
        <PassageList title="What the answer rests on" hits={cited} result={result} route={route} />
        <PassageList title="Also close to the question" hits={others} result={result} route={route} />
      </>
    );
  }
  const isUncertain = result.outcome === "uncertain";
  return (
    <PassageList
      title={isUncertain ? "The closest passages" : "The nearest passages"}
      remark={
        isUncertain
          ? "They may hold an answer: read them and judge."
          : "They do not answer the question. They are only the closest that the documents come to it."
      }
      hits={result.nearest}
      result={result}
      route={route}
    />
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
  const hitAt = (rank: number): Hit | undefined => result.citations.find((hit) => hit.rank === rank);
  return (
    <div class="answer">
      <h2 class="visually-hidden">Answer</h2>
      <p class="answer-text" dir="auto">
        {answerParts(result.answer).map((sentence, index) => (
          <>
            {index === 0 ? "" : " "}
            {sentence.text}
            <CitationNumber rank={sentence.citation} hit={hitAt(sentence.citation)} preview={preview} />
          </>
        ))}
      </p>
      <p class="facts">
        <Confidence result={result} />
        <span>from {pluralize(citedAndOthers(result).cited.length, "passage")}</span>
        <span>in {pluralize(Math.max(1, Math.round(result.tookMs)), "millisecond")}</span>
      </p>
      <CitationPreview preview={preview} />
    </div>
  );
}

/** No sentence of the passages is marked: none of them answers. */
function NoAnswer({ result }: { readonly result: NotAnswered }): JSX.Element {
  const kind = result.outcome === "uncertain" ? "uncertain" : isGrowing(result) ? "not-yet" : "not-found";
  return (
    <div class={kind}>
      <h2>{headline(result)}</h2>
      <p dir="auto">{result.reason}</p>
      <p class="facts">
        <Confidence result={result} />
      </p>
    </div>
  );
}

/** A word, and what it means; the number on demand. */
function Confidence({ result }: { readonly result: AskResult }): JSX.Element {
  const { word, meaning } = confidenceWords(result);
  // Rounded down, so that it never says 100 %.
  const percent = `${Math.floor(result.confidence * 100)} %`;
  return <span title={percent}>{`confidence: ${word} – ${meaning}`}</span>;
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
