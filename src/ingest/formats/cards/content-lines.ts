import { cleanText, collapseSpace } from "../../clean.ts";
import { decodeText } from "../../encoding/decode.ts";

/** A line of a calendar or an address card: `DTSTART;TZID=Europe/Berlin:20180713T100000`. */
export interface Property {
  /** In capitals. */
  readonly name: string;
  /** By their names in capitals, without quotation marks; one without a name is its own value. */
  readonly parameters: ReadonlyMap<string, string>;
  /** As the file has it, for values of several parts. */
  readonly raw: string;
}

/** What stands between `BEGIN` and `END`. */
export interface Component {
  readonly name: string;
  readonly properties: Property[];
  readonly components: Component[];
}

/** More would be an attack. */
const DEEPEST = 10;

/**
 * The components of a file of iCalendar (RFC 5545) or vCard (RFC 6350, 2426, and 2.1 as telephones write it). What is not closed
 * ends with the file, and a line that is none is passed over: a kept parser would refuse the whole file for it.
 */
export function componentsIn(text: string): readonly Component[] {
  const root: Component = { name: "", properties: [], components: [] };
  const open = [root];
  for (const line of unfolded(cleanText(text))) {
    const property = propertyOf(line);
    const within = open.at(-1) ?? root;
    if (property === null) continue;
    const { name, raw } = property;
    if (name === "BEGIN" && open.length <= DEEPEST) {
      const component: Component = { name: raw.trim().toUpperCase(), properties: [], components: [] };
      within.components.push(component);
      open.push(component);
    } else if (name === "END" && open.length > 1) open.pop();
    else within.properties.push(property);
  }
  return root.components;
}

/** A line goes on where the next one begins with a space, and in quoted-printable behind "=". */
function unfolded(text: string): string[] {
  const lines: string[][] = [];
  let isQuoted = false;
  for (const line of text.split("\n")) {
    const before = lines.at(-1);
    const last = before?.at(-1);
    if (before !== undefined && last !== undefined && isQuoted && last.endsWith("=")) {
      before[before.length - 1] = last.slice(0, -1);
      before.push(line);
    } else if (before !== undefined && /^[ \t]/.test(line)) before.push(line.slice(1));
    else {
      lines.push([line]);
      isQuoted = QUOTED.test(line);
    }
  }
  return lines.map((parts) => parts.join(""));
}

const QUOTED = /^[^:]{0,300};(?:ENCODING=)?QUOTED-PRINTABLE[;:]/i;
/** A group may stand before the name: `item1.EMAIL`. */
const LINE = /^(?:[\w-]{1,60}\.)?([A-Za-z][\w-]{0,60})((?:;(?:[^:;"]|"[^"]*")*)*):(.*)$/su;
const PARAMETER = /;([\w-]{1,60})(?:=((?:[^:;"]|"[^"]*")*))?/g;

function propertyOf(line: string): Property | null {
  const [, name, given = "", value = ""] = LINE.exec(line) ?? [];
  if (name === undefined) return null;
  const parameters = new Map<string, string>();
  for (const [, key = "", of] of given.matchAll(PARAMETER))
    parameters.set(key.toUpperCase(), (of ?? key).replaceAll('"', ""));
  const isQuoted = /^quoted-printable$/i.test(
    parameters.get("ENCODING") ?? parameters.get("QUOTED-PRINTABLE") ?? "",
  );
  return {
    name: name.toUpperCase(),
    parameters,
    raw: isQuoted ? fromQuotedPrintable(value, parameters.get("CHARSET")) : value,
  };
}

function fromQuotedPrintable(value: string, charset: string | undefined): string {
  const bytes = value.replace(/=([\dA-F]{2})/gi, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
  return cleanText(decodeText(Buffer.from(bytes, "latin1"), charset).text);
}

/** The words of a value, its lines parted by `\n`; the empty string where there are none. */
export function wordsOf(property: Property | undefined): string {
  return (property?.raw ?? "")
    .replace(/\\([nN,;:\\])/g, (_, sign: string) => (sign.toLowerCase() === "n" ? "\n" : sign))
    .trim();
}

/** The parts of a value that has several (`Moor;Ida;;Dr.`), each on one line; empty ones are kept. */
export function partsOf({ raw }: Property): string[] {
  const parts = raw.match(/(?:[^;\\]|\\.)*(?:;|$)/gs) ?? [];
  return parts
    .map((part) => part.replace(/;$/, ""))
    .map((part) =>
      collapseSpace(part.replace(/\\([nN,;:\\])/g, (_, sign: string) => (/n/i.test(sign) ? " " : sign))),
    );
}

export function propertiesOf({ properties }: Component, name: string): readonly Property[] {
  return properties.filter((property) => property.name === name);
}

export function propertyIn(component: Component, name: string): Property | undefined {
  return propertiesOf(component, name)[0];
}
