import { createCanvas } from "@napi-rs/canvas";
import UTIF from "utif2";

/** A page may have so many pixels, and take so many bytes; a file with a larger one is refused. A4 at 600 dots an inch has 35 million. */
const LARGEST_PAGE = 60_000_000;
const MOST_BYTES = 300_000_000;

/** A page of a TIFF file as PNG. Throws where it is damaged or too large. */
export type TiffPage = () => Uint8Array;

export function isTiff(bytes: Uint8Array): boolean {
  const [first, second, third, fourth] = bytes;
  const isLittle = first === 0x49 && second === 0x49 && third === 42 && fourth === 0;
  return isLittle || (first === 0x4d && second === 0x4d && third === 0 && fourth === 42);
}

/**
 * The pages of a TIFF file, as scanners and fax machines write several into one: the recogniser reads but the first, and knows
 * fewer ways in which they are packed. Each is unpacked when it is called for.
 */
export function tiffPages(bytes: Uint8Array): readonly TiffPage[] {
  const buffer = Uint8Array.from(bytes).buffer;
  refuseCircles(new DataView(buffer));
  const pages = UTIF.decode(buffer).filter((page) => pixelsOf(page) > 0 && !isSmaller(page));
  return pages.map((page) => () => {
    if (pixelsOf(page) > LARGEST_PAGE || bytesOf(page) > MOST_BYTES) throw new RangeError("page too large");
    UTIF.decodeImage(buffer, page);
    const pixels = UTIF.toRGBA8(withGreyAlone(page));
    // The decoder would keep what it has unpacked of all pages.
    page.data = new Uint8Array();
    const canvas = createCanvas(page.width, page.height);
    const image = canvas.getContext("2d").createImageData(page.width, page.height);
    image.data.set(pixels);
    canvas.getContext("2d").putImageData(image, 0, 0);
    return new Uint8Array(canvas.toBuffer("image/png"));
  });
}

/** The first value of a tag, or what counts where the page does not have it. */
function tagOf(page: UTIF.IFD, tag: number, otherwise: number): number {
  const values = page[`t${tag}`];
  return Array.isArray(values) ? Number(values[0] ?? otherwise) : otherwise;
}

const [KIND, WIDTH, HEIGHT, BITS, COLOURS, SAMPLES] = [254, 256, 257, 258, 262, 277];

function pixelsOf(page: UTIF.IFD): number {
  return tagOf(page, WIDTH, 0) * tagOf(page, HEIGHT, 0);
}

function bytesOf(page: UTIF.IFD): number {
  return (pixelsOf(page) * tagOf(page, BITS, 1) * tagOf(page, SAMPLES, 1)) / 8;
}

/** Each page tells where the next one is: one that leads back would never end. */
function refuseCircles(file: DataView): void {
  const isLittle = file.getUint8(0) === 0x49;
  const seen = new Set<number>();
  for (let at = file.getUint32(4, isLittle); at !== 0;) {
    if (seen.has(at) || at + 2 > file.byteLength)
      throw new RangeError("pages lead in a circle or out of the file");
    seen.add(at);
    const next = at + 2 + file.getUint16(at, isLittle) * 12;
    at = next + 4 > file.byteLength ? 0 : file.getUint32(next, isLittle);
  }
}

/** Many writers keep a small picture of a page beside it. */
function isSmaller(page: UTIF.IFD): boolean {
  return tagOf(page, KIND, 0) % 2 === 1;
}

/** Of grey pages that say how transparent each dot is, the grey alone: the decoder takes both for dots. */
function withGreyAlone(page: UTIF.IFD): UTIF.IFD {
  const [samples, bits] = [tagOf(page, SAMPLES, 1), tagOf(page, BITS, 1)];
  if (samples < 2 || bits % 8 !== 0 || tagOf(page, COLOURS, 2) > 1) return page;
  const size = bits / 8;
  const data = new Uint8Array(page.data.length / samples);
  for (let at = 0; at < data.length; at++)
    data[at] = page.data[Math.floor(at / size) * size * samples + (at % size)] ?? 0;
  return { ...page, data, [`t${SAMPLES}`]: [1] };
}
