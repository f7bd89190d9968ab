import type { QuotePlace } from "../../api/quotes/quote-responses.ts";
import { textOf } from "../../core/passage.ts";
import type { Quotation } from "../../quotes/units.ts";
import type { DenseIndex } from "../../store/dense/dense-index.ts";
import { familiarityOf } from "../../text/familiarity.ts";
import { round } from "../query/citation.ts";
import type { TextEmbedder } from "../sync/sync-ports.ts";
import type { Quotable } from "../view/library-view.ts";
import { QuoteIndex } from "./quote-index.ts";
import { citedStretch } from "./shown-place.ts";

interface Asked {
  readonly dense: DenseIndex;
  readonly embedder: Pick<TextEmbedder, "countTokens">;
  readonly quotable: Quotable;
  readonly vector: Float32Array;
  readonly quotation: Quotation;
}

/** Each side proposes so many passages. */
const PROPOSED = 20;
const SHOWN = 3;

/** A sentence whose vector comes so near to the quotation's says about the same. A guess: there is no set to measure it on. */
const SAME_MEANING = 0.75;
/** Of a text in a language that the model hardly knows, a cosine tells nothing. */
const LEAST_FAMILIAR = 0.5;

/** The sentences that come nearest in meaning, and whether the nearest says what the quotation does. Of one moment of the library. */
export async function nearMeanings({ dense, embedder, quotable, vector, quotation }: Asked): Promise<{
  readonly isParaphrase: boolean;
  readonly places: QuotePlace[];
}> {
  const rows = [
    ...new Set([
      ...(await quotable.nearest(dense, vector, PROPOSED)).map(({ row }) => row),
      ...(await new QuoteIndex(quotable).holding(quotation.text, PROPOSED)),
    ]),
  ];
  const passages = new Map((await quotable.byRows(rows)).map((passage) => [passage.row, passage]));
  const sentences = (await quotable.candidates(rows, vector)).flatMap(({ row, sentenceCosines }) => {
    const passage = passages.get(row);
    const best = sentenceCosines.indexOf(Math.max(...sentenceCosines));
    const sentence = passage?.sentences[best];
    if (passage === undefined || sentence === undefined) return [];
    return [{ passage, sentence, cosine: sentenceCosines[best] ?? 0 }];
  });
  const nearest = sentences
    .sort((left, right) => right.cosine - left.cosine || left.passage.row - right.passage.row)
    .slice(0, SHOWN);
  const isKnown = familiarityOf(quotation.text, (text) => embedder.countTokens(text)) >= LEAST_FAMILIAR;
  const isParaphrase = isKnown && (nearest[0]?.cosine ?? 0) >= SAME_MEANING;
  return {
    isParaphrase,
    places: await Promise.all(
      nearest.map(async ({ passage, sentence, cosine }) => {
        const place = await quotable.placeAt(passage.document.id, sentence.start);
        const { start, end } = sentence;
        const text = textOf(passage, sentence);
        return {
          ...citedStretch(passage.document, place, { start, end, text }),
          quoted: null,
          differences: [],
          remarks: [],
          speakers: [],
          similarity: Math.min(1, Math.max(0, round(cosine))),
        };
      }),
    ),
  };
}
