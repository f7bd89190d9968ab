import type { Library } from "../library/library.ts";
import {
  calibrationError,
  refusalCurve,
  reliability,
  type Confidences,
  type RefusalPoint,
  type ReliabilityBin,
} from "./calibration.ts";
import type { Collection, CollectionQuestion } from "./collection.ts";
import { auroc, shareOf } from "./ranking-metrics.ts";
import { latencyOf, type Latency } from "./ranking-quality.ts";
import type { AskResult } from "../api/questions/question-responses.ts";

/** Whether the documents answer a question: yes, or not in the paragraph it is about, or that article was left out. */
export type QuestionKind = "answerable" | "impossible" | "absent";

export interface AskedQuestion {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly confidence: number;
  readonly answered: boolean;
  readonly outcome: AskResult["outcome"];
  /** Whether the sentences shown hold a gold answer; null for a question that has none to be shown. */
  readonly goldShown: boolean | null;
  readonly tookMs: number;
}

/** How often questions of each kind had an outcome, and how many of all with this outcome the documents answer. */
export interface OutcomeShares {
  readonly answerable: number | null;
  readonly impossible: number | null;
  readonly absent: number | null;
  /** Of the answerable and absent questions with this outcome, the share of the answerable ones. */
  readonly supported: number | null;
}

/** Shares are 0 to 1, and null where the collection has no such questions. */
export interface AnswerSummary extends Latency {
  readonly answerable: number;
  readonly impossible: number;
  readonly absent: number;
  /** Of the answerable questions: the sentences shown hold a gold answer; a refusal shows none. */
  readonly goldShown: number | null;
  /** The same of those that were answered. */
  readonly goldShownWhereAnswered: number | null;
  readonly wronglyRefused: number | null;
  readonly impossibleRefused: number | null;
  readonly absentRefused: number | null;
  readonly outcomes: Readonly<Record<AskResult["outcome"], OutcomeShares>>;
  /** Of the confidence: answerable against impossible, and against absent questions. */
  readonly aurocImpossible: number | null;
  readonly aurocAbsent: number | null;
  readonly curve: readonly RefusalPoint[];
  /** Of answerable and absent questions, as is the calibration error; empty and null where none is absent. */
  readonly reliability: readonly ReliabilityBin[];
  readonly calibrationError: number | null;
}

/** The shares of wrong refusals that the curve is given for. */
const ALLOWED_REFUSALS = [0.01, 0.02, 0.04, 0.1];

/** Asks every question that has a gold answer or is known to have none in its paragraph. */
export async function askAll(
  library: Library,
  { questions, answers }: Pick<Collection, "questions" | "answers">,
  onQuestion: () => void = () => undefined,
): Promise<AskedQuestion[]> {
  const asked: AskedQuestion[] = [];
  for (const question of questions) {
    const gold = answers.get(question.id);
    if (gold === undefined) continue;
    const result = await library.ask({ question: question.text });
    const kind = gold.impossible ? "impossible" : "answerable";
    asked.push(
      askedQuestion(question, kind, result, gold.impossible ? null : holdsGold(result, gold.answers)),
    );
    onQuestion();
  }
  return asked;
}

/** Asks questions of a library that has lost the article that they are about. */
export async function askAbsent(
  library: Library,
  questions: readonly CollectionQuestion[],
  onQuestion: () => void = () => undefined,
): Promise<AskedQuestion[]> {
  const asked: AskedQuestion[] = [];
  for (const question of questions) {
    asked.push(askedQuestion(question, "absent", await library.ask({ question: question.text }), null));
    onQuestion();
  }
  return asked;
}

export function summariseAnswers(asked: readonly AskedQuestion[]): AnswerSummary {
  const of = (kind: QuestionKind): AskedQuestion[] => asked.filter((question) => question.kind === kind);
  const [answerable, impossible, absent] = [of("answerable"), of("impossible"), of("absent")];
  const refused = (questions: readonly AskedQuestion[]): number | null =>
    shareOf(questions, ({ answered }) => !answered);
  const gold = (questions: readonly AskedQuestion[]): number | null =>
    shareOf(questions, ({ goldShown }) => goldShown === true);
  const confidences: Confidences = {
    answerable: answerable.map(({ confidence }) => confidence),
    impossible: impossible.map(({ confidence }) => confidence),
    absent: absent.map(({ confidence }) => confidence),
  };
  const bins = absent.length === 0 ? [] : reliability(confidences.answerable, confidences.absent);
  return {
    answerable: answerable.length,
    impossible: impossible.length,
    absent: absent.length,
    goldShown: gold(answerable),
    goldShownWhereAnswered: gold(answerable.filter(({ answered }) => answered)),
    wronglyRefused: refused(answerable),
    impossibleRefused: refused(impossible),
    absentRefused: refused(absent),
    outcomes: {
      answered: sharesOf("answered", asked),
      uncertain: sharesOf("uncertain", asked),
      "not-found": sharesOf("not-found", asked),
    },
    aurocImpossible: auroc(confidences.answerable, confidences.impossible),
    aurocAbsent: auroc(confidences.answerable, confidences.absent),
    curve: refusalCurve(confidences, ALLOWED_REFUSALS),
    reliability: bins,
    calibrationError: calibrationError(bins),
    ...latencyOf(asked.map(({ tookMs }) => tookMs)),
  };
}

function sharesOf(wanted: AskResult["outcome"], asked: readonly AskedQuestion[]): OutcomeShares {
  const share = (kind: QuestionKind): number | null =>
    shareOf(
      asked.filter((question) => question.kind === kind),
      ({ outcome: own }) => own === wanted,
    );
  const judged = asked.filter(({ kind, outcome: own }) => kind !== "impossible" && own === wanted);
  return {
    answerable: share("answerable"),
    impossible: share("impossible"),
    absent: share("absent"),
    supported: shareOf(judged, ({ kind }) => kind === "answerable"),
  };
}

function askedQuestion(
  { id }: CollectionQuestion,
  kind: QuestionKind,
  { confidence, answered, outcome, tookMs }: AskResult,
  goldShown: boolean | null,
): AskedQuestion {
  return { id, kind, confidence, answered, outcome, goldShown, tookMs };
}

/** One sentence has to hold a whole gold answer; capitals, and the width and number of spaces, make no difference. */
function holdsGold(result: AskResult, answers: readonly string[]): boolean {
  if (!result.answered) return false;
  const sentences = result.answer.sentences.map(({ text }) => comparable(text));
  return answers.some((answer) => sentences.some((sentence) => sentence.includes(comparable(answer))));
}

function comparable(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}
