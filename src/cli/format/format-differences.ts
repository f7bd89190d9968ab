import type { Difference } from "../../api/differences/difference-responses.ts";
import { differenceHeading } from "../../api/differences/difference-wording.ts";
import { printable, type Style } from "../terminal.ts";
import { hang, wrap } from "./text-layout.ts";

const INDENT = "  ";

/** For each difference its sentences below each other, each with its citation. */
export function differenceSections(
  differences: readonly Difference[] | undefined,
  style: Style,
): readonly string[][] {
  return (differences ?? []).map((difference) => [
    ...wrap(printable(differenceHeading(difference)), style.width).map(style.bold),
    ...difference.statements.flatMap(({ text, citation }) => [
      ...hang(INDENT, wrap(printable(text.replace(/\s+/gu, " ")), style.width - INDENT.length)),
      ...hang(INDENT, wrap(printable(citation), style.width - INDENT.length)).map(style.dim),
    ]),
  ]);
}
