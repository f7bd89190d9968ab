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
