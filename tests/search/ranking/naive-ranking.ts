import { PackedVectors } from "../../../src/core/dot/dot.ts";
import { dot } from "../../../src/core/dot/dot.ts";
import { shortened } from "../../../src/core/dot/short-vector.ts";
import { documentId, passageRow, type PassageRow } from "../../../src/core/ids.ts";
import { wantedOf, type Wanted } from "../../../src/search/ranking/passage-signals.ts";
import { documentWordsOf } from "../../../src/search/words/document-words.ts";
import { encodeWords, hashOf } from "../../../src/search/words/passage-words.ts";
import type { WholeDocument } from "../../../src/core/passage.ts";
import { sampledWords } from "../../../src/search/ranking/population.ts";
import type { Ranking } from "../../../src/search/ranking/ranking.ts";
import type { FoundPassage } from "../../../src/core/passage.ts";
import type { SearchSources } from "../../../src/search/search.ts";
import { stemOf } from "../../../src/text/terms.ts";

/** A passage as the fakes hold it: its words are real, its vectors given. All words are in small letters without marks. */
export interface MadeUpPassage {
  readonly row: number;
  readonly source: string;
  readonly title: string;
  readonly author: string;
  readonly start: number;
  readonly headings: readonly string[];
  /** Each sentence as its words. */
  readonly sentences: readonly (readonly string[])[];
  readonly sentenceCosines: readonly number[];
  readonly vector: Float32Array;
  /** In the indexes, no longer in the library. */
  readonly deleted: boolean;
}

/** A word of a question: what it weighs, how sure it is, whether it is a name, occurs anywhere, is of whoever is to speak. */
export interface MadeUpTerm {
  readonly word: string;
  readonly weight: number;
  readonly rarity: number;
  readonly count: number;
  readonly certainty: number;
  readonly isName: boolean;
  readonly occurs: boolean;
  readonly speaks: boolean;
}

export interface MadeUpQuestion {
  readonly familiarity: number;
  readonly terms: readonly MadeUpTerm[];
  readonly vector: Float32Array;
}

export function wantedBy({ terms }: MadeUpQuestion): Wanted {
  const speaker = terms.findIndex(({ speaks }) => speaks);
  const weighted = terms.map(({ word, weight, rarity, count, certainty, isName, occurs }) => ({
    hashes: [hashOf(stemOf(word))],
    weight,
    rarity,
    count,
    certainty,
    isName,
    occurs,
  }));
  if (speaker < 0) return wantedOf(weighted);
  const topic = [...terms.keys()].filter((term) => term !== speaker);
  return wantedOf(weighted, [speaker], topic);
}

/** Where the passage's sentences stand in its document: one space between them. */
export function passageOf(entry: MadeUpPassage): FoundPassage {
  const texts = entry.sentences.map((words) => `${words.join(" ")}.`);
  let at = entry.start;
  const sentences = texts.map((text) => {
    const start = at;
    at += text.length + 1;
    return { start, end: start + text.length };
  });
  const { row, source, title, author, start, headings } = entry;
  return {
    row: passageRow(row),
    start,
    end: at - 1,
    text: texts.join(" "),
    page: null,
    headings,
    sentences,
    document: {
      id: documentId(source),
      title,
      authors: author === "" ? [] : [author],
      date: null,
      source,
      language: null,
      url: null,
      reason: null,
    },
  };
}

/** The mean length of the made-up documents, in characters. */
const DOCUMENT_LENGTH = 250;

function encoded({ title, author, headings, sentences }: MadeUpPassage): Uint32Array {
  return encodeWords({
    title,
    author,
    heading: headings.join(" › "),
    sentences: sentences.map((words) => `${words.join(" ")}.`),
  });
}

/** The living passages of the document of one of them. */
function siblings(entry: MadeUpPassage, entries: readonly MadeUpPassage[]): MadeUpPassage[] {
  return entries.filter(({ deleted, source }) => !deleted && source === entry.source);
}

const lengthOf = (passages: readonly MadeUpPassage[]): number =>
  sum(passages.map(({ sentences }) => sentences.flat().join(" ").length));

function meanVector(passages: readonly MadeUpPassage[]): Float32Array {
  const total = passages[0]!.vector.map((_, index) => sum(passages.map(({ vector }) => vector[index]!)));
  const length = Math.hypot(...total);
  return total.map((value) => (length === 0 ? 0 : value / length));
}

function wholeOf(
  entry: MadeUpPassage,
  entries: readonly MadeUpPassage[],
  query: Float32Array,
): WholeDocument | null {
  const passages = siblings(entry, entries);
  if (passages.length < 2) return null;
  return {
    cosine: dot(meanVector(passages), query),
    words: documentWordsOf(passages.map(encoded)),
    length: lengthOf(passages),
  };
}

/** In-memory sources. The lexical one looks at every word of every passage, the dense one at every vector. */
export function sourcesOf(entries: readonly MadeUpPassage[]): SearchSources {
  const alive = new Map(entries.filter(({ deleted }) => !deleted).map((entry) => [entry.row, entry]));
  const living = (rows: readonly PassageRow[]): MadeUpPassage[] =>
    rows.flatMap((row) => alive.get(row) ?? []);
  return {
    lexical: {
      search: async (terms, limit) =>
        entries
          .filter(
            (entry) =>
              !entry.deleted &&
              terms.some(({ forms }) => forms.some((form) => allWords(entry).includes(form))),
          )
          .map(({ row }) => passageRow(row))
          .slice(0, limit),
    },
    dense: {
      search: async (query, limit) =>
        entries
          .map(({ row, vector }) => ({ row: passageRow(row), score: dot(vector, query) }))
          .sort((left, right) => right.score - left.score || left.row - right.row)
          .slice(0, limit),
    },
    passages: {
      documentsOf: async (rows) =>
        new Map(living(rows).map(({ row, source }) => [passageRow(row), documentId(source)])),
      candidates: async (rows, query) =>
        living(rows).map((entry) => ({
          row: passageRow(entry.row),
          document: documentId(entry.source),
          source: entry.source,
          start: entry.start,
          heading: entry.headings.at(-1) ?? null,
          words: encoded(entry),
          vector: shortened(entry.vector),
          cosine: dot(entry.vector, query),
          sentenceCosines: entry.sentenceCosines,
          whole: wholeOf(entry, entries, query),
        })),
      byRows: async (rows) => living(rows).map(passageOf),
    },
    statements: {
      saidIn: async (rows) =>
        new Map(living(rows).map((entry) => [passageRow(entry.row), naiveSaid(entry, stemOf("ivanov"))])),
    },
    population: {
      vectors: new PackedVectors([...alive.values()].map(({ vector }) => vector)),
      words: sampledWords([...alive.values()].map(encoded)),
      documentLength: DOCUMENT_LENGTH,
    },
  };
}

const stems = (text: string): string[] => (text.match(/[a-z]+/g) ?? []).map(stemOf);
const fieldsOf = (entry: MadeUpPassage) => ({
  title: stems(entry.title),
  author: stems(entry.author),
  heading: stems(entry.headings.join(" ").toLowerCase()),
  text: entry.sentences.flat().map(stemOf),
});
const allWords = (entry: MadeUpPassage): string[] => Object.values(fieldsOf(entry)).flat();
const count = (words: readonly string[], word: string): number => words.filter((own) => own === word).length;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The reporting verbs among the words that the made-up passages are made of. */
const VERBS = new Set(["said", "warned"].map(stemOf));

/** Whether the speaker says each of the passage's sentences; all false where nobody is to speak. */
function naiveSaid(entry: MadeUpPassage, speaker: string | null): boolean[] {
  const sentences = entry.sentences.map((words) => words.map(stemOf));
  if (speaker === null) return sentences.map(() => false);
  return sentences.map((words, index) => {
    if (fieldsOf(entry).author.includes(speaker)) return true;
    const isNear = words.some(
      (name, at) =>
        name === speaker && words.some((verb, other) => VERBS.has(verb) && Math.abs(at - other) <= 6),
    );
    const goesOn = words[0] === "he" && words.slice(0, 7).some((verb) => VERBS.has(verb));
    return isNear || (goesOn && index > 0 && sentences[index - 1]!.includes(speaker));
  });
}

/** BM25 by its formula: `length` over the usual one, `frequency` of each stem with its field's weight. */
const naiveBm25 = (
  asked: readonly (MadeUpTerm & { readonly stem: string })[],
  length: number,
  frequencyOf: (stem: string) => number,
): number =>
  sum(
    asked.map(({ stem, weight, count: times }) => {
      const frequency = frequencyOf(stem);
      return (times * weight * frequency * 2.2) / (frequency + 1.2 * (0.5 + 0.5 * length));
    }),
  );

function naivePassageScores(
  entry: MadeUpPassage,
  { terms, vector, familiarity }: MadeUpQuestion,
  entries: readonly MadeUpPassage[],
) {
  const asked = terms.map((term) => ({ ...term, stem: stemOf(term.word) }));
  const fields = fieldsOf(entry);
  const said = naiveSaid(entry, asked.find(({ speaks }) => speaks)?.stem ?? null);
  const share = (holds: (term: (typeof asked)[number]) => boolean): number =>
    terms.length === 0
      ? 0
      : sum(asked.map((term) => (holds(term) ? term.rarity * term.certainty : 0))) /
        sum(asked.map(({ rarity }) => rarity));
  const byAuthor = (stem: string): boolean => fields.author.includes(stem);
  const sentences = entry.sentences.map((words, index) => {
    const own = words.map(stemOf);
    const coverage = share(({ stem, speaks }) =>
      speaks ? said[index]! : byAuthor(stem) || own.includes(stem),
    );
    const cosine = entry.sentenceCosines[index] ?? 0;
    return {
      score: (familiarity * cosine + coverage) / (familiarity + 1),
      cosine,
      coverage,
      said: said[index]!,
    };
  });
  const length = sum(Object.values(fields).map((words) => words.length));
  const inHead = (stem: string): number => 2 * count(fields.title, stem) + 2 * count(fields.author, stem);
  const inBody = (passage: MadeUpPassage, stem: string): number =>
    1.5 * count(fieldsOf(passage).heading, stem) + count(fieldsOf(passage).text, stem);
  const bm25 = naiveBm25(asked, length / 120, (stem) => inHead(stem) + inBody(entry, stem));
  const passages = siblings(entry, entries);
  const isWhole = passages.length < 2;
  const documentBm25 = isWhole
    ? bm25
    : naiveBm25(
        asked,
        lengthOf(passages) / DOCUMENT_LENGTH,
        (stem) => inHead(stem) + sum(passages.map((passage) => inBody(passage, stem))),
      );
  const isHeld = ({ stem, speaks }: { stem: string; speaks: boolean }): boolean =>
    speaks ? said.includes(true) : allWords(entry).includes(stem);
  const missing = asked.filter((term) => term.isName && !isHeld(term));
  const names = Math.max(1, asked.filter(({ isName }) => isName).length);
  const topic = asked.filter(({ speaks }) => !speaks);
  const topicShare = (index: number): number => {
    const own = entry.sentences[index]?.map(stemOf);
    if (own === undefined) return 0;
    const above = [...fields.title, ...fields.author, ...fields.heading];
    const held = topic.filter(({ stem }) => above.includes(stem) || own.includes(stem));
    return topic.length === 0
      ? 1
      : sum(held.map(({ weight }) => weight)) / sum(topic.map(({ weight }) => weight));
  };
  const onTopic = said.map((speaks, index) =>
    speaks ? Math.max(topicShare(index), topicShare(index - 1) / 2, topicShare(index - 2) / 2) : 0,
  );
  return {
    bm25,
    documentBm25,
    cosine: dot(entry.vector, vector),
    documentCosine: dot(isWhole ? entry.vector : meanVector(passages), vector),
    sentences,
    best: Math.max(0, ...sentences.map(({ score }) => score)),
    coverage: share(isHeld),
    namesMissing: missing.length / names,
    namesUnknown: missing.filter(({ occurs }) => !occurs).length / names,
    attributed: topic.length === asked.length || onTopic.some((part) => part > 0),
  };
}

export interface NaiveScore extends ReturnType<typeof naivePassageScores> {
  readonly entry: MadeUpPassage;
  readonly score: number;
}

/** What every candidate should score, in the order of the candidates: by source and place. */
export function naiveScores(
  entries: readonly MadeUpPassage[],
  question: MadeUpQuestion,
  { sides, fusion, weights, support }: Ranking,
): NaiveScore[] {
  const familiarity = fusion === "spreads" ? question.familiarity : 1;
  const seen = entries
    .filter(({ deleted }) => !deleted)
    .map((entry) => ({ entry, ...naivePassageScores(entry, { ...question, familiarity }, entries) }))
    .filter(({ bm25 }) => sides !== "lexical" || bm25 > 0)
    .sort((left, right) => comparePlaces(left.entry, right.entry));
  const bm25s = seen.map(({ bm25 }) => bm25);
  const cosines = seen.map(({ cosine }) => cosine);
  const [low, high] = [Math.min(...cosines), Math.max(...cosines)];
  const rank = (score: number, all: readonly number[]): number =>
    1 + all.filter((other) => other > score).length;
  const everyCosine = entries
    .filter(({ deleted }) => !deleted)
    .map(({ vector }) => dot(vector, question.vector));
  const meanCosine = sum(everyCosine) / everyCosine.length;
  const spread = Math.max(
    0.07,
    Math.sqrt(sum(everyCosine.map((cosine) => (cosine - meanCosine) ** 2)) / everyCosine.length),
  );
  const bm25Ruler = Math.max(
    15 *
      Math.sqrt(
        sum(
          question.terms.map(
            ({ count: times, weight }) => (times * weight) ** 2 * Math.exp(-weight) * (1 - Math.exp(-weight)),
          ),
        ),
      ),
    ...bm25s,
  );
  const lexicalOf = (bm25: number): number => {
    if (bm25 === 0) return 0;
    if (fusion === "spreads") return Math.min(1, bm25 / bm25Ruler);
    return fusion === "convex" ? bm25 / Math.max(...bm25s) : 61 / (60 + rank(bm25, bm25s));
  };
  const denseOf = (cosine: number): number => {
    if (fusion === "spreads") return Math.min(1, Math.max(0, ((cosine - meanCosine) / spread + 2) / 10));
    if (fusion === "reciprocal-rank") return 61 / (60 + rank(cosine, cosines));
    if (high === low) return cosine > 0 ? 1 : 0;
    return (cosine - low) / (high - low);
  };
  const attribution = question.terms.some(({ speaks }) => speaks) ? weights.attribution : 0;
  const fact = Math.min(1, 5 / Math.max(1, question.terms.length));
  const [sentence, feedback] = [weights.sentence * Math.sqrt(fact), weights.feedback * (1 - fact)];
  const few = fusion === "spreads" ? ({ 0: 7 / 3, 1: 2, 2: 5 / 3, 3: 4 / 3 }[question.terms.length] ?? 1) : 1;
  const [lexical, documentLexical] = [few * weights.lexical, few * weights.documentLexical];
  const [dense, documentDense] = [familiarity * weights.dense, familiarity * weights.documentDense];
  const total = lexical + dense + documentLexical + documentDense + sentence + feedback + attribution;
  const ownWith = (shared: readonly number[]): number[] =>
    seen.map(({ entry, bm25, cosine, best, sentences, ...document }, index) => {
      const parts =
        lexical * lexicalOf(bm25) +
        dense * denseOf(cosine) +
        (documentLexical === 0 ? 0 : documentLexical * lexicalOf(document.documentBm25)) +
        (documentDense === 0 ? 0 : documentDense * denseOf(document.documentCosine)) +
        sentence * Math.min(1, best) +
        feedback * (shared[index] ?? 0) +
        attribution * (sentences.some(({ said }) => said) ? 1 : 0);
      return (parts / total) * (entry.headings.at(-1) === "References" ? 0.5 : 1);
    });
  const alone = ownWith([]);
  const alive = entries.filter(({ deleted }) => !deleted);
  const own =
    feedback === 0
      ? alone
      : ownWith(
          naiveFeedback(
            seen.map(({ entry }) => entry),
            alone,
            alive,
          ),
        );
  if (!support) return seen.map((candidate, index) => ({ ...candidate, score: own[index]! }));
  const scores = seen.map((_, index) => own[index]! + familiarity * gained(index, seen, own));
  const undisputed = seen.findIndex(
    ({ bm25, cosine, attributed, entry }) =>
      bm25 > 0 &&
      bm25s.every((other) => other <= bm25) &&
      cosines.every((other) => other <= cosine) &&
      attributed &&
      entry.headings.at(-1) !== "References",
  );
  const highest = Math.max(...scores.filter((_, index) => index !== undisputed));
  if (scores[undisputed]! <= highest) scores[undisputed] = highest + 1e-9;
  return seen.map((candidate, index) => ({ ...candidate, score: scores[index]! }));
}

const FIELDS = [
  ["title", 2],
  ["author", 2],
  ["heading", 1.5],
  ["text", 1],
] as const;

const frequencyIn = (entry: MadeUpPassage, word: string): number =>
  sum(FIELDS.map(([field, weight]) => weight * count(fieldsOf(entry)[field], word)));

/** RM3 by its formula: the thirty words that the ten best passages say most, of those that at most a tenth of all hold. */
export function naiveFeedback(
  passages: readonly MadeUpPassage[],
  scores: readonly number[],
  all: readonly MadeUpPassage[],
): number[] {
  const best = passages
    .map((entry, index) => ({ entry, score: scores[index]! }))
    .sort((left, right) => right.score - left.score)
    .slice(0, 10);
  const total = sum(best.map(({ score }) => score));
  const idfOf = (word: string): number => {
    const holders = all.filter((entry) => allWords(entry).includes(word)).length;
    return Math.log(1 + (all.length - holders + 0.5) / (holders + 0.5));
  };
  const words = [...new Set(best.flatMap(({ entry }) => allWords(entry)))]
    .filter((word) => best.filter(({ entry }) => allWords(entry).includes(word)).length > 1)
    .filter((word) => all.filter((entry) => allWords(entry).includes(word)).length <= 0.1 * all.length)
    .map((word) => {
      const said = best.map(
        ({ entry, score }) =>
          ((score / total) * frequencyIn(entry, word)) / Math.max(10, allWords(entry).length),
      );
      return { word, idf: idfOf(word), said: idfOf(word) * sum(said) };
    })
    .sort((left, right) => right.said - left.said || hashOf(left.word) - hashOf(right.word))
    .slice(0, 30);
  const raw = passages.map((entry) =>
    sum(
      words.map(({ word, idf, said }) => {
        const frequency = frequencyIn(entry, word);
        const norm = 1.2 * (0.5 + (0.5 * allWords(entry).length) / 120);
        return ((said / words[0]!.said) * idf * frequency * 2.2) / (frequency + norm);
      }),
    ),
  );
  const most = Math.max(0, ...raw);
  return raw.map((score) => (most === 0 ? 0 : score / most));
}

/** What it takes to move the score towards the mean of the ten nearest in meaning: for libraries of at most a hundred passages. */
function gained(
  self: number,
  seen: readonly { readonly entry: MadeUpPassage; readonly best: number }[],
  own: readonly number[],
): number {
  const { entry, best } = seen[self]!;
  const neighbours = seen
    .map((other, index) => ({
      index,
      cosine: Math.fround(dot(entry.vector, other.entry.vector)),
      score: own[index]!,
    }))
    .filter(({ index }) => index !== self)
    .sort((left, right) => right.cosine - left.cosine || right.score - left.score || left.index - right.index)
    .slice(0, seen.length < 20 ? 0 : 10);
  const weights = neighbours.map(({ cosine }) => Math.max(0, cosine) ** 2);
  if (sum(weights) === 0) return 0;
  const mean = sum(neighbours.map(({ score }, index) => score * weights[index]!)) / sum(weights);
  return 0.5 * (1 - Math.min(1, best) ** 2) * (mean - own[self]!);
}

export function comparePlaces(
  left: Pick<MadeUpPassage, "source" | "start">,
  right: Pick<MadeUpPassage, "source" | "start">,
): number {
  if (left.source !== right.source) return left.source < right.source ? -1 : 1;
  return left.start - right.start;
}
