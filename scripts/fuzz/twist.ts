import type { Random } from "../random.ts";

/** A change to a request that makes it unusual, and most often wrong. */
export interface Twist<Subject> {
  readonly name: string;
  /** Null where there is nothing in it to change. */
  readonly apply: (subject: Subject, random: Random) => Subject | null;
}
