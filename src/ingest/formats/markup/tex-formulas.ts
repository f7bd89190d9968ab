import { texFormula } from "./tex-formula.ts";

const ARGUMENT = "\\{(?:[^{}]|\\{(?:[^{}]|\\{[^{}]{0,200}\\}){0,300}\\}){0,600}\\}";
const VERBATIM =
  "\\\\begin\\{(?<code>verbatim|lstlisting|Verbatim|minted|Highlighting|alltt)\\*?\\}[\\s\\S]*?\\\\end\\{\\k<code>\\*?\\}|\\\\(?:verb|lstinline)\\*?(?<mark>[|!+/])[^\\n]*?\\k<mark>";
const DISPLAYED =
  "\\\\begin\\{(?<kind>equation|align|alignat|flalign|gather|multline|eqnarray|displaymath|dmath)\\*?\\}(?<rows>[\\s\\S]{0,6000}?)\\\\end\\{\\k<kind>\\*?\\}|" +
  "\\$\\$(?<dollars>[^$]{1,3000})\\$\\$|(?<!\\\\)\\\\\\[(?<brackets>[\\s\\S]{1,3000}?)\\\\\\]";
const IN_LINE =
  "(?<!\\\\)\\\\\\((?<round>[\\s\\S]{1,1000}?)\\\\\\)|(?<!\\\\)\\$(?<dollar>(?:[^$\\n\\\\]|\\\\[\\s\\S]|\\n(?!\\s*\\n)){1,1000})\\$|" +
  `\\\\ensuremath(?<ensured>${ARGUMENT})`;
const MEASURE = `(?<measure>\\\\(?:SI|SIrange|qty|qtyrange|si|unit|num|numrange|ang|ce|cf)(?:\\[[^\\]]{0,200}\\])?(?:${ARGUMENT}){1,3})`;
const FORMULA = new RegExp([VERBATIM, DISPLAYED, IN_LINE, MEASURE].join("|"), "g");

/** What Markdown, or the rest of the reading of TeX, would take for its own. */
const PROTECTED: Readonly<Record<string, string>> = {
  "{": "\uE002",
  "}": "\uE003",
  _: "\uE004",
  "<": "\uE005",
  "*": "\uE006",
  "[": "\uE007",
};
const SIGNS: ReadonlyMap<string, string> = new Map(
  Object.entries(PROTECTED).map(([sign, cover]) => [cover, sign]),
);

/** The source with its formulas, units and chemistry as text, and its code as it is. */
export function withFormulasWritten(source: string): string {
  return source.replace(FORMULA, (written, ...found: unknown[]) => {
    const groups = found.at(-1) as Readonly<Record<string, string | undefined>>;
    const displayed = groups.rows ?? groups.dollars ?? groups.brackets;
    if (displayed !== undefined) return `\n\n${rowsOf(displayed).map(covered).join("\n\n")}\n\n`;
    const formula = groups.round ?? groups.dollar ?? groups.ensured ?? groups.measure;
    return formula === undefined ? written : covered(texFormula(formula));
  });
}

/** A displayed formula has a paragraph for each of its rows. */
function rowsOf(source: string): string[] {
  const isMatrix = source.includes("\\begin{");
  const rows = isMatrix ? [source] : source.split(/\\\\(?:\[[^\]]{0,20}\])?/);
  return rows.map((row) => texFormula(row.replace(/^\{\d\}/, ""))).filter((row) => row !== "");
}

function covered(formula: string): string {
  return formula.replace(/[{}_<*[]/g, (sign) => PROTECTED[sign] ?? sign);
}

/** The signs that were kept from being read as others; `escape` stands before those that Markdown would take for its own. */
export function uncovered(text: string, escape = ""): string {
  return text.replace(/[\uE002-\uE007]/g, (cover) => {
    const sign = SIGNS.get(cover) ?? "";
    return /[_<*[]/.test(sign) ? escape + sign : sign;
  });
}
