import type { JSX } from "preact";

interface CitationLineProps {
  /** As the server makes it. */
  readonly citation: string;
  /** What of a document it names, as far as that is known; in the order of the line. */
  readonly parts: readonly (string | null)[];
}

/** A citation of whose parts none changes the order of the others, whichever way each is read. */
export function CitationLine({ citation, parts }: CitationLineProps): JSX.Element {
  return (
    <>
      {isolated(citation, parts).map(({ text, isPart }, index) =>
        isPart ? <bdi key={index}>{text}</bdi> : text,
      )}
    </>
  );
}

interface Piece {
  readonly text: string;
  readonly isPart: boolean;
}

/** The pieces together are the citation. A part that does not stand behind the one before it stays as it is. */
export function isolated(citation: string, parts: readonly (string | null)[]): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const part of parts) {
    const start = part === null || part === "" ? -1 : citation.indexOf(part, end);
    if (part === null || start < 0) continue;
    pieces.push({ text: citation.slice(end, start), isPart: false }, { text: part, isPart: true });
    end = start + part.length;
  }
  pieces.push({ text: citation.slice(end), isPart: false });
  return pieces.filter(({ text }) => text !== "");
}
