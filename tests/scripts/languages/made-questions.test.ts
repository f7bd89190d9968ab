import { describe, expect, test } from "vitest";
import { askAbout, OtherForms, wordsOf } from "../../../scripts/languages/made-questions.ts";
import { Random } from "../../../scripts/random.ts";

const PARAGRAPH =
  "Die alte Brücke über den Fluss wurde 1712 von Maurern aus Genua gebaut. " +
  "Ein Hochwasser zerstörte im Frühjahr zwei ihrer Bögen und die Kapelle am Ufer. " +
  "Heute gehen Wanderer und Schafherden jeden Herbst über die steinernen Bögen.";
const FORMS = new OtherForms(wordsOf(PARAGRAPH, "de"));

describe("questions about a paragraph", () => {
  test("are made of a sentence that is taken out, and of one that stays", () => {
    const asked = askAbout(PARAGRAPH, "de", FORMS, new Random(1, 1));
    expect(asked?.questions.map(({ kind }) => kind)).toEqual(["removed", "reworded", "fact"]);
    const removed = asked?.questions[0]?.text ?? "";
    expect(PARAGRAPH).toContain(removed);
    expect(asked?.text).not.toContain(removed);
    expect(asked?.text).toHaveLength(PARAGRAPH.length - removed.length - 1);
    expect(asked?.questions[2]?.text).toMatch(/^Was .+\?$/u);
  });

  test("are the same for the same draws", () => {
    const [one, again] = [1, 1].map((seed) => askAbout(PARAGRAPH, "de", FORMS, new Random(seed, 7)));
    expect(again).toEqual(one);
  });

  test("are none about a paragraph of two sentences", () => {
    expect(askAbout("Ein Satz steht hier allein. Noch einer.", "de", FORMS, new Random(1, 1))).toBeNull();
  });
});

test("another form of a word begins as it does, and is a word of the texts", () => {
  const forms = new OtherForms(["Brücke", "Brücken", "Brückengeländer", "Ufer"]);
  const drawn = new Set(
    Array.from({ length: 50 }, (_, draw) => forms.another("Brücke", new Random(1, draw))),
  );
  expect(drawn).toEqual(new Set(["Brücke", "Brücken"]));
  expect(forms.another("Ufer", new Random(1, 1))).toBe("Ufer");
});
