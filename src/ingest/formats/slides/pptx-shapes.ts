import { elementsIn, wholeNumber, type XmlElement } from "../xml/xml-tree.ts";

/** Where a shape lies on its slide, in the file's own unit. */
interface Place {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A shape, or those of a group, which are read together. */
interface Unit {
  readonly shapes: readonly XmlElement[];
  readonly place: Place | null;
}

type Axis = "columns" | "rows";

const SHAPES: ReadonlySet<string> = new Set(["p:sp", "p:graphicFrame"]);
/** Shapes may overlap by this share of their size and still lie beside one another. */
const OVERLAP = 0.1;
const LARGEST = 1_000_000_000;
/** The title, and what stands at a slide's edges. */
const OF_ITS_OWN = /^(?:title|ctrTitle|sldNum|dt|ftr|hdr|sldImg)$/;
/** More shapes than this are a drawing, in which no order is looked for. */
const MOST_UNITS = 200;

/** The kind of placeholder that a shape is; "" for one that is none. */
export function placeholderOf(shape: XmlElement): string {
  const placeholder = placeholderIn(shape);
  return placeholder === undefined ? "" : (placeholder.attributes.type ?? "body");
}

/**
 * The shapes of a slide, groups unfolded, in the order in which they are read: as they lie in the file, which is the order in which
 * they were drawn, if that goes along rows or columns, else by columns. `layout` tells where placeholders lie.
 */
export function shapesOf(slide: XmlElement, layout: XmlElement | null = null): XmlElement[] {
  const places = new Map<string, Place | null>();
  for (const shape of layout === null ? [] : shapesIn(layout))
    for (const key of keysOf(shape)) if (!places.has(key)) places.set(key, ownPlace(shape));
  const placeOf = (shape: XmlElement): Place | null => {
    const own = ownPlace(shape);
    const [key] = keysOf(shape);
    return own ?? places.get(key ?? "") ?? null;
  };
  return inReadingOrder(unitsOf(slide, placeOf)).flatMap(({ shapes }) => shapes);
}

function unitsOf(element: XmlElement, placeOf: (shape: XmlElement) => Place | null): Unit[] {
  return elementsIn(element).flatMap((child): Unit[] => {
    if (SHAPES.has(child.name)) return [{ shapes: [child], place: placeOf(child) }];
    if (child.name === "p:grpSp") {
      const shapes = inReadingOrder(unitsOf(child, placeOf)).flatMap((unit) => unit.shapes);
      return shapes.length === 0 ? [] : [{ shapes, place: ownPlace(child) }];
    }
    // Beside what newer programs draw stands what older ones do.
    return child.name === "mc:Fallback" ? [] : unitsOf(child, placeOf);
  });
}

function shapesIn(element: XmlElement): XmlElement[] {
  return unitsOf(element, () => null).flatMap(({ shapes }) => shapes);
}

function placeholderIn(shape: XmlElement): XmlElement | undefined {
  const [own] = elementsIn(shape).filter(({ name }) => name.startsWith("p:nv"));
  const [properties] = own === undefined ? [] : elementsIn(own).filter(({ name }) => name === "p:nvPr");
  return properties === undefined ? undefined : elementsIn(properties).find(({ name }) => name === "p:ph");
}

/** What a placeholder has in common with the one in the layout, the surest first; none for a shape that is no placeholder. */
function keysOf(shape: XmlElement): string[] {
  const placeholder = placeholderIn(shape)?.attributes;
  if (placeholder === undefined) return [];
  const { idx, type = "body" } = placeholder;
  return idx === undefined ? [`type ${type}`] : [`idx ${idx}`, `type ${type}`];
}

function ownPlace(shape: XmlElement): Place | null {
  const holders = elementsIn(shape).filter(({ name }) => ["p:spPr", "p:grpSpPr"].includes(name));
  const transform = [shape, ...holders].flatMap(elementsIn).find(({ name }) => /^[pa]:xfrm$/.test(name));
  if (transform === undefined || elementsIn(transform).length === 0) return null;
  const numberIn = (element: string, name: string): number => {
    const found = elementsIn(transform).find((child) => child.name === element);
    return wholeNumber(found?.attributes[name], 0, { least: -LARGEST, most: LARGEST });
  };
  const [left, top] = [numberIn("a:off", "x"), numberIn("a:off", "y")];
  return { left, top, right: left + numberIn("a:ext", "cx"), bottom: top + numberIn("a:ext", "cy") };
}

function inReadingOrder(units: readonly Unit[]): readonly Unit[] {
  const body = units.filter(({ shapes }) => !shapes.some((shape) => OF_ITS_OWN.test(placeholderOf(shape))));
  if (body.length > MOST_UNITS || body.some(({ place }) => place === null)) return units;
  const byRows = inOrderOf(body, "rows");
  if (byRows.every((unit, at) => unit === body[at])) return units;
  return [...inOrderOf(body, "columns"), ...units.filter((unit) => !body.includes(unit))];
}

/** Parted along an axis, then along the other; what overlaps stays as it is. */
function inOrderOf(units: readonly Unit[], axis: Axis): readonly Unit[] {
  const other = axis === "rows" ? "columns" : "rows";
  for (const along of [axis, other] as const) {
    const parts = partedAlong(units, along);
    if (parts.length > 1) return parts.flatMap((part) => inOrderOf(part, axis));
  }
  return units;
}

function partedAlong(units: readonly Unit[], axis: Axis): Unit[][] {
  const parts: Unit[][] = [];
  let end = -Infinity;
  const sorted = units
    .map((unit, at) => ({ unit, at, ...stretchOf(unit, axis) }))
    .sort((one, other) => one.from - other.from || one.at - other.at);
  for (const { unit, from, to } of sorted) {
    const part = parts.at(-1);
    if (part !== undefined && from < end) part.push(unit);
    else parts.push([unit]);
    end = Math.max(end, to);
  }
  return parts.map((part) => part.sort((one, other) => units.indexOf(one) - units.indexOf(other)));
}

function stretchOf({ place }: Unit, axis: Axis): { readonly from: number; readonly to: number } {
  const { left = 0, right = 0, top = 0, bottom = 0 } = place ?? {};
  const [from, to] = axis === "columns" ? [left, right] : [top, bottom];
  const spare = (to - from) * OVERLAP;
  return { from: from + spare, to: to - spare };
}
