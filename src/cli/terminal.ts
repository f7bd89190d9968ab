import type { Output } from "./command-context.ts";

/** How to write for the reader of an output: its width, and bold and dim where it can show them. */
export interface Style {
  /** Columns. */
  readonly width: number;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}

const NARROWEST = 40;
const WIDEST = 100;
const UNKNOWN_WIDTH = 80;

export function styleFor(output: Output, environment: Readonly<Record<string, string | undefined>>): Style {
  const { NO_COLOR: noColour = "", TERM: terminal } = environment;
  const plain = output.isTTY !== true || noColour !== "" || terminal === "dumb";
  const code = (number: number) => (text: string) => (plain ? text : `\u001b[${number}m${text}\u001b[0m`);
  return { width: widthOf(output), bold: code(1), dim: code(2) };
}

/** Lines beyond 100 columns are hard to read, however wide the terminal is; one that does not know says 0. */
export function widthOf({ columns = 0 }: Output): number {
  return Math.min(Math.max(columns === 0 ? UNKNOWN_WIDTH : columns, NARROWEST), WIDEST);
}

/**
 * A document or a file name may hold escape sequences, and marks that reverse the writing's direction, by which it
 * could dress up what a terminal shows. Each becomes a space, so that offsets into the text stay right.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (control) =>
    control === "\n" || control === "\t" ? control : " ",
  );
}
