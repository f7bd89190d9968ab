import { describe, expect, it } from "vitest";
import { blocksOf, coverageFaults, readAll } from "../support.ts";

function calendar(...entries: readonly string[]): string {
  return ["BEGIN:VCALENDAR", "VERSION:2.0", "X-WR-CALNAME:Harbour", ...entries, "END:VCALENDAR", ""].join(
    "\r\n",
  );
}

const INSPECTION = [
  "BEGIN:VEVENT",
  "UID:1@harbour.example",
  "DTSTAMP:20180701T100000Z",
  "DTSTART;TZID=Europe/Berlin:20180713T100000",
  "DTEND;TZID=Europe/Berlin:20180713T113000",
  "RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20180901T000000Z",
  "SUMMARY:Inspection of the ramp\\, north side",
  "LOCATION:Office\\; first floor",
  "CATEGORIES:ramp,divers",
  "URL:https://harbour.example/1",
  'ORGANIZER;CN="Moor, Ida":mailto:ida@harbour.example',
  "ATTENDEE;CN=Max Roe;PARTSTAT=ACCEPTED:mailto:max@harbour.example",
  "DESCRIPTION:The divers report on the concrete.\\nPlease bring the plans of 1",
  " 867.",
  "BEGIN:VALARM",
  "DESCRIPTION:Reminder",
  "END:VALARM",
  "END:VEVENT",
].join("\r\n");

describe("a calendar", () => {
  it("is a document an entry, with its time, place and people", async () => {
    const { documents, problems } = await readAll(calendar(INSPECTION), "a.ics");
    expect(problems).toEqual([]);
    const [entry] = documents;
    if (entry === undefined) throw new Error("nothing is read");
    expect(entry.part).toBe("entry 1");
    expect(entry.document.metadata).toMatchObject({
      title: "Inspection of the ramp, north side",
      authors: ["Moor, Ida"],
      date: "2018-07-13",
      url: "https://harbour.example/1",
      tags: ["ramp", "divers"],
    });
    expect(blocksOf(entry.document, "list")).toEqual([
      [
        "When: Friday 13 July 2018, 10:00 to 11:30 (Europe/Berlin)",
        "Repeated: weekly, every 2, until Saturday 1 September 2018, 00:00 (UTC)",
        "Where: Office; first floor",
        "Organiser: Moor, Ida <ida@harbour.example>",
        "With: Max Roe <max@harbour.example>",
        "Calendar: Harbour",
      ].join("\n"),
    ]);
    expect(entry.document.text).toContain("bring the plans of 1867.");
    expect(entry.document.text).not.toContain("Reminder");
    expect(coverageFaults(entry.document)).toEqual([]);
  });

  it.each([
    ["DTSTART;VALUE=DATE:20180801", "When: Wednesday 1 August 2018"],
    ["DTSTART;VALUE=DATE:20180801\nDTEND;VALUE=DATE:20180802", "When: Wednesday 1 August 2018"],
    [
      "DTSTART;VALUE=DATE:20180801\nDTEND;VALUE=DATE:20180804",
      "When: Wednesday 1 August 2018 to Friday 3 August 2018",
    ],
    [
      "DTSTART:20180801T220000Z\nDTEND:20180802T010000Z",
      "When: Wednesday 1 August 2018, 22:00 (UTC) to Thursday 2 August 2018, 01:00 (UTC)",
    ],
    ["DTSTART:20180801T220000", "When: Wednesday 1 August 2018, 22:00"],
    ["DUE:20180801T220000", "Due: Wednesday 1 August 2018, 22:00"],
    ["DTSTART:next week", undefined],
  ])("tells when: %s", async (lines, when) => {
    const { documents } = await readAll(
      `BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Holiday\n${lines}\nEND:VEVENT\nEND:VCALENDAR`,
      "a.ics",
    );
    expect(documents[0]?.document.text.split("\n").find((line) => /^(?:When|Due)/.test(line))).toBe(when);
  });

  it("that is cut off is read as far as it goes, and one without entries is no calendar", async () => {
    const { documents } = await readAll(calendar(INSPECTION).slice(0, 500), "a.ics");
    expect(documents.map(({ document }) => document.metadata.title)).toEqual([
      "Inspection of the ramp, north side",
    ]);
    await expect(readAll("Not a calendar", "a.ics")).rejects.toThrow(/not a calendar/);
    const deep = "BEGIN:VEVENT\n".repeat(5_000);
    await expect(readAll(deep, "a.ics")).rejects.toThrow(/not a calendar/);
  });
});

describe("an address book", () => {
  it("is a document a person, in versions 2.1 to 4", async () => {
    const { documents } = await readAll(
      [
        "BEGIN:VCARD\nVERSION:3.0\nN:Moor;Ida;;Dr.;\nFN:Dr. Ida Moor\nORG:Harbour Office;Works\nTITLE:Harbour master",
        "item1.EMAIL;TYPE=work:ida@harbour.example\nADR;TYPE=work:;;1 Quay Street;Kelmby;;K1 2AB;",
        "NOTE:Knows the ramp\\nand the crane.\nEND:VCARD",
        "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BC=\nller;Max;;;",
        "PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQ\n AAAQABAAD\n\nTEL;CELL:0123\nEND:VCARD",
        'BEGIN:VCARD\nVERSION:4.0\nFN:Ann Poe\nTEL;VALUE=uri;TYPE="voice,home":tel:+44-1234\nEND:VCARD',
      ].join("\n"),
      "a.vcf",
    );
    expect(documents.map(({ part, document }) => [part, document.metadata.title])).toEqual([
      ["card 1", "Dr. Ida Moor"],
      ["card 2", "Max Müller"],
      ["card 3", "Ann Poe"],
    ]);
    expect(documents.map(({ document }) => blocksOf(document, "list").join())).toEqual([
      "Name: Dr. Ida Moor\nOrganisation: Harbour Office, Works\nPosition: Harbour master\nMail: ida@harbour.example\nAddress: 1 Quay Street, Kelmby, K1 2AB",
      "Name: Max Müller\nTelephone: 0123",
      "Name: Ann Poe\nTelephone: +44-1234",
    ]);
    expect(documents.flatMap(({ document }) => coverageFaults(document))).toEqual([]);
  });

  it("that holds none says so", async () => {
    await expect(readAll("Ida Moor, Kelmby", "a.vcf")).rejects.toThrow(/not an address book/);
  });
});
