/** Enumerating the signs of this many differences costs no more than the sample would. */
const MOST_ENUMERATED = 13;
const SAMPLES = 10_000;
const SEED = 20_180_716;

/** Differences of sums below this are the rounding of floating point. */
const ROUNDING = 1e-9;

/**
 * Two-sided paired randomisation test (Fisher's; recommended for retrieval by Smucker, Allan and Carterette, 2007): were
 * both systems the same, each question's difference might as well have had the other sign. Gives the share of all ways to
 * choose the signs whose sum is at least as far from 0 as the observed one. Up to 13 differences other than 0 are
 * enumerated; for more, 10,000 random choices with a fixed seed are taken and the observed one counted among them, so the
 * result is above 0 and the same in every run. 1 where nothing differs.
 */
export function randomisationTest(differences: readonly number[]): number {
  const changed = differences.filter((difference) => difference !== 0);
  const observed = Math.abs(changed.reduce((sum, difference) => sum + difference, 0)) - ROUNDING;
  const isExtreme = (bits: () => number): boolean => Math.abs(signedSum(changed, bits)) >= observed;
  if (changed.length <= MOST_ENUMERATED) {
    const choices = 2 ** changed.length;
    return count(choices, (choice) => isExtreme(() => choice)) / choices;
  }
  const random = randomBits(SEED);
  return (count(SAMPLES, () => isExtreme(random)) + 1) / (SAMPLES + 1);
}

function count(times: number, holds: (index: number) => boolean): number {
  let found = 0;
  for (let index = 0; index < times; index += 1) if (holds(index)) found += 1;
  return found;
}

/** The sum with each value's sign chosen by a bit; `bits` gives 32 at a time. */
function signedSum(values: readonly number[], bits: () => number): number {
  let sum = 0;
  let signs = 0;
  for (const [index, value] of values.entries()) {
    if (index % 32 === 0) signs = bits();
    sum += (signs & 1) === 0 ? value : -value;
    signs >>>= 1;
  }
  return sum;
}

/** 32 random bits a call, the same in every run (mulberry32). */
function randomBits(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
