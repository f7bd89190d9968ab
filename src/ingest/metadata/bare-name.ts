/** Words of three letters and more, in the letters that they are written in. */
const WORD = /[\p{L}\p{M}]{3,}/gu;

/** The countries and regions that the runtime's locale data names in English: "Saudi Arabia" looks like a person too. */
const REGIONS: ReadonlySet<string> = new Set(regionNames());

/**
 * Whether a name that stands alone under a headline, with nothing to say that it is a byline, can be that of a person:
 * a person's name is no country, shares no word with the headline, and is nowhere in the text in lower case, as the
 * words of a section or a subject ("Crude Oil") are.
 */
export function canBeBareName(name: string, headline: string, text: string): boolean {
  if (REGIONS.has(name.toLowerCase())) return false;
  const words = name.match(WORD) ?? [];
  const inHeadline = new Set((headline.match(WORD) ?? []).map(stemmed));
  if (words.some((word) => inHeadline.has(stemmed(word)))) return false;
  // Scripts without capitals cannot tell; their names are not taken bare at all (`personName`).
  const inLowerCase = new Set(text.match(WORD) ?? []);
  return words.length === 0 || !words.every((word) => inLowerCase.has(word.toLowerCase()));
}

function stemmed(word: string): string {
  return word.toLowerCase().replace(/(?<=\p{L}{3})s$/u, "");
}

export function regionNames(): string[] {
  const names = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
  const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return codes.flatMap((code) => names.of(code)?.toLowerCase() ?? []);
}

/** The towns after which the runtime's time zones are named, among them most large ones. */
export function townNames(): string[] {
  return Intl.supportedValuesOf("timeZone").map((zone) =>
    (zone.split("/").at(-1) ?? "").replaceAll("_", " ").toLowerCase(),
  );
}
