/** A term that passages are looked up by. */
export interface LexicalTerm {
  /** Any of them is the term, each as the lexical index has it. */
  readonly forms: readonly string[];
  /** How many passages hold one of them. */
  readonly passages: number;
  /** How often the question asks for it. */
  readonly count: number;
}

/** A term in more of the passages than this tells them apart too little to propose any. */
const COMMON = 0.2;

/**
 * SQLite's BM25 takes half a microsecond for each passage. Of 424 questions to manual pages (12,900 passages) as good as all when it was a
 * twenty-fifth of the passages, as it is of 100,000: nDCG@10 84.3, 84.2 with all, 84.3 with a tenth.
 */
const LOOKED_UP = 4_000;

/**
 * The terms by which candidates are looked up: without the common ones, where one of the others alone brings as many
 * candidates as are wanted. To rank all passages with a common word takes longer than the rest of a search, and hardly one
 * that holds no rarer word stands high. Every candidate is scored by all terms. Measured on Cranfield: half of the lookup's
 * time, nDCG@10 46.0 and recall@100 77.6 and 77.5 with and without. For the lexical side alone it is not: its recall@100
 * falls from 72.7 to 70.5.
 *
 * Of a large library the rarest terms are enough: from the first one on that brings as many candidates as are wanted, further
 * ones are left out once `LOOKED_UP` passages are to be ranked.
 */
export function selectiveTerms(
  terms: readonly LexicalTerm[],
  passages: number,
  candidates: number,
): readonly LexicalTerm[] {
  const isEnough = (term: LexicalTerm): boolean => term.passages >= candidates;
  const telling = terms.filter((term) => term.passages <= COMMON * passages);
  const kept = new Set<LexicalTerm>();
  let lookedUp = 0;
  for (const term of [...(telling.some(isEnough) ? telling : terms)].sort(byPassages)) {
    lookedUp += term.passages;
    if (lookedUp > LOOKED_UP && [...kept].some(isEnough)) break;
    kept.add(term);
  }
  return terms.filter((term) => kept.has(term));
}

function byPassages(left: LexicalTerm, right: LexicalTerm): number {
  return left.passages - right.passages;
}
