import type { AnswerSummary } from "../../eval/answer-quality.ts";
import type { ExtractionResult } from "../../eval/article-extraction.ts";
import type { RunReport } from "../../eval/evaluation-run.ts";
import type { CollectionSummary, SystemComparison } from "../../eval/run-files.ts";
import { columnsOf } from "./text-layout.ts";

/** The tables of a run: for each collection its systems and its answers, then what differs from an earlier run. */
export function formatRun({ collections, leftOut, articles, comparison }: RunReport): string {
  const parts = [
    ...collections.map(formatCollection),
    ...formatLeftOut(leftOut),
    ...articles.map(formatExtraction),
    ...(comparison ?? []).map(formatComparison),
  ];
  if (comparison?.length === 0) parts.push("The earlier run has no question in common with this one.\n");
  return parts.join("\n");
}

function formatLeftOut(leftOut: RunReport["leftOut"]): string[] {
  if (leftOut.length === 0) return [];
  const rows = leftOut.map(({ collection, chosen, heldOut, best, inSample }) => [
    collection,
    chosen,
    percent(heldOut),
    best,
    percent(inSample),
  ]);
  const head = ["left out", "chosen on the others", "nDCG@10", "best by looking", "nDCG@10"];
  return [`each collection left out: the system that the others choose\n${table([head, ...rows])}`];
}

function formatExtraction({ name, pages, lost, ...figures }: ExtractionResult): string {
  const row = [
    percent(figures.f1),
    percent(figures.precision),
    percent(figures.recall),
    String(lost),
    decimals(figures.msPerMegabyte, 0),
  ];
  return `${name}: the articles of ${pages} saved pages\n${table([["F1", "precision", "recall", "lost", "ms per MB"], row])}`;
}

function formatCollection(collection: CollectionSummary): string {
  const { name, documents, passages, systems, leads, answers } = collection;
  const questions = systems[0]?.questions ?? 0;
  const rows = systems.map((system, index) => [
    system.name,
    percent(system.ndcg10),
    percent(system.recall10),
    percent(system.recall100),
    percent(system.mrr10),
    decimals(system.medianMs, 1),
    decimals(system.p95Ms, 1),
    index === 0 ? "" : percent(leads[index - 1]?.difference ?? null),
    index === 0 ? "" : decimals(leads[index - 1]?.p ?? null, 4),
  ]);
  const head = ["system", "nDCG@10", "recall@10", "recall@100", "MRR@10", "median ms", "p95 ms", "lead", "p"];
  return (
    `${name}: ${documents} documents, ${passages} passages, ${questions} judged questions\n` +
    table([head, ...rows]) +
    formatLengths(collection) +
    (answers === null ? "" : `\n${formatAnswers(name, answers)}`)
  );
}

/** nDCG@10 by how many words a question has; nothing where all are of one class. */
function formatLengths({ systems, lengths }: CollectionSummary): string {
  if (lengths.length < 2) return "";
  const classes = lengths.map(({ from, below, questions }) => {
    const words = below === null ? `${from} words or more` : `${from} to ${below - 1} words`;
    return `${words} (${questions})`;
  });
  const rows = systems.map(({ name }, index) => [
    name,
    ...lengths.map(({ ndcg10 }) => percent(ndcg10[index] ?? null)),
  ]);
  const cost = ["median ms", ...lengths.map(({ medianMs }) => decimals(medianMs, 1))];
  return `\n${table([["nDCG@10 of questions of", ...classes], ...rows, cost])}`;
}

function formatAnswers(name: string, answers: AnswerSummary): string {
  const counts = `${answers.answerable} answerable, ${answers.impossible} impossible, ${answers.absent} absent`;
  const figures = table([
    ["gold answer shown", percent(answers.goldShown)],
    ["  of those answered", percent(answers.goldShownWhereAnswered)],
    ["wrongly refused", percent(answers.wronglyRefused)],
    ["impossible refused", percent(answers.impossibleRefused)],
    ["absent refused", percent(answers.absentRefused)],
    ["AUROC, impossible", decimals(answers.aurocImpossible, 3)],
    ["AUROC, absent", decimals(answers.aurocAbsent, 3)],
    ["calibration error", decimals(answers.calibrationError, 3)],
    ["median ms", decimals(answers.medianMs, 1)],
    ["p95 ms", decimals(answers.p95Ms, 1)],
  ]);
  return `${name}, answers: ${counts} questions\n${figures}${formatOutcomes(answers)}${formatCurve(answers)}${formatReliability(answers)}`;
}

function formatOutcomes({ outcomes }: AnswerSummary): string {
  const rows = Object.entries(outcomes).map(([outcome, shares]) => [
    outcome,
    percent(shares.answerable),
    percent(shares.absent),
    percent(shares.impossible),
    percent(shares.supported),
  ]);
  const head = ["outcome", "of answerable", "of absent", "of impossible", "answerable among them"];
  return `\n${table([head, ...rows])}`;
}

function formatCurve({ curve }: AnswerSummary): string {
  if (curve.length === 0) return "";
  const rows = curve.map((point) => [
    percent(point.allowed),
    decimals(point.threshold, 4),
    percent(point.wronglyRefused),
    percent(point.absentRefused),
    percent(point.impossibleRefused),
  ]);
  const head = ["allowed", "threshold", "wrongly refused", "absent refused", "impossible refused"];
  return `\n${table([head, ...rows])}`;
}

function formatReliability({ reliability }: AnswerSummary): string {
  if (reliability.length === 0) return "";
  const rows = reliability.map((bin) => [
    `${bin.from.toFixed(1)} to ${bin.to.toFixed(1)}`,
    String(bin.questions),
    decimals(bin.meanConfidence, 3),
    decimals(bin.answerable, 3),
  ]);
  return `\n${table([["confidence", "questions", "mean", "answerable"], ...rows])}`;
}

function formatComparison({ collection, system, measures }: SystemComparison): string {
  const rows = measures.map((measure) => [
    measure.measure,
    percent(measure.before),
    percent(measure.now),
    `${measure.difference > 0 ? "+" : ""}${percent(measure.difference)}`,
    String(measure.wins),
    String(measure.losses),
    String(measure.ties),
    decimals(measure.p, 4),
  ]);
  const head = ["measure", "before", "now", "difference", "wins", "losses", "ties", "p"];
  return `${collection}, ${system}: compared with the earlier run\n${table([head, ...rows])}`;
}

/** The first column begins at the left, the figures end at the right. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => columnsOf(row[column] ?? ""))),
  );
  return rows
    .map((row) => {
      const cells = row.map((cell, column) => {
        const space = " ".repeat((widths[column] ?? 0) - columnsOf(cell));
        return column === 0 ? cell + space : space + cell;
      });
      return `  ${cells.join("  ")}\n`;
    })
    .join("");
}

function percent(share: number | null): string {
  return share === null ? "–" : (share * 100).toFixed(2);
}

function decimals(value: number | null, digits: number): string {
  return value === null ? "–" : value.toFixed(digits);
}
