/**
 * Languages that share so many words, abbreviations and rules that a few sentences may not tell them apart, and that it
 * matters little.
 */
const FAMILIES: readonly (readonly string[])[] = [
  ["da", "nb", "nn", "no", "sv"],
  ["cs", "sk"],
  ["ru", "uk", "be", "bg", "kk"],
  ["es", "pt", "gl", "ca"],
  ["de", "lb", "nds"],
  ["nl", "af"],
];

/** The languages that are read like this one, itself first. */
export function relatedLanguages(language: string): readonly string[] {
  const family = FAMILIES.find((members) => members.includes(language)) ?? [];
  return [language, ...family.filter((other) => other !== language)];
}
