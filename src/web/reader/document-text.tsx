import type { JSX } from "preact";
import type { Span } from "../../core/document.ts";
import { cut } from "../ask/cut.ts";
import { MarkedText } from "../ask/marked-text.tsx";
import { chunksOf } from "./chunks.ts";

/**
 * UTF-16 code units in one stretch of the reading panel: about three screens. The browser lays out only the stretches
 * that are on the screen (`content-visibility` in style.css), so the time to open does not grow with the text.
 */
const CHUNK_SIZE = 8_000;

interface DocumentTextProps {
  readonly text: string;
  /** The passage that is set off, or null. */
  readonly passage: Span | null;
  readonly marks: readonly Span[];
}

/** A document's text for reading: all of it, character for character, with one passage and the marks in it set off. */
export function DocumentText({ text, passage, marks }: DocumentTextProps): JSX.Element {
  const passages = passage === null ? [] : [passage];
  return (
    <>
      {chunksOf(text, CHUNK_SIZE).map((chunk) => (
        <div class="chunk" dir="auto" data-start={chunk.start} key={chunk.start}>
          {cut(chunk.text, chunk.start, passages).map((part) =>
            part.inside ? (
              <span class="passage" key={part.start}>
                <MarkedText text={part.text} start={part.start} marks={marks} />
              </span>
            ) : (
              part.text
            ),
          )}
        </div>
      ))}
    </>
  );
}
