/** What is to be said of recognised text; `what` is "The text" or "The text of pages 2 and 3". */
export function recognisedNote(what: string, confidence: number, missing: readonly string[]): string {
  const said = `${what} is recognised from pictures, ${Math.round(confidence)} % sure; compare what matters with the file.`;
  if (missing.length === 0) return said;
  return `${said} Data to recognise ${missing.join(" and ")} is not installed, so it was read in another language.`;
}
