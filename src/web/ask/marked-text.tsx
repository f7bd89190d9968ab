import type { JSX } from "preact";
import type { Span } from "../../core/document.ts";
import { cut } from "./cut.ts";

/** A slice of a document, what the spans cover as `<mark>`. */
export function MarkedText(props: {
  readonly text: string;
  /** The slice's offset in the document. */
  readonly start: number;
  readonly marks: readonly Span[];
}): JSX.Element {
  return (
    <>
      {cut(props.text, props.start, props.marks).map((piece) =>
        piece.inside ? <mark key={piece.start}>{piece.text}</mark> : piece.text,
      )}
    </>
  );
}
