import { describe, expect, it } from "vitest";
import { propertyList } from "../../../scripts/damage/property-list.ts";
import { blocksOf, read } from "../support.ts";

const FIRST =
  "The ramp at the harbour was closed on Friday after a crane had fallen into the water, and nobody was hurt, said the office.";
const SECOND =
  "It will be open again when divers have looked at the concrete, which may take three weeks or more.";
const ADDRESS = "https://harbour.example/ramp";
const PAGE = `<html lang="en"><head><meta charset="utf-8"><title>The ramp – Harbour News</title></head><body><nav><a href="/">Home</a></nav><article><h1>The ramp</h1><p class="byline">By Jane Doe</p><time datetime="2018-07-13">13 July 2018</time><p>${FIRST}</p><p>${SECOND}</p></article></body></html>`;

function webArchive(html: string): Uint8Array {
  const main = {
    WebResourceData: Buffer.from(html),
    WebResourceMIMEType: "text/html",
    WebResourceTextEncodingName: "UTF-8",
    WebResourceURL: ADDRESS,
  };
  return propertyList({ WebMainResource: main });
}

describe("a page that a browser has saved", () => {
  it.each([
    ["Safari, as a web archive", "ramp.webarchive", webArchive(PAGE)],
    ["Chrome and Edge, as HTML", "ramp.html", `<!-- saved from url=(0028)${ADDRESS} -->\n${PAGE}`],
    [
      "SingleFile",
      "ramp.html",
      PAGE.replace(
        ">",
        `><!--\n Page saved with SingleFile \n url: ${ADDRESS} \n saved date: Mon Jul 16 2018 -->`,
      ),
    ],
  ])("has its article and its address: %s", async (_, name, content) => {
    const document = await read(content, name);
    expect(document.metadata).toMatchObject({
      title: "The ramp",
      authors: ["Jane Doe"],
      date: "2018-07-13",
      url: ADDRESS,
    });
    expect(blocksOf(document, "paragraph")).toEqual([FIRST, SECOND]);
  });

  it("has the address that it declares itself, if it does", async () => {
    const own = PAGE.replace("<title>", `<link rel="canonical" href="https://harbour.example/own"><title>`);
    expect((await read(`<!-- saved from url=(0028)${ADDRESS} -->${own}`, "a.html")).metadata.url).toBe(
      "https://harbour.example/own",
    );
  });

  it("is refused in a sentence where the archive is damaged", async () => {
    const whole = webArchive(PAGE);
    for (const bytes of [whole.subarray(0, 200), propertyList({ Other: "x" }), Buffer.from("bplist00")])
      await expect(read(bytes, "ramp.webarchive")).rejects.toThrow(/damaged.*save it again/);
  });
});
