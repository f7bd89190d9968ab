/** Languages whose month names are known, long and short, as the runtime's own locale data spells them. */
const LANGUAGES = ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "sv", "da", "fi", "cs", "tr"];

/** Month names in lower case, without a full stop → 1 to 12. */
export const MONTH_NUMBERS: ReadonlyMap<string, number> = monthNumbers();

/** One of the names, the longer ones first, for a regular expression that ignores case. */
export const MONTH_NAME = [...MONTH_NUMBERS.keys()].sort((a, b) => b.length - a.length).join("|");

function monthNumbers(): Map<string, number> {
  const numbers = new Map<string, number>([["sept", 9]]);
  for (const language of LANGUAGES) {
    for (let month = 0; month < 12; month += 1) {
      for (const name of formsOf(language, new Date(Date.UTC(2018, month, 15)))) {
        if (/^\p{L}[\p{L}\p{M}]+$/u.test(name) && !numbers.has(name)) numbers.set(name, month + 1);
      }
    }
  }
  return numbers;
}

/** As a date has the name ("16 июля"), as it stands alone ("июль"), and in Russian as it follows "в" ("июле"). */
function formsOf(language: string, day: Date): string[] {
  const options = (["long", "short"] as const).flatMap((month) => [
    { month, day: "numeric" as const, timeZone: "UTC" },
    { month, timeZone: "UTC" },
  ]);
  const names = options.map(
    (option) =>
      new Intl.DateTimeFormat(language, option)
        .formatToParts(day)
        .find(({ type }) => type === "month")
        ?.value.toLowerCase()
        .replace(/\.$/u, "") ?? "",
  );
  const locatives = language === "ru" ? names.map((name) => name.replace(/[ая]$/u, "е")) : [];
  return [...names, ...locatives];
}
