import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** A line of a measured set: what is asked in which document, and words of each sentence that says it. */
export interface Judged {
  /** A question, or a speaker as a question may call him. */
  readonly asked: string;
  /** The document's file name, with its folder for a seed. */
  readonly document: string;
  /** Empty where the person does not say it. */
  readonly words: readonly string[];
  /** By a hash of what is asked, so that no choice was made: one half is for tuning, the other was never looked at. */
  readonly half: "tuning" | "held out";
}

/** Reads lines "asked | words; words" or "asked | -" below lines "== document"; "#" begins a comment. */
export function readMeasuredSet(path: string): Judged[] {
  const judged: Judged[] = [];
  let document = "";
  for (const line of readFileSync(path, "utf8").split("\n")) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    if (line.startsWith("== ")) {
      document = line.slice(3).trim();
      continue;
    }
    const bar = line.lastIndexOf(" | ");
    if (bar < 0 || document === "")
      throw new Error(`${path}: “${line}” has no bar, or stands below no document.`);
    const asked = line.slice(0, bar).trim();
    const written = line.slice(bar + 3).trim();
    const words = written === "-" ? [] : written.split("; ").map((part) => part.trim());
    judged.push({ asked, document, words, half: halfOf(`${document}\n${asked}`) });
  }
  return judged;
}

function halfOf(key: string): Judged["half"] {
  return (createHash("sha256").update(key).digest()[0] ?? 0) % 2 === 0 ? "tuning" : "held out";
}

/** Whether a sentence is one of those that the words name. */
export function holdsOneOf(sentence: string, words: readonly string[]): boolean {
  const plain = sentence.replace(/\s+/gu, " ");
  return words.some((part) => plain.includes(part));
}

/** What was found, what of it is right, and what there was to find. */
export interface Tally {
  right: number;
  found: number;
  wanted: number;
}

export function newTally(): Tally {
  return { right: 0, found: 0, wanted: 0 };
}

/** "precision 0.950 (19 of 20), recall 0.905 (19 of 21)"; 1 of nothing. */
export function inWords({ right, found, wanted }: Tally): string {
  const share = (part: number, whole: number): string => (whole === 0 ? "1.000" : (part / whole).toFixed(3));
  return `precision ${share(right, found)} (${right} of ${found}), recall ${share(right, wanted)} (${right} of ${wanted})`;
}
