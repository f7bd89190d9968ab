/** The languages that the page speaks, each by its own name. */
export const LANGUAGES = { en: "English", de: "Deutsch" } as const;
export type Language = keyof typeof LANGUAGES;

/** In which the server writes what it says itself. */
export const SERVER_LANGUAGE: Language = "en";

/** The one that was chosen on the page, or else the first that the browser asks for, or else English. */
export function languageFor(chosen: string | null, wanted: readonly string[]): Language {
  const spoken = [chosen ?? "", ...wanted].map((tag) => tag.toLowerCase().split("-")[0]);
  return spoken.find(isLanguage) ?? "en";
}

function isLanguage(tag: string | undefined): tag is Language {
  return tag !== undefined && Object.hasOwn(LANGUAGES, tag);
}
