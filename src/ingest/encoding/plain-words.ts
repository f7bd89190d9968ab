/**
 * Languages that the detector has not learnt, by words that are hardly any in those that it has: it takes the Albanian "më në"
 * for a Lithuanian "mė nė".
 */
const WORDS: Readonly<Record<string, string>> = {
  ca: "amb els dels aquest aquesta aquests aquestes molt vam vaig llur llurs tothom però això perquè què",
  fo: "hevur ella teir hava onkur eisini uttan tann fyri ikki tað hvør rætt",
  gl: "unha dunha cunha coa coas polo pola polos polas ata ningunha súa teñen",
  lb: "vun huet fir wou vum ginn hunn sinn awer duerch déi wéi nët gëtt dëst dëse mënsch",
  sq: "dhe edhe ishte nga nuk kjo ky sipas duhet njeriu gjithash tek më në që është të",
};

/** So many different ones, and so large a share of the plain words, tell the language. */
const LEAST_WORDS = 2;
const LEAST_SHARE = 1 / 25;

const LANGUAGES: readonly (readonly [language: string, words: ReadonlySet<string>])[] = Object.entries(
  WORDS,
).map(([language, words]) => [language, new Set(words.split(" "))]);

/** The language that its words show a text to be in that is read as Latin 1; null for a text in a language that the detector has learnt. */
export function languageOfPlainWords(latin: string): string | null {
  const words = latin.toLowerCase().match(/[a-z\x80-\xFF]+/g) ?? [];
  const [best] = LANGUAGES.map(([language, known]) => {
    const hits = words.filter((word) => known.has(word));
    return { language, count: hits.length, different: new Set(hits).size };
  }).sort((one, other) => other.count - one.count);
  if (best === undefined || best.different < LEAST_WORDS) return null;
  return best.count < words.length * LEAST_SHARE ? null : best.language;
}
