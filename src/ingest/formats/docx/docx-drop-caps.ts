/** No drop cap has more letters, a quotation mark before it included. */
const LONGEST_CAP = 4;
const TEXTS = /<w:t(?:\s[^<>]*)?>([^<]*)<\/w:t>/g;

/**
 * The main part of a Word document with the large first letters of chapters, which Word keeps in paragraphs of their own,
 * where they are read: "T" and "hursday" is "Thursday".
 */
export function withDropCapsJoined(xml: string): string {
  let joined = xml;
  for (let mark = joined.indexOf(MARK); mark !== -1; mark = joined.indexOf(MARK, mark + 1)) {
    const start = Math.max(joined.lastIndexOf("<w:p ", mark), joined.lastIndexOf("<w:p>", mark));
    const end = joined.indexOf(PARAGRAPH_END, mark);
    if (start === -1 || end === -1) break;
    const after = end + PARAGRAPH_END.length;
    const cap = textIn(joined.slice(start, end));
    const place = placeOfText(joined, after);
    if (cap === "" || cap.length > LONGEST_CAP || place === null) continue;
    joined = joined.slice(0, start) + joined.slice(after, place) + cap + joined.slice(place);
    mark = start;
  }
  return joined;
}

const MARK = "w:dropCap=";
const PARAGRAPH_END = "</w:p>";

function textIn(paragraph: string): string {
  return [...paragraph.matchAll(TEXTS)]
    .map(([, text = ""]) => text)
    .join("")
    .trim();
}

/** Where the text of the paragraph begins that follows `from`, or null where it has none. */
function placeOfText(xml: string, from: number): number | null {
  const open = xml.slice(from, xml.indexOf(PARAGRAPH_END, from)).search(/<w:t[\s>]/);
  return open === -1 ? null : xml.indexOf(">", from + open) + 1;
}
