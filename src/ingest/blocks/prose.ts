const SENTENCE_END = /[.!?…。！？।؟][\p{Pf}\p{Pe}"'”’]*\s*$/u;

/** Running text, in contrast to a headline, a byline, a date or a button: long, or a sentence of some length. */
export function isProse(text: string): boolean {
  if (text.length > 160) return true;
  const words = text.split(/\s+/).length;
  return SENTENCE_END.test(text) && (words >= 12 || text.length >= 70 || /[。！？]/u.test(text));
}

/** Whether the text ends as a sentence does. */
export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text);
}

const LONGEST_HEADING = 90;

/** Whether a line has the form of a heading: short, begins like a title, does not end like a sentence. */
export function looksLikeHeading(line: string): boolean {
  if (line.length > LONGEST_HEADING || line.split(/\s+/).length > 14) return false;
  if (/[.,;:!?…。！？،؛—–-]["'”’)]*$/u.test(line) || /https?:|@|\s\|\s/.test(line)) return false;
  return /^[\p{Lu}\p{Lt}\p{Lo}\p{N}"“«]/u.test(line) && /\p{L}/u.test(line);
}
