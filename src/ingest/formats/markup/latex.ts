import type { MarkedUp } from "./marked-up.ts";
import { uncovered, withFormulasWritten } from "./tex-formulas.ts";
import { signOf } from "./tex-signs.ts";

const LEVELS: ReadonlyMap<string, number> = new Map([
  ["part", 1],
  ["chapter", 1],
  ["section", 2],
  ["subsection", 3],
  ["subsubsection", 4],
  ["paragraph", 5],
]);
/** Commands whose argument is text, in the order of the words. */
const TEXT =
  /\\(?:textbf|textit|texttt|textsc|textrm|textsf|emph|underline|mbox|text|enquote|st|sout|uline|textsubscript|mathrm|href\{[^{}]{0,500}\})\*?\{([^{}]*)\}/g;
/** An argument with arguments in it, as long as a note is. */
const FIRST_ARGUMENT = "\\{((?:[^{}]|\\{(?:[^{}]|\\{[^{}]{0,300}\\}){0,1000}\\}){0,3000})\\}";
/** Their arguments say nothing to a reader. */
const NOT_TEXT =
  /\\(?:label|ref|pageref|eqref|cite[a-z]*|includegraphics|bibliography|bibliographystyle|usepackage|input|include|vspace|hspace|setlength|setcounter|addcontentsline|pagestyle|thispagestyle|hypertarget|index|phantomsection|centering|raggedright|noindent|newpage|clearpage|maketitle|tableofcontents|toprule|midrule|bottomrule|endhead|endfirsthead|hline|tightlist|arabic|alph|noalign|strut|appendix)\*?(?:\[[^\]]{0,300}\])*(?:\{[^{}]{0,500}\})*/g;
/** Where they lead says nothing either, nor does the space before them. */
const REFERENCE = /[ ~]?\\(?:cite[a-z]*|ref|eqref|pageref)\*?(?:\[[^\]]{0,300}\]){0,2}\{[^{}]{0,500}\}/g;
/** Letters that have no key, each a command. */
const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ae: "æ",
    AE: "Æ",
    oe: "œ",
    OE: "Œ",
    aa: "å",
    AA: "Å",
    o: "ø",
    O: "Ø",
    l: "ł",
    L: "Ł",
    ss: "ß",
  }),
);
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/``/g, "“"],
  [/''/g, "”"],
  [/(?<!-)---(?!-)/g, "—"],
  [/(?<!-)--(?!-)/g, "–"],
  [/\\(?:ldots|dots)(?:\{\})?/g, "…"],
  [/~/g, " "],
  [/\\([&%$#_{}])/g, "$1"],
  [/\\(?:textquotedblleft)(?:\{\})?/g, "“"],
  [/\\(?:textquotedblright)(?:\{\})?/g, "”"],
  [/\\(?:,|;|!|:|quad|qquad| )/g, " "],
];
const ACCENTS: ReadonlyMap<string, string> = new Map([
  ["'", "\u0301"],
  ["`", "\u0300"],
  ["^", "\u0302"],
  ['"', "\u0308"],
  ["~", "\u0303"],
  ["c", "\u0327"],
  ["v", "\u030C"],
  ["=", "\u0304"],
  [".", "\u0307"],
  ["r", "\u030A"],
  ["H", "\u030B"],
  ["k", "\u0328"],
  ["u", "\u0306"],
]);

/** A command with what ends it. */
const SIGN = /\\([a-zA-Z]+)(?:\{\}|[ \t]+)?/g;

/** LaTeX: the text of the document, without its preamble and its commands. */
export function latexAsMarkdown(source: string): MarkedUp {
  const text = withFormulasWritten(source.replace(/(?<!\\)%.*$/gm, "").replace(/^\s*\\def\\.*$/gm, ""));
  const begin = text.indexOf("\\begin{document}");
  const end = text.lastIndexOf("\\end{document}");
  const body =
    begin === -1 ? text : text.slice(begin + "\\begin{document}".length, end === -1 ? undefined : end);
  const notes: string[] = [];
  const converted = environments(inlineCommands(body, notes));
  const listed = notes.map((note, at) => `[^${at + 1}]: ${plain(note)}`);
  return { markdown: uncovered(`${converted}\n\n${listed.join("\n\n")}`, "\\"), fields: fieldsOf(text) };
}

const THANKS = new RegExp(`\\\\(?:thanks|footnote|inst|orcid|affil)${FIRST_ARGUMENT}`, "g");

function fieldsOf(text: string): ReadonlyMap<string, unknown> {
  const argument = (name: string): string =>
    (new RegExp(`\\\\${name}(?:\\[[^\\]]{0,200}\\])?${FIRST_ARGUMENT}`).exec(text)?.[1] ?? "").replace(
      THANKS,
      "",
    );
  const fields = new Map<string, unknown>();
  const title = uncovered(plain(argument("title")))
    .replace(/\s+/g, " ")
    .trim();
  if (title !== "") fields.set("title", title);
  const authors = argument("author")
    .split(/\\and\b/i)
    // Below a name stands where somebody works.
    .map((name) =>
      plain(name.trim().split(/\\\\|\n\n/, 1)[0] ?? "")
        .replace(/\s+/g, " ")
        .trim(),
    )
    .filter((name) => name !== "");
  if (authors.length > 0) fields.set("authors", authors);
  const date = plain(argument("date"));
  if (/\d{4}/.test(date)) fields.set("date", date);
  return fields;
}

function inlineCommands(text: string, notes: string[]): string {
  return text
    .replace(
      new RegExp(`\\\\footnote(?:text)?${FIRST_ARGUMENT}`, "g"),
      (_, note: string) => `[^${notes.push(note.replace(/\s+/g, " "))}]`,
    )
    .replace(/\\hypertarget\{[^{}]{0,200}\}\{%?/g, "")
    .replace(
      new RegExp(
        `\\\\(part|chapter|section|subsection|subsubsection|paragraph)\\*?(?:\\[[^\\]]{0,200}\\])?${FIRST_ARGUMENT}(?:\\\\label\\{[^{}]{0,200}\\})?\\}?`,
        "g",
      ),
      (_, kind: string, title: string) =>
        `\n\n${"#".repeat(LEVELS.get(kind) ?? 2)} ${plain(title).replace(/\s+/g, " ").trim()}\n\n`,
    )
    .replace(/\\textsuperscript\{([^{}]*)\}/g, "<sup>$1</sup>")
    .replace(/\\caption(?:\[[^\]]{0,300}\])?\{([^{}]*)\}(?:\\tabularnewline)?/g, "\n\n$1\n\n");
}

const TABLE = /^(?:tabular|longtable|tabularx|array)\*?$/;

/** Environments, line by line. */
function environments(text: string): string {
  const out: string[] = [];
  const lists: string[] = [];
  let [verbatim, table] = [false, null as string[] | null];
  for (const line of text.split("\n")) {
    const edges = [...line.matchAll(/\\(begin|end)\{([\w*]{1,40})\}/g)];
    const [, edge = "", name = ""] = edges.find(([, , one = ""]) => TABLE.test(one)) ?? edges[0] ?? [];
    if (/^(?:verbatim|lstlisting|Verbatim|minted|Highlighting|alltt)\*?$/.test(name)) {
      verbatim = edge === "begin";
      out.push("```");
    } else if (verbatim) out.push(unverbatim(line));
    else if (/^(?:itemize|enumerate|description)$/.test(name)) {
      if (edge === "begin") lists.push(name);
      else lists.pop();
      out.push(lists.length === 0 ? "" : "");
    } else if (TABLE.test(name)) {
      if (edge === "end" && table !== null) out.push("", ...tableOf(table.join("\n")), "");
      table = edge === "begin" ? [] : null;
    } else if (table !== null) table.push(line);
    else if (edge === "" || line.includes("\\item")) out.push(lineOf(line, lists));
    else out.push("");
  }
  return out.join("\n");
}

function lineOf(line: string, lists: readonly string[]): string {
  const [, label = "", item] = /\\item(?:\[([^\]]{0,200})\])?\s*(.*)$/.exec(line) ?? [];
  const indent = "   ".repeat(Math.max(lists.length - 1, 0));
  if (item === undefined)
    return lists.length > 0 ? `${indent}   ${plain(line).trim()}`.trimEnd() : plain(line.trim());
  const marker = lists.at(-1) === "enumerate" ? "1." : "-";
  return `${indent}${marker} ${label === "" ? "" : `${plain(label)}: `}${plain(item)}`;
}

function tableOf(body: string): string[] {
  const caption = /\n\n([^\n]+)\n\n/.exec(body)?.[1];
  const rows = body
    .replace(/\n\n[^\n]+\n\n/, "\n")
    .split(/\\\\|\\tabularnewline/)
    .map((row) => row.split(/(?<!\\)&/).map((cell) => plain(cell).replace(/\s+/g, " ").trim()))
    .filter((cells) => cells.length > 1 && cells.some((cell) => cell !== ""));
  const seen = new Set<string>();
  // The head of a table that goes over pages is written twice.
  const once = rows
    .map((cells) => `| ${cells.join(" | ")} |`)
    .filter((row, at) => at > 1 || (!seen.has(row) && seen.add(row)));
  const [head, ...others] = once;
  if (head === undefined) return [];
  const width = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  return [
    ...(caption === undefined ? [] : [plain(caption), ""]),
    head,
    `|${" --- |".repeat(width)}`,
    ...others,
  ];
}

/** Braces of the code itself, which no text has in this form. */
const [OPEN, CLOSE] = ["\uE002", "\uE003"];

/** Coloured code: `\KeywordTok{def}`. */
function unverbatim(line: string): string {
  let text = line.replace(/\\([{}])/g, (_, brace: string) => (brace === "{" ? OPEN : CLOSE));
  for (let depth = 0; depth < 3; depth++) text = text.replace(/\\\w+Tok\{([^{}]*)\}/g, "$1");
  return text
    .replace(/\\([#$%&_])/g, "$1")
    .replaceAll(OPEN, "{")
    .replaceAll(CLOSE, "}");
}

/** Words without commands, as far as they are known. */
function plain(text: string): string {
  let words = text.replace(/\\(['`^"~cv=.rHku])\s?\{?(\\?[a-zA-Zıȷ])\}?/g, accented);
  words = words
    .replace(
      /\\(ae|AE|oe|OE|aa|AA|o|O|l|L|ss)(?![a-zA-Z])(?:\{\}|[ \t])?/g,
      (_, name: string) => LETTERS.get(name) ?? "",
    )
    .replace(REFERENCE, "")
    .replace(NOT_TEXT, "");
  for (let depth = 0; depth < 4; depth++) words = words.replace(TEXT, "$1");
  words = words.replace(/\\\\(?:\[[^\]]{0,40}\])?\s*$/, "  ").replace(/\\(?:newline|linebreak|par)\b/g, " ");
  for (const [sign, character] of SIGNS) words = words.replace(sign, character);
  return words
    .replace(SIGN, (written, name: string) => signOf(name) ?? written)
    .replace(/\\[a-zA-Z]+\*?(?:\[[^\]]{0,100}\])?/g, "")
    .replace(/[{}]/g, "");
}

function accented(written: string, accent: string, letter: string): string {
  // A letter as accent is a command of more letters: "\ref", "\cite".
  if (/[a-zA-Z]/.test(accent) && !written.includes("{")) return written;
  const mark = ACCENTS.get(accent);
  return mark === undefined ? written : (letter.replace("\\", "") + mark).normalize("NFC");
}
