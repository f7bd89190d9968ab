import { describe, expect, it } from "vitest";
import { isBoilerplateLine } from "../../src/ingest/boilerplate.ts";
import { readAttribution } from "../../src/ingest/metadata/byline.ts";
import { findDate } from "../../src/ingest/metadata/dates.ts";

describe("dates", () => {
  it.each([
    ["July 13, 2018 | Expert Insights", "2018-07-13"],
    ["16 July 2018", "2018-07-16"],
    ["2018-07-16", "2018-07-16"],
    ["2018-07-16T23:30:00-05:00", "2018-07-16"],
    ["Jul. 16, 2018", "2018-07-16"],
    ["Sept. 3, 2019", "2019-09-03"],
    ["16.07.2018", "2018-07-16"],
    ["16th of July, 2018", "2018-07-16"],
    ["Monday, 16 July 2018", "2018-07-16"],
    ["07/16/2018", "2018-07-16"],
    ["16/07/2018", "2018-07-16"],
    ["16. Juli 2018", "2018-07-16"],
    ["16 juillet 2018", "2018-07-16"],
    ["16 de julio de 2018", "2018-07-16"],
    ["16 июля 2018 г.", "2018-07-16"],
    ["2018年7月16日", "2018-07-16"],
    ["29 February 2020", "2020-02-29"],
  ])("%s", (written, date) => {
    expect(findDate(written)?.date).toBe(date);
  });

  it.each([
    "07/06/2018",
    "29 February 2019",
    "31.04.2018",
    "July 2018",
    "2018",
    "13/13/2018",
    "May 1 have 2018 coins",
  ])("%s is no certain date", (written) => {
    expect(findDate(written)).toBeNull();
  });
});

describe("bylines", () => {
  it.each([
    ["By Jane Doe", ["Jane Doe"], null],
    ["BY JANE DOE", ["Jane Doe"], null],
    ["By Dr. Jane Doe, Senior Fellow", ["Jane Doe"], null],
    ["By Jane Doe in Moscow", ["Jane Doe"], null],
    ["by Jane Doe, John Roe and Li Wei", ["Jane Doe", "John Roe", "Li Wei"], null],
    ["Jane Doe | 16 July 2018", ["Jane Doe"], "2018-07-16"],
    ["By Jane Doe · Published 16 July 2018, 10:30 GMT", ["Jane Doe"], "2018-07-16"],
    ["By Example Institute, 16 July 2018", ["Example Institute"], "2018-07-16"],
    ["J. R. R. Tolkien", ["J. R. R. Tolkien"], null],
    ["Ludwig van Beethoven", ["Ludwig van Beethoven"], null],
    ["Игорь Иванов", ["Игорь Иванов"], null],
    ["作者：王毅", ["王毅"], null],
    ["José Ortega y Gasset", ["José Ortega y Gasset"], null],
    ["Updated 18 July 2018 | Published 16 July 2018", [], "2018-07-16"],
    ["July 13, 2018 | Expert Insights", [], "2018-07-13"],
  ])("%s", (line, authors, date) => {
    expect(readAttribution(line, true)).toEqual({ authors, date });
  });

  it.each([
    "By the river",
    "By Land and Sea",
    "The road to Helsinki",
    "A new treaty",
    "On 16 July 2018 the presidents met",
    "Middle East",
  ])("%s is none", (line) => {
    expect(readAttribution(line, true)).toBeNull();
  });

  it("takes no bare name for a byline where there is no headline above it", () => {
    expect(readAttribution("Jane Doe", false)).toBeNull();
  });
});

describe("web page chrome", () => {
  it.each([
    "Skip to main content",
    "Subscribe to our distribution list",
    "Want to know more about global politics?",
    "Sign up for our newsletter",
    "Subscribe to our weekly newsletter today!",
    "Share this article on Facebook",
    "We use cookies to improve your experience.",
    "Accept all cookies",
    "Related articles",
    "You may also like",
    "© 2018 Example Press. All rights reserved.",
    "Home > News > World",
    "5 min read",
  ])("%s", (line) => {
    expect(isBoilerplateLine(line, false)).toBe(true);
  });

  it.each([
    "Sharing power",
    "The search for a harbour",
    "Subscribers left in droves",
    "Cookies",
    "Comments on the treaty",
  ])("%s is not", (line) => {
    expect(isBoilerplateLine(line, true)).toBe(false);
  });

  it("takes a single word for a button only near the start or the end", () => {
    expect([isBoilerplateLine("Search", true), isBoilerplateLine("Search", false)]).toEqual([true, false]);
  });
});
