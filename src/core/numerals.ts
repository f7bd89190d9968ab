/** The number that decimal digits spell, or undefined for any other text ("5x", "1e1", " 5", "05") or out of range. */
export function wholeNumber(text: string, least: number, most: number): number | undefined {
  if (!/^(0|[1-9]\d{0,14})$/.test(text)) return undefined;
  const value = Number(text);
  return value >= least && value <= most ? value : undefined;
}
