import { AppError } from "../../../core/errors.ts";
import { webAddress } from "../../../core/web-address.ts";
import { BlockWriter } from "../../blocks/block-writer.ts";
import { collapseSpace, filled } from "../../clean.ts";
import { decodeText } from "../../encoding/decode.ts";
import { looksLikeHtml, writeHtml, writePlainText } from "../embedded-text.ts";
import type { ContainerReader, DeclaredMetadata, Draft } from "../reader.ts";
import { itemParts } from "../tables/item-parts.ts";
import { withNote } from "../tables/rows-note.ts";
import { momentOf, spanOf } from "./calendar-times.ts";
import {
  componentsIn,
  propertiesOf,
  propertyIn,
  wordsOf,
  type Component,
  type Property,
} from "./content-lines.ts";

/** Calendars (iCalendar): each appointment, task and journal entry a document, with its time, place and people. */
export const calendarReader: ContainerReader = {
  format: "calendar",
  maxBytes: (limits) => limits.maxTextBytes,
  readParts(bytes, { maxEntries }) {
    const { text, note } = decodeText(bytes);
    const calendars = componentsIn(text).filter(({ name }) => name === "VCALENDAR");
    if (calendars.length === 0) {
      const message = "The file is not a calendar; give it its right file extension, or remove it.";
      throw new AppError("unsupported_media_type", message);
    }
    const entries = calendars.flatMap((calendar) =>
      calendar.components.filter(({ name }) => ENTRIES.has(name)).map((entry) => ({ entry, calendar })),
    );
    const parts = itemParts(entries, maxEntries, ["entry", "entries"], ({ entry, calendar }, part) => {
      const draft = entryDraft(entry, calendar);
      return draft === null ? [] : [{ part, draft }];
    });
    return Promise.resolve(withNote(parts, note));
  },
};

const ENTRIES: ReadonlySet<string> = new Set(["VEVENT", "VTODO", "VJOURNAL"]);
const UNTITLED = "Untitled entry";

function entryDraft(entry: Component, calendar: Component): Draft | null {
  const words = (name: string): string => collapseSpace(wordsOf(propertyIn(entry, name)));
  const people = (name: string): string[] => propertiesOf(entry, name).map(personOf);
  const description = wordsOf(propertyIn(entry, "DESCRIPTION"));
  const lines = [
    ["When", spanOf(entry)],
    ["Due", momentOf(propertyIn(entry, "DUE"))],
    ["Repeated", repetitionOf(words("RRULE"))],
    ["Where", words("LOCATION")],
    ["Organiser", people("ORGANIZER").join(", ")],
    ["With", filled(people("ATTENDEE")).join(", ")],
    [
      "State",
      /^(?:CANCELLED|TENTATIVE|COMPLETED|NEEDS-ACTION)$/.test(words("STATUS"))
        ? words("STATUS").toLowerCase()
        : "",
    ],
    [
      "Calendar",
      collapseSpace(wordsOf(propertyIn(calendar, "X-WR-CALNAME") ?? propertyIn(calendar, "NAME"))),
    ],
  ];
  const writer = new BlockWriter();
  const title = words("SUMMARY");
  const shown = lines.filter(([, value]) => value !== "").map(([name, value]) => `${name}: ${value}`);
  if (title + description === "" && shown.length === 0) return null;
  writer.add("heading", title === "" ? UNTITLED : title, 1);
  writer.add("list", shown.join("\n"));
  if (looksLikeHtml(description)) writeHtml(writer, description);
  else writePlainText(writer, description);
  return { text: writer.text, blocks: writer.blocks, pages: [], declared: declaredBy(entry, title) };
}

function declaredBy(entry: Component, title: string): DeclaredMetadata {
  const evidence = "package-metadata";
  const organiser = propertyIn(entry, "ORGANIZER")?.parameters.get("CN");
  const [start] = ["DTSTART", "DUE", "DTSTAMP"].flatMap((name) => propertyIn(entry, name) ?? []);
  const date = /^(\d{4})(\d{2})(\d{2})/
    .exec(start?.raw ?? "")
    ?.slice(1)
    .join("-");
  const url = webAddress(wordsOf(propertyIn(entry, "URL")));
  const tags = propertiesOf(entry, "CATEGORIES").flatMap(({ raw }) =>
    filled(raw.split(",").map(collapseSpace)),
  );
  return {
    title: { value: title === "" ? UNTITLED : title, evidence },
    ...(organiser !== undefined && !organiser.includes("@") && { authors: { value: [organiser], evidence } }),
    ...(date !== undefined && { date: { value: date, evidence } }),
    ...(url !== null && { url: { value: url, evidence } }),
    ...(tags.length > 0 && { tags: { value: tags, evidence } }),
  };
}

/** "Ida Moor <ida@harbour.example>" */
function personOf({ parameters, raw }: Property): string {
  const address = raw.replace(/^mailto:/i, "").trim();
  const name = collapseSpace(parameters.get("CN") ?? "");
  if (name === "" || name === address) return address;
  return address.includes("@") ? `${name} <${address}>` : name;
}

/** "weekly, 3 times" of `FREQ=WEEKLY;COUNT=3` */
function repetitionOf(rule: string): string {
  const part = (name: string): string => new RegExp(`(?:^|;)${name}=([^;]{1,40})`, "i").exec(rule)?.[1] ?? "";
  const until = momentOf({ name: "UNTIL", parameters: new Map(), raw: part("UNTIL") });
  return filled([
    part("FREQ").toLowerCase(),
    part("INTERVAL") === "" || part("INTERVAL") === "1" ? "" : `every ${part("INTERVAL")}`,
    part("COUNT") === "" ? "" : `${part("COUNT")} times`,
    until === "" ? "" : `until ${until}`,
  ]).join(", ");
}
