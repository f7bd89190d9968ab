import { describe, expect, it } from "vitest";
import type { Document } from "../../../src/core/document.ts";
import { read } from "../support.ts";

const PARAGRAPHS = [
  "The keeper of the lock has counted every barge since the spring of that year, and writes each of them down in a green book.",
  "On the last day of March there were only four, which is the smallest number that he has ever had to put on a page.",
  "The province wants to close the lock next winter, because a new gate would cost more than all the tolls of ten years.",
]
  .map((text) => `<p>${text}</p>`)
  .join("");

function page(below: string, { lang = "en", after = "", head = "" } = {}): Promise<Document> {
  return read(
    `<html lang="${lang}"><head><title>Four Barges in a Day | Canal Courier</title>${head}</head><body><div><h1>Four Barges in a Day</h1>${below}<div>${PARAGRAPHS}</div>${after}</div><div>Copyright 2020 Canal Courier</div></body></html>`,
    "a.html",
  );
}

describe("authors are", () => {
  it.each([
    ["de", "<p>Von Jana Meyer und Peter Schulz, Berlin</p>", ["Jana Meyer", "Peter Schulz"]],
    ["de", "<p>Das Gespräch führte Jana Meyer</p>", ["Jana Meyer"]],
    ["fr", "<p>Propos recueillis par Hélène Marchand</p>", ["Hélène Marchand"]],
    ["es", "<p>MARTA RUIZ / MADRID</p><p>16/07/2018 10:14h</p>", ["Marta Ruiz"]],
    ["el", "<div>16 Ιουλίου 2018, 10:14 Της Μαρίας Νικολάου</div>", ["Μαρίας Νικολάου"]],
    ["en", "<p>JANE DOE<br>HERALD STAFF WRITER</p>", ["Jane Doe"]],
    ["zh", "<div>2018-07-16 10:14:00 来源：山谷日报 作者：李伟 编辑：王芳</div>", ["李伟"]],
  ])("named in %s by %s", async (lang, below, authors) => {
    expect((await page(below, { lang })).metadata.authors).toEqual(authors);
  });

  it.each([
    '<div class="bio"><p><strong>Jane Doe</strong> is a freelance writer based in Oslo.</p></div>',
    '<p class="signature">Jane Doe</p>',
    "<p>Jane Doe/dpa</p>",
    "<div><h3>About Jane Doe</h3><p>Jane writes about water.</p></div>",
    '<div><h4>Jane Doe</h4><p>She has written about canals since 1998.</p><a href="/author/jane">Alle Beiträge</a></div>',
  ])("named below the text by %s", async (after) => {
    expect((await page("", { after })).metadata.authors).toEqual(["Jane Doe"]);
  });
});

describe("authors are not", () => {
  it.each([
    "<p>Von Montag bis Freitag</p>",
    '<ul id="recentcomments"><li><span class="comment-author-link">Tom Troll</span> on another story</li></ul>',
    '<div><a href="/autor/jana">Alle Beiträge</a></div>',
  ])("named by %s", async (after) => {
    expect((await page("", { lang: "de", after })).metadata.authors).toEqual([]);
  });
});

describe("dates are", () => {
  it.each([
    ["en", '<p><span class="timestamp" data-time="1531735200">2 years ago</span></p>'],
    ["en", '<time data-timestamp="1531735200000">a while ago</time>'],
    ["de", '<abbr class="timeago" data-utime="1531735200">vor 2 Jahren</abbr>'],
    ["en", '<div class="datebox"><span>Jul</span><span>16</span><span>2018</span></div>'],
    ["pt", "<p>16/07/2018 10h14 Atualizado há 2 anos</p>"],
    ["bg", "<p>16 юли 2018, 10:14 ч.</p>"],
    ["en", '<span title="Monday, July 16, 2018 at 10:14am">5 yrs</span>'],
    ["en", "<div>Posted by Jane Doe on Monday, July 16th, 2018 in News | 3 Comments</div>"],
    ["de", "<p>Nr. 45/2018 vom 16. Juli 2018</p>"],
    ["ja", "<p>2018年07月16日(月) 10:14</p>"],
    ["ko", "<p>2018년 7월 16일 월요일</p>"],
    ["vi", "<p>Thứ hai, 16/7/2018, 10:14 (GMT+7)</p>"],
    ["de", "<div>Anmeldedatum: 03.02.2005</div><div>Verfasst am: 16.07.2018, 21:14 Titel: Vier Kähne</div>"],
  ])("read in %s from %s", async (lang, below) => {
    expect((await page(below, { lang })).metadata.date).toBe("2018-07-16");
  });

  it.each([
    ["de", "<p>Oberau, 16. Juli 2018</p>"],
    ["de", "<ul><li>Diese Seite wurde zuletzt am 16. Juli 2018 um 10:14 Uhr bearbeitet.</li></ul>"],
  ])("read in %s below the text from %s", async (lang, after) => {
    expect((await page("", { lang, after })).metadata.date).toBe("2018-07-16");
  });

  it("not the moment from which clocks count", async () => {
    const head = `<meta property="article:published_time" content="1970-01-01T00:00:00Z">`;
    expect((await page('<p class="date">16 July 2018</p>', { head })).metadata.date).toBe("2018-07-16");
  });

  it("those of a change where JSON-LD tells no other", async () => {
    const head = `<script type="application/ld+json">{"@type":"Article","headline":"Four Barges in a Day","dateModified":"2018-07-16T10:00:00Z"}</script>`;
    expect((await page("", { head })).metadata.date).toBe("2018-07-16");
  });

  it.each([
    "<p>Joined: 3 February 2005</p>",
    "<p>Termin: 16.07.2018, 19 Uhr</p>",
    '<span class="date">Member since Feb 2009</span>',
    '<span class="time" data-time="99">now</span>',
    "<time>3 hours ago</time>",
  ])("none in %s", async (below) => {
    expect((await page(below)).metadata.date).toBeNull();
  });
});

it("JSON-LD may hold a list of more values than a call has room for arguments", async () => {
  const head = `<script type="application/ld+json">[${"0,".repeat(300_000)}{"@type":"Article","headline":"Four Barges in a Day","datePublished":"2018-07-16"}]</script>`;
  expect((await page("", { head })).metadata.date).toBe("2018-07-16");
});
