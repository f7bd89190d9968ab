/** Elements that mammoth passes over with all that is in them, or that it trips over, and those that it reads in their place. */
const READ_AS: ReadonlyMap<string, string> = new Map([
  // Of a smart tag mammoth reads what is in it.
  ...["w:fldSimple", "w:dir", "w:bdo", "w:ruby", "w:rubyBase", "m:oMathPara"].map(
    (name) => [name, "w:smartTag"] as const,
  ),
  // Where a link leads to is not needed; one that leads nowhere would cost the whole text.
  ["w:hyperlink", "w:smartTag"],
  ["w:cr", "w:br"],
  ["w:ptab", "w:tab"],
  ...["v:oval", "v:polyline", "v:curve", "v:arc", "v:line"].map((name) => [name, "v:rect"] as const),
]);

const NAMES = new RegExp(`<(?<slash>/?)(?<name>${[...READ_AS.keys()].join("|")})(?=[\\s/>])`, "gu");

/** A part of a Word document with elements that mammoth does not know as those that it reads alike. */
export function withElementsKnown(xml: string): string {
  return xml.replace(NAMES, (_, slash: string, name: string) => `<${slash}${READ_AS.get(name) ?? name}`);
}
