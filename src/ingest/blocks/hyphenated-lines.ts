import { BrokenWords } from "./broken-words.ts";
import { lineGroups, wrapColumn } from "./lines.ts";

const BROKEN = /(?<=(?<head>\p{L}[\p{L}\p{M}]{1,40}))-\n[ \t]{0,40}(?=(?<tail>\p{Ll}[\p{L}\p{M}]{0,40}))/gu;
/** "pre- and post-war": the hyphen stands for a word that comes later. */
const CONJUNCTION = /^(?:and|or|to|und|oder|bis|et|ou|y|o|e|en|of|och|og|и|или)$/u;

/** A text that is wrapped at a column, with the words whole that its lines' ends have broken; any other text as it is. */
export function withBrokenWordsJoined(text: string): string {
  if (!/\p{L}-\n/u.test(text) || wrapColumn(lineGroups(text)) === null) return text;
  const words = new BrokenWords(text.split("\n"));
  return text.replace(BROKEN, (broken, ...groups: unknown[]) => {
    const { head = "", tail = "" } = groups.at(-1) as { head?: string; tail?: string };
    if (CONJUNCTION.test(tail)) return broken;
    return words.keepsHyphen(head, tail) ? "-" : "";
  });
}
