import fc from "fast-check";

/**
 * Property tests draw the same values in every run, so that a failure is one of the change that is tested.
 * `PROPERTY_SEED=<number> npm test` draws others.
 */
const SEED = 20_261_122;

fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? SEED) });
