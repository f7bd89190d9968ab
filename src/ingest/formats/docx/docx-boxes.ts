const BEGIN = "<mc:AlternateContent";
const END = "</mc:AlternateContent>";
const BOX_BEGIN = "<w:txbxContent";
const BOX_END = "</w:txbxContent>";

/**
 * The main part with the text boxes that have no older form beside the new one (Google Docs has a picture there), where mammoth
 * reads them: it passes over the new form.
 */
export function withBoxesWritten(xml: string): string {
  let written = "";
  let copied = 0;
  for (let start = xml.indexOf(BEGIN); start !== -1; start = xml.indexOf(BEGIN, copied)) {
    const end = endOf(xml, start, BEGIN, END);
    const choices = xml.slice(start, end);
    const older = choices.lastIndexOf("<mc:Fallback");
    const hasOlder = older !== -1 && choices.includes(BOX_BEGIN, older);
    written += xml.slice(copied, start) + (hasOlder ? choices : boxesIn(choices) || choices);
    copied = end;
  }
  return written + xml.slice(copied);
}

/** Where the element ends that begins at `start`, also where such elements stand within it. */
export function endOf(xml: string, start: number, begin: string, end: string): number {
  let depth = 1;
  let at = start + begin.length;
  while (depth > 0) {
    const close = xml.indexOf(end, at);
    if (close === -1) return xml.length;
    const open = xml.indexOf(begin, at);
    const opens = open !== -1 && open < close;
    depth += opens ? 1 : -1;
    at = opens ? open + begin.length : close + end.length;
  }
  return at;
}

function boxesIn(xml: string): string {
  const boxes: string[] = [];
  for (let start = xml.indexOf(BOX_BEGIN); start !== -1;) {
    const end = endOf(xml, start, BOX_BEGIN, BOX_END);
    boxes.push(xml.slice(start, end));
    start = xml.indexOf(BOX_BEGIN, end);
  }
  return boxes.length === 0 ? "" : `<w:pict><v:textbox>${boxes.join("")}</v:textbox></w:pict>`;
}
