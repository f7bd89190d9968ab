const SPECIAL: Readonly<Record<string, string>> = {
  // BibTeX counts braces whether or not a backslash stands before them, so that a lone one has to go by its name.
  "\\": "{\\textbackslash}",
  "{": "{\\textbraceleft}",
  "}": "{\\textbraceright}",
  "~": "{\\textasciitilde}",
  "^": "{\\textasciicircum}",
};

/** A text as TeX prints it letter by letter, with its braces in pairs. */
export function texText(text: string): string {
  return text.replace(/[\\{}~^&%$#_]/gu, (sign) => SPECIAL[sign] ?? `\\${sign}`);
}
