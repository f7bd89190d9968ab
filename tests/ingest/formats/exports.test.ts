import { describe, expect, it } from "vitest";
import { withoutLeavings } from "../../../src/ingest/leavings.ts";
import { read, readAll } from "../support.ts";

const PROSE =
  "The harbour was closed for three weeks, and the council met every evening to hear what the pilots had to say.";

const LONG = `Fog${" and fog".repeat(200)}.`;

async function texts(value: unknown, name = "a.json"): Promise<string[]> {
  const { documents } = await readAll(JSON.stringify(value), name);
  return documents.map(({ document }) => document.text);
}

describe("what programs export as JSON", () => {
  it("has the words of a message with links in their order, its sender and its moment", async () => {
    const { documents } = await readAll(
      JSON.stringify({
        name: "Pilots",
        messages: [
          { id: 1, date: "2019-03-14T09:12:00", from: "Ines", text: "Fog until noon" },
          {
            id: 2,
            date: "2019-03-14T09:13:00",
            from: "Karl",
            text: ["See ", { type: "link", text: "https://met.example" }, " for the forecast"],
          },
        ],
      }),
      "a.json",
    );
    expect(documents[1]?.document.text.split("\n")[0]).toBe("See https://met.example for the forecast");
    expect(documents[1]?.document.metadata).toMatchObject({ authors: ["Karl"], date: "2019-03-14" });
    const slack = await readAll(
      JSON.stringify([
        { ts: "1552554720.000200", text: "The pump failed" },
        { ts: "1552554780.000300", text: "Again" },
      ]),
      "a.json",
    );
    expect(slack.documents[0]?.document.metadata.date).toBe("2019-03-14");
  });

  it("has the author of JSON-LD, and the texts of a JSON feed", async () => {
    const article = {
      headline: "Closed",
      author: { "@type": "Person", name: "Lena Brandt" },
      articleBody: PROSE,
    };
    expect((await read(JSON.stringify(article), "a.json")).metadata.authors).toEqual(["Lena Brandt"]);
    const items = [
      { id: "1", title: "The crane", content_html: "<p>It lifts <b>forty tonnes</b>.</p>" },
      { id: "2", content_text: "A short note about the fog." },
    ];
    expect(await texts({ version: "1", items })).toEqual([
      "The crane\n\nIt lifts forty tonnes.\n\nid: 1",
      "A short note about the fog.\n\nid: 2",
    ]);
  });

  it("has what somebody says as text, however it ends", async () => {
    const { documents } = await readAll(
      JSON.stringify([
        { id: 1, from: "Otto", text: "The lift company said: wait until Monday" },
        { id: 2, from: "Ines", text: "Who brings the keyboard?" },
      ]),
      "a.json",
    );
    expect(documents.map(({ document: { blocks, metadata } }) => [blocks[0]?.kind, metadata.title])).toEqual([
      ["paragraph", "The lift company said: wait until Monday"],
      ["paragraph", "Who brings the keyboard?"],
    ]);
  });

  it("has no pictures written in letters", async () => {
    const picture = "iVBORw0KGgo+/x".repeat(50_000);
    const items = [
      { title: "Fog", text: PROSE, image: picture, thumbnail: `data:image/png;base64,${picture}==` },
      { title: "Clear", text: PROSE, remark: LONG },
    ];
    expect(await texts(items)).toEqual([`Fog\n\n${PROSE}`, `Clear\n\n${PROSE}\n\nremark\n\n${LONG}`]);
  });

  it("has the names of places, and not the points of their borders", async () => {
    const place = (name: string, coordinates: unknown): unknown => ({
      type: "Feature",
      properties: { name, description: `${name} is white.` },
      geometry: { type: "Polygon", coordinates },
    });
    const border = [Array.from({ length: 50 }, (_, at) => [at, at / 2])];
    const features = [place("North light", [1.5, 49.2]), place("South light", border)];
    expect(await texts({ type: "FeatureCollection", features }, "a.geojson")).toEqual([
      "North light\n\nNorth light is white.\n\ntype: Feature\ngeometry.type: Polygon\ngeometry.coordinates: 1.5, 49.2",
      "South light\n\nSouth light is white.\n\ntype: Feature\ngeometry.type: Polygon",
    ]);
  });
});

describe("what programs write above a text", () => {
  it("may be TOML", async () => {
    const document = await read(
      `+++\ntitle = 'Crane day'\ndate = 2019-03-14T10:00:00Z\nauthors = ["Ines Moreau", 'Karl Weber']\n[menu]\ntitle = "no"\n+++\n\n${PROSE}\n`,
      "a.md",
    );
    expect(document.text).toBe(PROSE);
    expect(document.metadata).toMatchObject({
      title: "Crane day",
      authors: ["Ines Moreau", "Karl Weber"],
      date: "2019-03-14",
    });
    expect((await read(`+++\nplus\n+++\n\n${PROSE}\n`, "a.md")).text).toContain("plus");
  });

  it("is thanks and addresses in LaTeX, and neither title nor author", async () => {
    const document = await read(
      `\\documentclass{article}\n\\title{Sand\\thanks{Funded by the council.}}\n\\author{Ines Moreau\\thanks{Quay 4}\\and Karl Weber\\\\ Harbour Office}\n\\begin{document}\nThe \\oe uvre of Stra\\ss e and Nev\\o{} sank in 1874~\\cite{weber}.\n\n\\begin{table}\\begin{tabular}{ll}\nShip & Length \\\\ \\hline\nHeron & 12 \\\\\n\\end{tabular}\\end{table}\n\\end{document}`,
      "a.tex",
    );
    expect(document.metadata).toMatchObject({ title: "Sand", authors: ["Ines Moreau", "Karl Weber"] });
    expect(document.text).toBe("The œuvre of Straße and Nevø sank in 1874.\n\nShip | Length\nHeron | 12");
  });
});

describe("notes and feeds", () => {
  it("of Evernote are documents with their dates and authors", async () => {
    const note = (title: string, text: string): string =>
      `<note><title>${title}</title><content><![CDATA[<?xml version="1.0"?><!DOCTYPE en-note SYSTEM "x"><en-note>${text}</en-note>]]></content><created>20190314T091200Z</created><note-attributes><author>Ines Moreau</author></note-attributes></note>`;
    const { documents } = await readAll(
      `<?xml version="1.0"?><en-export>${note("Lock 3", "<div>The pump failed.</div>")}${note("Tides", "In the drawer.")}</en-export>`,
      "a.enex",
    );
    expect(documents.map(({ document }) => document.text)).toEqual([
      "Lock 3\n\nThe pump failed.",
      "Tides\n\nIn the drawer.",
    ]);
    expect(documents[0]?.document.metadata).toMatchObject({ authors: ["Ines Moreau"], date: "2019-03-14" });
  });

  it("have no entities left in their titles", async () => {
    const item = "<item><title>Fog &amp;amp; ferries</title><description>Fog held.</description></item>";
    const { documents } = await readAll(`<rss><channel>${item}${item}</channel></rss>`, "a.rss");
    expect(documents[0]?.document.metadata.title).toBe("Fog & ferries");
  });
});

describe("a letter that is signed in its text", () => {
  it("is read without the signature", async () => {
    const letter =
      "From: p@example.org\nSubject: Buoys\n\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nThe buoy has drifted north.\n\n- --- a line\n-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAdFiEE\n=abcd\n-----END PGP SIGNATURE-----\n";
    expect((await read(letter, "a.eml")).text).toBe(
      "Buoys\n\nFrom: p@example.org\n\nThe buoy has drifted north.\n\n--- a line",
    );
  });
});

describe("a log", () => {
  it("whose every second line is what a program printed has no headline among these", async () => {
    const log = `2019-03-14 09:12:05,001 ERROR pump: stuck\nTraceback (most recent call last):\n  File "pump.py", line 3\n2019-03-14 09:13:00,000 INFO pump: stopped\n`;
    expect((await read(log, "pump.log")).metadata.title).toBe("pump");
    const chat =
      "14/03/2019, 09:13 - Ines: The pump failed\n14/03/2019, 09:14 - Karl: I am on my way\nwith the part\n";
    expect((await read(chat, "chat.txt")).metadata).toMatchObject({ title: "chat", date: null });
  });
});

describe("copies that editors and systems leave", () => {
  it("are passed over", () => {
    expect(withoutLeavings(["a.txt", "a.txt~", "#a.txt#", "Icon\r", "#1 port.txt", "~a.txt"])).toEqual([
      "a.txt",
      "#1 port.txt",
      "~a.txt",
    ]);
  });
});
