import { answerParts } from "../api/answer-parts.ts";
import type { Span } from "../core/document.ts";
import { confidenceWords, headline } from "../api/answer-wording.ts";
import { merged } from "./cut.ts";
import { counted, element } from "./dom.ts";
import { interpretationView } from "./interpretation-view.ts";
import { cardId, passageCard } from "./passage-card.ts";
import type { Route } from "./route.ts";
import type { Hit } from "../api/hit.ts";
import type { Answered, AskResult, NotAnswered } from "../api/question-responses.ts";

/** The two parts of a result: what is said aloud as soon as it is there, and the passages below it. */
export interface ResultParts {
  readonly statement: readonly HTMLElement[];
  readonly passages: readonly HTMLElement[];
}

/** @param route what the page shows, for the links into documents */
export function resultParts(result: AskResult, route: Route): ResultParts {
  const { statement, passages } = result.answered
    ? answeredParts(result, route)
    : notAnsweredParts(result, route);
  const interpretation = interpretationView(result.interpretation, route);
  const note = result.note === null ? null : element("p", { class: "remark", dir: "auto" }, result.note);
  return { statement: [interpretation, ...statement, note].filter((part) => part !== null), passages };
}

function answeredParts(result: Answered, route: Route): ResultParts {
  const { sentences } = result.answer;
  const restsOn = new Set(answerParts(result.answer).map(({ citation }) => citation));
  const quotedFrom = (hit: Hit): Span[] => sentences.filter((sentence) => sentence.citation === hit.rank);
  const card = (hit: Hit): HTMLElement =>
    passageCard(hit, merged([...hit.passage.highlights, ...quotedFrom(hit)]), route);
  const cited = result.citations.filter(({ rank }) => restsOn.has(rank));
  const others = result.citations.filter(({ rank }) => !restsOn.has(rank));
  return {
    statement: [
      element(
        "div",
        { class: "answer" },
        element("h2", { class: "visually-hidden" }, "Answer"),
        element("p", { class: "answer-text", dir: "auto" }, ...sentencesWithNumbers(result)),
        answerFacts(result, cited.length),
      ),
    ],
    passages: [
      ...passageList("What the answer rests on", null, cited.map(card)),
      ...passageList("Also close to the question", null, others.map(card)),
    ],
  };
}

/** No sentence of the passages is marked: none of them answers. */
function notAnsweredParts(result: NotAnswered, route: Route): ResultParts {
  const cards = result.nearest.map((hit) => passageCard(hit, [], route));
  const isUncertain = result.outcome === "uncertain";
  return {
    statement: [
      element(
        "div",
        { class: isUncertain ? "uncertain" : "not-found" },
        element("h2", {}, headline(result)),
        element("p", { dir: "auto" }, result.reason),
        element("p", { class: "facts" }, confidenceView(result)),
      ),
    ],
    passages: passageList(
      isUncertain ? "The closest passages" : "The nearest passages",
      isUncertain
        ? "They may hold an answer: read them and judge."
        : "They do not answer the question. They are only the closest that the documents come to it.",
      cards,
    ),
  };
}

function sentencesWithNumbers({ answer, citations }: Answered): (Node | string)[] {
  return answerParts(answer).flatMap((sentence, index) => [
    index === 0 ? "" : " ",
    sentence.text,
    citationNumber(sentence.citation, citations),
  ]);
}

function answerFacts(result: Answered, cited: number): HTMLElement {
  return element(
    "p",
    { class: "facts" },
    confidenceView(result),
    element("span", {}, `from ${counted(cited, "passage")}`),
    element("span", {}, `in ${counted(Math.max(1, Math.round(result.tookMs)), "millisecond")}`),
  );
}

/** A word, and what it means: the number is for programs. */
function confidenceView(result: AskResult): HTMLElement {
  const { word, meaning } = confidenceWords(result);
  return element("span", {}, `confidence: ${word} – ${meaning}`);
}

function passageList(title: string, remark: string | null, cards: readonly HTMLElement[]): HTMLElement[] {
  if (cards.length === 0) return [];
  return [
    element("h2", { class: "section-title" }, title),
    ...(remark === null ? [] : [element("p", { class: "remark" }, remark)]),
    element("ol", { class: "cards", "aria-label": title }, ...cards),
  ];
}

/** The number after a sentence. Following it puts the focus on the card, so that Enter then opens the document. */
function citationNumber(rank: number, citations: readonly Hit[]): HTMLElement {
  const cited = citations.find((hit) => hit.rank === rank)?.citation ?? "";
  const link = element(
    "a",
    { href: `#${cardId(rank)}`, "aria-label": `Citation ${rank}: ${cited}`, title: cited },
    String(rank),
  );
  link.addEventListener("click", (event) => {
    const card = document.getElementById(cardId(rank));
    if (card === null) return;
    event.preventDefault();
    card.querySelector("a")?.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  });
  return element("sup", { class: "citation-number" }, link);
}
