/** What the shell learns. */
export const EXIT = { done: 0, failed: 1, wrongUsage: 2, someFilesFailed: 3, notVerbatim: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
