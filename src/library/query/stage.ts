/** What a question goes through: its vector, the ranking, and for `ask` the choice of sentences. */
export const STAGES = ["embed", "search", "answer"] as const;
export type Stage = (typeof STAGES)[number];

/** Told how long a stage of a question took. */
export type StageObserver = (stage: Stage, milliseconds: number) => void;

/** Each call ends a stage, which began with the call before it, the first one now. */
export function stageClock(observe: StageObserver): (stage: Stage) => void {
  let began = performance.now();
  return (stage) => {
    const ended = performance.now();
    observe(stage, ended - began);
    began = ended;
  };
}

/** Milliseconds, to two digits, from a reading of `performance.now()` until now. */
export function since(started: number): number {
  return Math.round((performance.now() - started) * 100) / 100;
}
