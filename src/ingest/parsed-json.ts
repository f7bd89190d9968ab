/**
 * What a text that may be JSON holds; undefined where it is none. The parser's own words ("Unexpected token at position 7") tell
 * nobody a remedy.
 */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
