import { createCanvas, loadImage } from "@napi-rs/canvas";
import { confidenceOf, type RecognisedLine, type Recogniser } from "./recognised-line.ts";

/**
 * Below this the picture may lie on its side or upside down: letters that are turned were recognised with 43 to 55 %, upright ones,
 * noisy at 150 dots an inch, with 88 % and more.
 */
const DOUBTFUL = 70;
const QUARTERS = [1, 3, 2] as const;

/** The lines of a picture the way round in which they can be read, which is tried where the recogniser is in doubt. */
export interface UprightLines {
  readonly lines: RecognisedLine[];
  /** By how many quarters of a circle it was turned, clockwise. The lines' places are those on the turned picture. */
  readonly quarters: 0 | 1 | 2 | 3;
}

export async function uprightLines(recogniser: Recogniser, picture: Uint8Array): Promise<UprightLines> {
  const lines = await recogniser.lines(picture);
  let best: UprightLines = { lines, quarters: 0 };
  const isRead = lines.length > 0 && confidenceOf(lines) >= DOUBTFUL;
  if (isRead || (lines.length === 0 && !(await isPaper(picture)))) return best;
  for (const quarters of QUARTERS) {
    const turned = { lines: await recogniser.lines(await turnedPicture(picture, quarters)), quarters };
    // What is sure of two letters is not better than what is in doubt about a page.
    if (weightOf(turned.lines) > weightOf(best.lines)) best = turned;
    if (confidenceOf(best.lines) >= DOUBTFUL && best.quarters !== 0) break;
  }
  return best;
}

function weightOf(lines: readonly RecognisedLine[]): number {
  const letters = lines.reduce((sum, { text }) => sum + text.length, 0);
  return letters * (confidenceOf(lines) / 100) ** 2;
}

/** Pixels a side of the small copy on which is seen whether a picture is one of paper. */
const SMALL = 48;
const LIGHT = 190;

/** Whether most of the picture is light, as a page is: most photographs without any letters are not. */
async function isPaper(picture: Uint8Array): Promise<boolean> {
  const context = createCanvas(SMALL, SMALL).getContext("2d");
  context.drawImage(await loadImage(picture), 0, 0, SMALL, SMALL);
  const { data } = context.getImageData(0, 0, SMALL, SMALL);
  const light = data.filter((value, at) => at % 4 === 1 && value > LIGHT).length;
  return light * 2 > SMALL * SMALL;
}

async function turnedPicture(picture: Uint8Array, quarters: number): Promise<Uint8Array> {
  const image = await loadImage(picture);
  const isOnSide = quarters % 2 === 1;
  const canvas = createCanvas(isOnSide ? image.height : image.width, isOnSide ? image.width : image.height);
  const context = canvas.getContext("2d");
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((quarters * Math.PI) / 2);
  context.drawImage(image, -image.width / 2, -image.height / 2);
  return new Uint8Array(canvas.toBuffer("image/png"));
}
