import { describe, expect, it } from "vitest";
import { blocksOf, read } from "../support.ts";
import { content, meta, odt } from "./odt-writer.ts";

const level = (at: number, attributes: string): string =>
  `<text:list-level-style-number text:level="${at}" ${attributes}/>`;
const LISTS = `<text:list-style style:name="L1">${level(1, 'style:num-format="a" style:num-prefix="(" style:num-suffix=")"')}${level(2, 'style:num-format="I" style:num-suffix="."')}</text:list-style>
  <text:list-style style:name="L2">${level(1, 'style:num-format="1"')}${level(2, 'style:num-format="1" text:display-levels="2" style:num-suffix="."')}</text:list-style>`;
const OUTLINE = `<text:outline-style><text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>
  <text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>`;

const item = (text: string, inner = ""): string =>
  `<text:list-item><text:p>${text}</text:p>${inner}</text:list-item>`;
const heading = (text: string, at: number, more = ""): string =>
  `<text:h text:outline-level="${at}" ${more}>${text}</text:h>`;

describe("the numbers of an OpenDocument text", () => {
  it("are those of each level of a list", async () => {
    const body = [
      "<text:p>It was agreed by both of the parties:</text:p>",
      `<text:list text:style-name="L1">${item("on tolls", `<text:list>${item("of salt")}${item("of wine")}</text:list>`)}${item("on pilots")}</text:list>`,
      `<text:list text:style-name="L2">${item("Quay")}${item("Ramp", `<text:list>${item("North")}${item("South")}</text:list>`)}</text:list>`,
    ];
    expect(blocksOf(await read(odt(content(body.join(""), LISTS)), "a.odt"), "list")).toEqual([
      "(a) on tolls\n  I. of salt\n  II. of wine\n(b) on pilots",
      "1. Quay\n2. Ramp\n  2.1. North\n  2.2. South",
    ]);
  });

  it("are those of headings, which are no title where the file declares one", async () => {
    const body = [
      heading("Scope", 1),
      heading("Tolls", 2),
      "<text:p>Every ship pays a toll to the keeper of the harbour.</text:p>",
      heading("Pilots", 2),
      heading("Preamble", 1, 'text:is-list-header="true"'),
      heading("Fines", 1),
      heading("Late ships", 2),
    ].join("");
    const document = await read(
      odt(content(body, OUTLINE), { "meta.xml": meta("<dc:title>Rules of the harbour</dc:title>") }),
      "a.odt",
    );
    expect(document.metadata.title).toBe("Rules of the harbour");
    expect(blocksOf(document, "heading")).toEqual([
      "1. Scope",
      "1.1 Tolls",
      "1.2 Pilots",
      "Preamble",
      "2. Fines",
      "2.1 Late ships",
    ]);
  });
});
