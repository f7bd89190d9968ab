import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { citationLine } from "../../../src/library/query/citation.ts";
import { FakeLibrary } from "../../fixtures/fake-library.ts";

it("cites what is said in a recording by its time, and by no page", async () => {
  const fake = new FakeLibrary();
  const cues = "1\n01:02:05,000 --> 01:02:09,000\nULLA BRANDT: The pier must close before winter.\n";
  writeFileSync(join(fake.documents, "session.srt"), cues);
  await fake.library.sync();
  const { hits } = await fake.library.search({ query: "pier winter" });
  expect(hits[0]?.citation).toBe("“session”, 1:02:05, session.srt");
  const id = hits[0]?.passage.id ?? "";
  expect((await fake.library.checkCitation(id)).citation).toBe("“session”, 1:02:05, session.srt");
  expect(await fake.library.cite(id, "apa")).not.toContain("p. 63");
});

it("has the minute where only that is known", () => {
  const document = { title: "Session", authors: [], date: null, source: "a.zip#s.VTT", reason: null };
  expect(citationLine({ document, page: 63 })).toBe("“Session”, 1:02:00, a.zip#s.VTT");
  expect(citationLine({ document: { ...document, source: "s.pdf" }, page: 63 })).toBe(
    "“Session”, p. 63, s.pdf",
  );
});
