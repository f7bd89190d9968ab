/** The length of the longest run of characters without white space among those of alphabets. */
export function longestWord(text: string): number {
  let [longest, start] = [0, 0];
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 0;
    if (code > SPACE && code < FIRST_OF_EAST_ASIA) continue;
    longest = Math.max(longest, at - start);
    start = at + 1;
  }
  return longest;
}

const SPACE = 0x20;
/** Chinese and Japanese are written without spaces. */
const FIRST_OF_EAST_ASIA = 0x2e80;
