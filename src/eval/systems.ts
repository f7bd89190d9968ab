/** A way to rank the same library. */
export interface System {
  readonly name: string;
}

/** The first one is what users get; it alone is also asked for answers. The others are baselines. */
export const SYSTEMS: readonly [System, ...System[]] = [{ name: "pincite" }];
