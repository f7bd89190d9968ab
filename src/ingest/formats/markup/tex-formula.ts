import { grouped } from "../../blocks/formula-text.ts";
import { collapseSpace } from "../../clean.ts";
import { loweredSigns, raisedSigns, relation, signOf } from "./tex-signs.ts";
import { withUnit, writtenChemistry, writtenNumber, writtenUnit } from "./tex-units.ts";

const TOKEN = /\\[a-zA-Z]+\*?|\\.|[{}^_'&~]|\s+|[^\\{}^_'&~\s]/gsu;
/** Formulas are hardly nested so deep; what is deeper stands as its source has it. */
const DEEPEST = 60;

/** Their argument is shown, whatever its letters look like. */
const SHOWN =
  /^\\(?:text|textrm|textbf|textit|textsf|texttt|textnormal|mbox|hbox|mathrm|mathbf|mathit|mathsf|mathtt|mathcal|mathscr|mathfrak|boldsymbol|bm|pmb|operatorname|ensuremath|underline|boxed|overbrace|underbrace|widehat|widetilde|phantom|mathop|mathrel|mathbin|cancel|emph|si|unit)\*?$/;
const FRACTION = /^\\(?:[dtc]?frac|sfrac|nicefrac|flatfrac)$/;
const FUNCTION =
  /^\\(?:sin|cos|tan|cot|sec|csc|arcsin|arccos|arctan|sinh|cosh|tanh|log|ln|lg|exp|lim|limsup|liminf|max|min|sup|inf|det|dim|ker|gcd|deg|arg|Pr|mod|bmod)$/;
const ACCENTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    bar: "\u0304",
    overline: "\u0304",
    hat: "\u0302",
    tilde: "\u0303",
    vec: "\u20D7",
    dot: "\u0307",
    ddot: "\u0308",
    check: "\u030C",
  }),
);
const SETS: ReadonlyMap<string, string> = new Map(
  Object.entries({ N: "ℕ", Z: "ℤ", Q: "ℚ", R: "ℝ", C: "ℂ", P: "ℙ", E: "𝔼" }),
);
/** Their argument is said to nobody. */
const SILENT = /^\\(?:label|tag|vspace|hspace|color|eqref|ref|cite)\*?$/;

/** A formula of TeX as one writes it in a line: `y = 3x`, `(a + b)/2`, `x²`, `√(2)`, "85 °C". */
export function texFormula(source: string): string {
  return collapseSpace(new FormulaReader(source.match(TOKEN) ?? []).sequence(0));
}

class FormulaReader {
  private at = 0;

  constructor(private readonly tokens: readonly string[]) {}

  /** Up to the brace that closes it, or the end. */
  sequence(depth: number): string {
    let out = "";
    while (this.at < this.tokens.length) {
      const token = this.tokens[this.at] ?? "";
      this.at += 1;
      if (token === "}") break;
      if (token === "^" || token === "_") out = this.withScript(out, token, depth);
      else out += this.written(token, depth);
    }
    return out;
  }

  private withScript(before: string, sign: "^" | "_", depth: number): string {
    const script = collapseSpace(this.argument(depth));
    if (script === "∘" || script === "°") return `${before.trimEnd()}°`;
    if (script === "") return before;
    if (/^[′″]+$/u.test(script)) return before + script;
    const isFigures = /^[-−+]?\d{1,6}$|^\d?[+−-]$/u.test(script);
    const figures = isFigures ? (sign === "^" ? raisedSigns(script) : loweredSigns(script)) : undefined;
    if (figures !== undefined) return before + figures;
    const isFollowed = /^(?:[\p{L}\p{N}]|\\[a-zA-Z])/u.test(this.tokens[this.at] ?? "");
    return `${before}${sign}${grouped(script)}${isFollowed ? " " : ""}`;
  }

  /** What a command or a script is of: a group, or one sign. */
  private argument(depth: number): string {
    while (/^\s+$/.test(this.tokens[this.at] ?? "")) this.at += 1;
    const token = this.tokens[this.at] ?? "";
    if (token === "" || token === "}") return "";
    this.at += 1;
    return this.written(token, depth);
  }

  /** An argument as its source has it. */
  private source(): string {
    while (/^\s+$/.test(this.tokens[this.at] ?? "")) this.at += 1;
    if (this.tokens[this.at] !== "{") return "";
    const first = this.at + 1;
    let open = 0;
    for (; this.at < this.tokens.length; this.at += 1) {
      if (this.tokens[this.at] === "{") open += 1;
      else if (this.tokens[this.at] === "}" && --open === 0) break;
    }
    const source = this.tokens.slice(first, this.at).join("");
    this.at += 1;
    return source;
  }

  /** An argument in brackets, as its source has it. */
  private option(): string {
    if (this.tokens[this.at] !== "[") return "";
    const end = this.tokens.indexOf("]", this.at);
    if (end < 0) return "";
    const option = this.tokens.slice(this.at + 1, end).join("");
    this.at = end + 1;
    return option;
  }

  private written(token: string, depth: number): string {
    if (token === "{") return depth < DEEPEST ? this.sequence(depth + 1) : "";
    if (token === "'") return "′";
    if (token === "&" || token === "~" || /^\s/.test(token)) return " ";
    if (/^[=<>]$/.test(token)) return ` ${token} `;
    if (!token.startsWith("\\")) return token;
    if (/^\\[,;:> ]$/.test(token) || /^\\q?quad$/.test(token)) return " ";
    if (token === "\\!") return "";
    if (token === "\\\\") return "; ";
    if (/^\\[{}]$/.test(token)) return token === "\\{" ? BRACES[0] : BRACES[1];
    if (/^\\[^a-zA-Z]$/.test(token)) return token.slice(1);
    return this.command(token, depth);
  }

  private command(token: string, depth: number): string {
    const name = token.slice(1).replace("*", "");
    if (FRACTION.test(token)) return `${grouped(this.argument(depth))}/${grouped(this.argument(depth))}`;
    if (name === "sqrt") {
      const root = this.option();
      return `√${root === "" ? "" : `[${root}]`}(${this.argument(depth).trim()})`;
    }
    if (name === "binom") return `binom(${this.argument(depth)}, ${this.argument(depth)})`;
    if (name === "mathbb") {
      const letters = this.argument(depth);
      return SETS.get(letters) ?? letters;
    }
    const accent = ACCENTS.get(name);
    if (accent !== undefined) {
      const letter = this.argument(depth);
      return /^.$/su.test(letter) ? (letter + accent).normalize("NFC") : letter;
    }
    const measured = measure(
      name,
      () => this.option(),
      () => this.source(),
    );
    if (measured !== null) return measured;
    if (/^(?:begin|end)$/.test(name)) return this.edge(name);
    if (SILENT.test(token)) return this.source() === "" ? "" : "";
    if (SHOWN.test(token)) return this.shown(name, depth);
    if (FUNCTION.test(token))
      return `${name}${/^[\s\p{L}\p{N}\\]/u.test(this.tokens[this.at] ?? "") ? " " : ""}`;
    if (/^(?:left|right)$/.test(name) && this.tokens[this.at] === ".") this.at += 1;
    return relation(name) === undefined ? (signOf(name) ?? "") : ` ${relation(name) ?? ""} `;
  }

  /** Of words the spaces count: "\text{ where }". */
  private shown(name: string, depth: number): string {
    if (!/^(?:text.*|mbox|hbox)$/.test(name)) return this.argument(depth);
    const words = this.source();
    return /[$\\]/.test(words) ? texFormula(words) : words;
  }

  /** "\begin{cases}" */
  private edge(name: string): string {
    const kind = this.source();
    if (kind === "cases") return name === "begin" ? `${BRACES[0]} ` : ` ${BRACES[1]}`;
    return name === "begin" ? "[" : "]";
  }
}

/** Braces that are text, which no text has in this form: those of the code itself are taken out later. */
const BRACES = ["\uE002", "\uE003"] as const;

/** What `siunitx`, `mhchem` and their likes write; null for any other command. */
export function measure(name: string, option: () => string, source: () => string): string | null {
  switch (name) {
    case "SI":
    case "qty": {
      option();
      const number = writtenNumber(source());
      return withUnit(number, writtenUnit(source()));
    }
    case "SIrange":
    case "qtyrange": {
      option();
      const range = `${writtenNumber(source())}–${writtenNumber(source())}`;
      return withUnit(range, writtenUnit(source()));
    }
    case "si":
    case "unit":
      option();
      return writtenUnit(source());
    case "num":
      option();
      return writtenNumber(source());
    case "numrange":
      option();
      return `${writtenNumber(source())}–${writtenNumber(source())}`;
    case "ang":
      option();
      return source()
        .split(";")
        .map((part, at) => (part.trim() === "" ? "" : part.trim() + "°′″".charAt(at)))
        .join("");
    case "ce":
    case "cf":
      return writtenChemistry(source());
    default:
      return null;
  }
}
