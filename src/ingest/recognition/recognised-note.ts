/** What is to be said of recognised text; `what` is "The text" or "The text of pages 2 and 3". */
export function recognisedNote(what: string, confidence: number): string {
  return `${what} is recognised from pictures, ${Math.round(confidence)} % sure; compare what matters with the file.`;
}
