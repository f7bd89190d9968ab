import type { PassageCounts, WordSource } from "../../../src/search/words/vocabulary.ts";

/** A library of these words. */
export function counted(words: PassageCounts): WordSource {
  const those = (wanted: (word: string) => boolean): PassageCounts =>
    new Map([...words].filter(([word]) => wanted(word)));
  return {
    beginnings: async () => [...new Set([...words.keys()].map((word) => word.charAt(0)))],
    beginningWith: async (letter) => those((word) => word.startsWith(letter)),
    among: async (some) => those((word) => some.includes(word)),
  };
}
