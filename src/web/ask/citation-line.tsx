import type { JSX } from "preact";
import { isolated } from "./citation-parts.ts";

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
