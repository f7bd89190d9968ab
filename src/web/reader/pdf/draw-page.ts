import { inkOf, rowsOf, type AboutPlace, type Rows } from "./about-place.ts";
import { NoPages, within, type OpenPdf } from "./open-pdf.ts";
import type { ItemRange } from "./page-places.ts";

/** A page as it is drawn; the picture and what it takes of memory go with `release`. */
export interface DrawnPage {
  /** Draws marks over the characters of the page, and gives them in the order of the ranges. */
  mark(ranges: readonly ItemRange[], kind: "cited" | "found"): void;
  /** Sets a bar beside the lines where words of a picture stand. */
  markAbout(about: AboutPlace): void;
  release(): void;
}

/** Pixels of a page's picture: more would take over 64 MB. */
const MOST_PIXELS = 1 << 24;
const LONGEST_SIDE = 8_192;
const PATIENCE = 20_000;

/** Draws a page into its box, that many pixels wide, and lays its words over it, where they can be selected. */
export async function drawPage(
  pdf: OpenPdf,
  number: number,
  box: HTMLElement,
  width: number,
  signal: AbortSignal,
): Promise<DrawnPage> {
  const page = await within(PATIENCE, pdf.page(number));
  const size = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: width / size.width });
  box.style.height = `${viewport.height}px`;
  const sharpness = Math.min(
    devicePixelRatio,
    Math.sqrt(MOST_PIXELS / (viewport.width * viewport.height)),
    LONGEST_SIDE / Math.max(viewport.width, viewport.height),
  );
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.floor(viewport.width * sharpness));
  canvas.height = Math.max(1, Math.floor(viewport.height * sharpness));
  const [marks, words] = [layer("page-marks"), layer("page-words")];
  marks.setAttribute("aria-hidden", "true");
  words.style.setProperty("--total-scale-factor", String(viewport.scale));
  const task = page.render({ canvas, viewport, transform: [sharpness, 0, 0, sharpness, 0, 0] });
  const release = (): void => {
    task.cancel();
    // What a canvas takes is given back when it has no size, and not when it is collected some day.
    canvas.width = canvas.height = 0;
    for (const part of [canvas, marks, words]) part.remove();
    page.cleanup();
  };
  signal.addEventListener("abort", release);
  try {
    const textContent = await within(PATIENCE, pdf.text(number));
    const textLayer = new pdf.script.TextLayer({
      textContentSource: textContent,
      container: words,
      viewport,
    });
    await within(PATIENCE, Promise.all([task.promise, textLayer.render()]));
    signal.throwIfAborted();
    box.replaceChildren(canvas, marks, words);
    return {
      mark(ranges, kind) {
        drawMarks(marks, rectanglesOf(ranges, textLayer.textDivs, box), kind);
      },
      markAbout(about) {
        drawBar(marks, rowsOf(inkOf(canvas), about));
      },
      release,
    };
  } catch (thrown) {
    release();
    signal.throwIfAborted();
    throw thrown instanceof NoPages ? thrown : new NoPages("damaged", { cause: thrown });
  }
}

function layer(name: string): HTMLElement {
  const element = document.createElement("div");
  element.className = name;
  return element;
}

interface Rectangle {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** In parts of the box, so that they stay in place where it grows; what follows on one line is one. */
function rectanglesOf(
  ranges: readonly ItemRange[],
  pieces: readonly HTMLElement[],
  box: HTMLElement,
): Rectangle[] {
  const frame = box.getBoundingClientRect();
  const found: Rectangle[] = [];
  for (const { item, start, end } of ranges) {
    const node = pieces[item]?.firstChild;
    if (node?.nodeType !== Node.TEXT_NODE) continue;
    const length = node.nodeValue?.length ?? 0;
    const range = document.createRange();
    range.setStart(node, Math.min(start, length));
    range.setEnd(node, Math.min(end, length));
    for (const { left, top, right, bottom } of range.getClientRects()) {
      if (right <= left || bottom <= top) continue;
      const rectangle = {
        left: (left - frame.left) / frame.width,
        top: (top - frame.top) / frame.height,
        right: (right - frame.left) / frame.width,
        bottom: (bottom - frame.top) / frame.height,
      };
      const last = found.at(-1);
      if (last === undefined || !isOneLine(last, rectangle)) found.push(rectangle);
      else {
        last.right = Math.max(last.right, rectangle.right);
        last.top = Math.min(last.top, rectangle.top);
        last.bottom = Math.max(last.bottom, rectangle.bottom);
      }
    }
  }
  return found;
}

function isOneLine(one: Rectangle, next: Rectangle): boolean {
  const height = Math.min(one.bottom - one.top, next.bottom - next.top);
  const overlap = Math.min(one.bottom, next.bottom) - Math.max(one.top, next.top);
  return overlap > 0.6 * height && next.left >= one.left && next.left - one.right < height;
}

function drawBar(layer: HTMLElement, rows: Rows | null): void {
  for (const old of layer.querySelectorAll(".about")) old.remove();
  if (rows === null) return;
  const bar = document.createElement("mark");
  bar.className = "cited about";
  bar.style.top = `${100 * rows.top}%`;
  bar.style.height = `${100 * (rows.bottom - rows.top)}%`;
  layer.append(bar);
}

function drawMarks(layer: HTMLElement, rectangles: readonly Rectangle[], kind: "cited" | "found"): void {
  for (const old of layer.querySelectorAll(`.${kind}:not(.about)`)) old.remove();
  for (const { left, top, right, bottom } of rectangles) {
    const mark = document.createElement("mark");
    mark.className = kind;
    mark.style.left = `${100 * left}%`;
    mark.style.top = `${100 * top}%`;
    mark.style.width = `${100 * (right - left)}%`;
    mark.style.height = `${100 * (bottom - top)}%`;
    layer.append(mark);
  }
}
