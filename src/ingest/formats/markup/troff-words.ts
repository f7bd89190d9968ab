/** Signs that troff writes with a name: `\(em`, `\[em]`. Any other is left out. */
const SIGNS: Readonly<Record<string, string>> = {
  em: "—",
  en: "–",
  hy: "-",
  bu: "•",
  lq: "“",
  rq: "”",
  oq: "‘",
  cq: "’",
  aq: "'",
  dq: '"',
  Fo: "«",
  Fc: "»",
  co: "©",
  rg: "®",
  tm: "™",
  mu: "×",
  "+-": "±",
  "->": "→",
  "<-": "←",
  "<=": "≤",
  ">=": "≥",
  "!=": "≠",
  de: "°",
  ss: "ß",
  ha: "^",
  ti: "~",
  rs: "\\",
  ba: "|",
  sl: "/",
  at: "@",
  sh: "#",
  Do: "$",
  Eu: "€",
  ":a": "ä",
  ":o": "ö",
  ":u": "ü",
  "'e": "é",
  "`e": "è",
  ",c": "ç",
};

/** Letters, sizes and places of words, which are no words: `\fB`, `\f(CW`, `\s-1`, `\v'2p'`, `\m[blue]`. */
const SETTING =
  /\\(?:f(?:\[[^\]]{0,30}\]|\(..|.)|s[-+]?(?:\(\d\d|\[[^\]]{0,9}\]|\d)|[mMF]\[[^\]]{0,30}\]|[hvwoklLDZxb]'[^']{0,80}'|[n*](?:\[[^\]]{0,30}\]|\(..|.)|[&%:|^!/,)zcdupr{}])/g;

/** The words of a line of troff, without its signs. */
export function troffWords(line: string): string {
  return line
    .replace(/(?<!\\)\\["#].*$/, "")
    .replace(/\\\\/g, "\\e")
    .replace(
      /\\\*(?:\((..)|(-))/g,
      (string, two: string | undefined, one: string | undefined) => STRINGS[two ?? one ?? ""] ?? string,
    )
    .replace(SETTING, "")
    .replace(/\\\((..)|\\\[([^\]]{1,30})\]/g, (_, short: string | undefined, long: string | undefined) =>
      signOf(short ?? long ?? ""),
    )
    .replace(/\\([-~0 'e`.tx])/g, (_, sign: string) => PLAIN[sign] ?? sign)
    .replace(/\\(?=\S)/g, "")
    .replaceAll("\u0007", "\\");
}

/** Strings that most writers of manual pages define: `\*(Aq`. */
const STRINGS: Readonly<Record<string, string>> = {
  Aq: "'",
  lq: "“",
  rq: "”",
  'L"': "“",
  'R"': "”",
  "C`": "'",
  "C'": "'",
  "--": "—",
  "-": "-",
  Tm: "™",
};

const PLAIN: Readonly<Record<string, string>> = { "~": " ", "0": " ", " ": " ", e: "\u0007", t: " ", x: "" };

/** `u00E9` is é. */
function signOf(name: string): string {
  const [, code] = /^u([\dA-F]{4,5})$/.exec(name) ?? [];
  return code === undefined ? (SIGNS[name] ?? "") : String.fromCodePoint(parseInt(code, 16));
}

/** What stands behind a macro, parted by spaces but for what is quoted. */
export function requestArguments(rest: string): string[] {
  const shown = rest.replace(/(?<!\\)\\".*$/, "");
  return [...shown.matchAll(/"((?:[^"]|"")*)(?:"|$)|((?:\\ |[^\s])+)/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'),
  );
}
