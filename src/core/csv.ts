/**
 * A spreadsheet runs what begins with one of these signs, some after white space, too. Such a text begins with an apostrophe
 * here, which a spreadsheet takes for "this is text", and so does one that looks like it: whoever takes one apostrophe from
 * every text that matches has the words exactly.
 */
const FORMULA = /^[\s']*[=+\-@＝＋－＠]/u;

/** A text for a cell of a table that is opened by a spreadsheet, not yet in quotation marks. */
export function tableText(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
