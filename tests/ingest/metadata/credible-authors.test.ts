import { describe, expect, it } from "vitest";
import { credibleAuthors } from "../../../src/ingest/metadata/credible-authors.ts";

const SITE = ["Weir Valley Herald", "weirvalley.example"];

describe("the authors of a field", () => {
  it.each([
    [["Maud Ariel"], ["Maud Ariel"]],
    [["Maud Ariel", "Weir Valley Herald"], ["Maud Ariel"]],
    [["By Maud Ariel"], ["Maud Ariel"]],
    [["Analysis by Maud Ariel"], ["Maud Ariel"]],
    [["Maud Ariel", "MS", "RDN"], ["Maud Ariel"]],
    [["Maud Ariel", "weirvalley.com"], ["Maud Ariel"]],
    [["Redacción Weir Valley Herald"], ["Redacción Weir Valley Herald"]],
    [["Ministry of Mills"], ["Ministry of Mills"]],
    [["WEIR VALLEY HERALD"], []],
    [["weirvalley.example"], []],
    [["admin"], []],
    [["wpadmin2"], []],
    [["Weir Verlag GmbH", "Linz", "Austria"], []],
    [["Maud Ariel", "Weir Verlag GmbH", "Linz"], ["Maud Ariel"]],
    [["Norway"], []],
  ])("%j: %j", (named, authors) => {
    expect(credibleAuthors(named, SITE)).toEqual(authors);
  });
});
