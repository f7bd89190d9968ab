/** The text if it is an address of the web, in full and without white space; null otherwise. */
export function webAddress(text: string | null | undefined): string | null {
  return text !== null && text !== undefined && /^https?:\/\/\S+$/i.test(text) ? text : null;
}
