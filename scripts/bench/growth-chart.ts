/** A value at each size of the library. */
export interface GrowthCurve {
  readonly name: string;
  readonly points: readonly { readonly passages: number; readonly value: number }[];
}

const WIDTH = 720;
const HEIGHT = 400;
const MARGIN = { left: 70, right: 190, top: 40, bottom: 50 };
const LINE_HEIGHT = 15;
const COLOURS = ["#1b5e9b", "#b3541e", "#2e7d32", "#6a3d9a", "#8c6d00", "#b0005a"];

/** Curves over sizes that grow tenfold, both axes logarithmic, as a picture that needs nothing else. */
export function growthChart(title: string, unit: string, curves: readonly GrowthCurve[]): string {
  const points = curves.flatMap((curve) => curve.points);
  const x = scale(
    points.map(({ passages }) => passages),
    MARGIN.left,
    WIDTH - MARGIN.right,
  );
  const y = scale(
    points.map(({ value }) => value),
    HEIGHT - MARGIN.bottom,
    MARGIN.top,
  );
  const sizes = [...new Set(points.map(({ passages }) => passages))];
  const labels = apart(curves.map(({ points: own }) => y.at(own.at(-1)?.value ?? 0)));
  const lines = curves.map(({ name, points: own }, index) => {
    const colour = COLOURS[index % COLOURS.length] ?? "black";
    const path = own
      .map(({ passages, value }) => `${x.at(passages).toFixed(1)},${y.at(value).toFixed(1)}`)
      .join(" ");
    const end = own.at(-1);
    const label =
      end === undefined
        ? ""
        : textAt(x.at(end.passages) + 8, (labels[index] ?? 0) + 4, name, `fill="${colour}"`);
    return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${label}`;
  });
  const columns = sizes.map(
    (size) =>
      `<line x1="${x.at(size)}" x2="${x.at(size)}" y1="${MARGIN.top}" y2="${HEIGHT - MARGIN.bottom}" stroke="#ddd"/>` +
      textAt(x.at(size), HEIGHT - MARGIN.bottom + 20, size.toLocaleString("en"), 'text-anchor="middle"'),
  );
  const rows = y.ticks.map(
    (tick) =>
      `<line x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${y.at(tick)}" y2="${y.at(tick)}" stroke="#ddd"/>` +
      textAt(MARGIN.left - 8, y.at(tick) + 4, `${tick} ${unit}`, 'text-anchor="end"'),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="white"/>`,
    textAt(MARGIN.left, 22, title, 'font-size="15"'),
    ...columns,
    ...rows,
    ...lines,
    textAt((MARGIN.left + WIDTH - MARGIN.right) / 2, HEIGHT - 12, "passages", 'text-anchor="middle"'),
    "</svg>",
    "",
  ].join("\n");
}

/** Heights at which no label stands on another one, near those that are asked for. */
function apart(heights: readonly number[]): number[] {
  const placed: number[] = [];
  let least = -Infinity;
  for (const [index, height] of [...heights.entries()].sort(([, left], [, right]) => left - right)) {
    const free = Math.max(height, least);
    placed[index] = free;
    least = free + LINE_HEIGHT;
  }
  return placed;
}

interface Scale {
  readonly at: (value: number) => number;
  /** Powers of ten and their doubles and fives, where the values lie. */
  readonly ticks: readonly number[];
}

function scale(values: readonly number[], from: number, to: number): Scale {
  const least = Math.min(...values) / 1.2;
  const most = Math.max(...values) * 1.2;
  const span = Math.log(most / least);
  const decades = Array.from({ length: 12 }, (_, index) => 10 ** (index - 3));
  const ticks = decades.flatMap((decade) => [decade, 2 * decade, 5 * decade]);
  return {
    at: (value) => from + ((to - from) * Math.log(value / least)) / span,
    ticks: ticks.map((tick) => Number(tick.toPrecision(1))).filter((tick) => tick >= least && tick <= most),
  };
}

function textAt(x: number, y: number, words: string, attributes = ""): string {
  const escaped = words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${attributes}>${escaped}</text>`;
}
