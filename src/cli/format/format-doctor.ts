import { pluralize } from "../../core/wording.ts";
import { printable, type Style } from "../terminal.ts";
import { hang, wrap } from "./text-layout.ts";
import type { DoctorCheck, DoctorReport } from "../../api/library-responses.ts";

/** The longest state and the longest name of a check, each with two spaces behind. */
const STATE_COLUMNS = 7;
const NAME_COLUMNS = 18;

/** One check a line or more, its remedy below it, and the result last. */
export function formatDoctor({ checks, tookMs }: DoctorReport, style: Style): string {
  const number = (wanted: DoctorCheck["state"]): number =>
    checks.filter(({ state }) => state === wanted).length;
  const [faults, notes] = [pluralize(number("fault"), "fault"), pluralize(number("note"), "note")];
  const result = `${faults}, ${notes}, ${number("ok")} in order; ${(tookMs / 1000).toFixed(1)} s.`;
  return `${[...checks.flatMap((check) => checkLines(check, style)), "", result].join("\n")}\n`;
}

function checkLines({ name, state, detail, remedy }: DoctorCheck, style: Style): string[] {
  const mark = state.padEnd(STATE_COLUMNS);
  const width = style.width - STATE_COLUMNS - NAME_COLUMNS;
  const [first = "", ...others] = hang(name.padEnd(NAME_COLUMNS), wrap(printable(detail), width));
  const indent = " ".repeat(STATE_COLUMNS);
  const remedies =
    remedy === null ? [] : hang(" ".repeat(NAME_COLUMNS), wrap(`→ ${printable(remedy)}`, width));
  return [
    (state === "ok" ? style.dim : style.bold)(mark) + first,
    ...[...others, ...remedies].map((line) => indent + line),
  ];
}
