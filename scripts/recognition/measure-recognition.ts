import { createCanvas } from "@napi-rs/canvas";
import { defaultLimits } from "../../src/config/limits.ts";
import { readContents } from "../../src/ingest/read-document.ts";
import { Random } from "../random.ts";

/**
 * `npm run recognition` tells how many words of a known text are read wrongly off pictures of it: at 150 and 300 dots an inch,
 * clean, tilted by two degrees, and with the noise of a bad copy; and how many pages a minute are read.
 */
const TEXTS = {
  en: `The town council decided on Tuesday evening, after a long debate, not to pull down the old bridge across the river but to keep it
    for walkers and cyclists. Twelve members voted for the plan, seven against it, and two abstained. The mayor explained that half of the
    cost of eight hundred thousand pounds would be borne by the county, while the town would have to find the remainder within the next five
    years. A group of residents had gathered more than four thousand signatures and had warned against the loss of a landmark. During the
    works, which are to begin in March, traffic will be led over the new bypass. Residents fear more noise and are asking for additional
    barriers at the dangerous places. The council intends to decide about that in autumn, when the examination of the reports has been
    finished.`,
  de: `Der Gemeinderat hat am Dienstagabend nach langer Aussprache beschlossen, die alte Brücke über den Fluss nicht abzureißen, sondern
    für Fußgänger und Radfahrer zu erhalten. Zwölf Mitglieder stimmten dafür, sieben dagegen, und zwei enthielten sich der Stimme. Der
    Bürgermeister erklärte, die Kosten von achthunderttausend Euro würden zur Hälfte vom Land übernommen; den Rest müsse die Stadt in den
    nächsten fünf Jahren aufbringen. Eine Bürgerinitiative hatte zuvor über viertausend Unterschriften gesammelt und vor der Zerstörung
    eines Wahrzeichens gewarnt. Während der Bauarbeiten, die im März beginnen sollen, wird der Verkehr über die neue Umgehungsstraße
    geführt. Anwohner befürchten größere Lärmbelästigung und fordern zusätzliche Schutzwände an den gefährlichen Stellen. Der Stadtrat möchte
    darüber im Herbst entscheiden, wenn die Prüfung der Gutachten abgeschlossen ist.`,
} as const;
const STATES = ["clean", "tilted", "noisy"] as const;
type State = (typeof STATES)[number];

const WIDTH_INCHES = 8.27;
const HEIGHT_INCHES = 5.8;
const LETTERS_POINTS = 11;
const TILT = (2 * Math.PI) / 180;
const GREYNESS = 90;
const SPECKS = 0.01;

function picture(text: string, dpi: number, state: State): Buffer {
  const [width, height] = [Math.round(WIDTH_INCHES * dpi), Math.round(HEIGHT_INCHES * dpi)];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, width, height);
  context.fillStyle = "black";
  const letters = Math.round((LETTERS_POINTS / 72) * dpi);
  context.font = `${letters}px serif`;
  if (state === "tilted") {
    context.translate(width / 2, height / 2);
    context.rotate(TILT);
    context.translate(-width / 2, -height / 2);
  }
  const margin = Math.round(dpi * 0.9);
  let [line, y] = ["", margin];
  for (const word of text.split(/\s+/)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (context.measureText(longer).width <= width - 2 * margin) line = longer;
    else {
      context.fillText(line, margin, y);
      [line, y] = [word, y + Math.round(letters * 1.35)];
    }
  }
  context.fillText(line, margin, y);
  if (state === "noisy") {
    const image = context.getImageData(0, 0, width, height);
    const chance = new Random(7, dpi);
    const random = (): number => chance.next();
    for (let at = 0; at < image.data.length; at += 4) {
      const grey = (image.data[at] ?? 0) + (random() + random() + random() - 1.5) * GREYNESS;
      const value = random() < SPECKS ? (random() < 0.5 ? 0 : 255) : Math.max(0, Math.min(255, grey));
      image.data.fill(value, at, at + 3);
    }
    context.putImageData(image, 0, 0);
  }
  return canvas.toBuffer("image/png");
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, " ")
    .split(/\s+/)
    .filter((word) => word !== "");
}

/** Words that are to be put in, left out or changed, in relation to those of the text. */
function wordError(text: string, read: string): number {
  const [wanted, got] = [wordsOf(text), wordsOf(read)];
  let before = Array.from({ length: got.length + 1 }, (_, at) => at);
  for (const [row, word] of wanted.entries()) {
    const next = [row + 1];
    for (const [at, other] of got.entries()) {
      const changed = (before[at] ?? 0) + (word === other ? 0 : 1);
      next.push(Math.min(changed, (before[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    before = next;
  }
  return (before.at(-1) ?? 0) / wanted.length;
}

console.log("| Language | dots an inch | state | word error | sure | pages a minute |");
console.log("| --- | --- | --- | ---: | ---: | ---: |");
for (const [language, text] of Object.entries(TEXTS)) {
  for (const dpi of [150, 300]) {
    for (const state of STATES) {
      const limits = { ...defaultLimits, recognitionLanguages: [language] };
      const start = performance.now();
      const { documents } = await readContents(picture(text, dpi, state), "page.png", limits);
      const minutes = (performance.now() - start) / 60_000;
      const [{ document } = {}] = documents;
      const error = (wordError(text, document?.text ?? "") * 100).toFixed(1);
      console.log(
        `| ${language} | ${dpi} | ${state} | ${error} % | ${document?.recognised ?? 0} % | ${(1 / minutes).toFixed(0)} |`,
      );
    }
  }
}
