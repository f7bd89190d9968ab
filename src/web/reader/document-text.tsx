import type { ComponentChildren, JSX } from "preact";
import type { DocumentStructure } from "../../api/document-responses.ts";
import type { Span } from "../../core/document.ts";
import { cut } from "../ask/cut.ts";
import { MarkedText } from "../ask/marked-text.tsx";
import { writtenIn } from "../messages/document-language.ts";
import { chunksOf } from "./chunks.ts";
import { blocksIn, cellsIn, itemsIn, linesIn, segmentsOf, type Item, type Segment } from "./text-segments.ts";

/**
 * UTF-16 code units in one stretch of the reading panel: about three screens. The browser lays out only the stretches
 * that are on the screen (`content-visibility` in style.css), so the time to open does not grow with the text.
 */
const CHUNK_SIZE = 8_000;

interface DocumentTextProps {
  readonly text: string;
  readonly language: string | null;
  readonly structure: DocumentStructure;
  /** The passage that is set off, or null. */
  readonly passage: Span | null;
  readonly marks: readonly Span[];
}

/** Shows a stretch of the text, with what of it is the passage and what is marked. */
type Show = (start: number, end: number) => ComponentChildren;

/**
 * A document's text for reading, with one passage and the marks in it set off. Headings, lists, tables and records are shown as
 * such. Every character of the text is on the page, in its order, so that places in it can be counted; what only stands
 * between cells and behind names is not seen.
 */
export function DocumentText({ text, language, structure, passage, marks }: DocumentTextProps): JSX.Element {
  const passages = passage === null ? [] : [passage];
  const blocks = blocksIn(structure);
  const show: Show = (start, end) =>
    cut(text.slice(start, end), start, passages).map((part) =>
      part.inside ? (
        <span class="passage" key={part.start}>
          <MarkedText text={part.text} start={part.start} marks={marks} />
        </span>
      ) : (
        part.text
      ),
    );
  return (
    <>
      {chunksOf(text, CHUNK_SIZE).map(({ text: own, start }) => (
        <div class="chunk" {...writtenIn(language)} data-start={start} key={start}>
          {segmentsOf(text, { start, end: start + own.length }, blocks).map((segment) => (
            <Block key={segment.start} text={text} segment={segment} show={show} />
          ))}
        </div>
      ))}
    </>
  );
}

interface BlockProps {
  readonly text: string;
  readonly segment: Segment;
  readonly show: Show;
}

function Block({ text, segment, show }: BlockProps): JSX.Element {
  switch (segment.kind) {
    case "text":
      return <>{show(segment.start, segment.end)}</>;
    case "heading":
      return <Heading segment={segment} show={show} />;
    case "list":
      return <Items items={itemsIn(text, segment)} show={show} />;
    case "table":
      return <Table text={text} segment={segment} show={show} />;
    case "record":
      return <Fields text={text} segment={segment} show={show} />;
  }
}

/** Below the title of the panel, which is of the second level. */
function Heading({ segment: { level, start, end }, show }: Omit<BlockProps, "text">): JSX.Element {
  const Level = (["h3", "h4", "h5", "h6"] as const)[Math.min(level, 4) - 1] ?? "h3";
  return <Level class="heading">{show(start, end)}</Level>;
}

function Items({ items, show }: { readonly items: readonly Item[]; readonly show: Show }): JSX.Element {
  const List = items[0]?.isNumbered === true ? "ol" : "ul";
  return (
    <List class="items">
      {items.map(({ start, end, items: below }) => (
        <li key={start}>
          {show(start, end)}
          {below.length === 0 ? null : <Items items={below} show={show} />}
        </li>
      ))}
    </List>
  );
}

function Table({ text, segment, show }: BlockProps): JSX.Element {
  const rows = linesIn(text, segment).map((row) => cellsIn(text, row));
  const columns = Math.max(...rows.map((cells) => cells.length));
  return (
    <div class="cells" tabIndex={0}>
      <table>
        <tbody>
          {rows.map((cells) => (
            <tr key={cells[0]?.start}>
              {cells.map(({ start, seenEnd, end }, at) => (
                <td key={start} colSpan={at === cells.length - 1 ? columns - at : 1}>
                  {show(start, seenEnd)}
                  <Unseen>{text.slice(seenEnd, end)}</Unseen>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Fields({ text, segment, show }: BlockProps): JSX.Element {
  return (
    <dl class="fields">
      {linesIn(text, segment).map(({ start, end }) => {
        const colon = text.indexOf(": ", start);
        const name = colon < 0 || colon >= end ? start : colon;
        const value = name === start ? start : colon + 2;
        const valueEnd = text[end - 1] === "\n" ? end - 1 : end;
        return (
          <div key={start}>
            <dt>
              {show(start, name)}
              <Unseen>{text.slice(name, value)}</Unseen>
            </dt>
            <dd>
              {show(value, valueEnd)}
              <Unseen>{text.slice(valueEnd, end)}</Unseen>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Unseen({ children }: { readonly children: string }): JSX.Element {
  return <span class="unseen">{children}</span>;
}
