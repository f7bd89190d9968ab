import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSubjectTerms, sharedStems, subjectsAmong, type SubjectText } from "../../src/people/subjects.ts";

const SMALL = new Set(["the", "of", "and", "was", "said", "that", "will", "for"]);

function text(written: string, heading: string | null = null, title = ""): SubjectText {
  return { text: written, heading, title, language: "en", isTelling: (word) => !SMALL.has(word) };
}

const even = (): number => 1;
const subjects = (texts: readonly SubjectText[], rarityOf: (stem: string) => number = even) => {
  const terms = texts.map(readSubjectTerms);
  const shared = new Set(sharedStems(terms));
  return subjectsAmong(terms, (stem) => (shared.has(stem) ? rarityOf(stem) : 0));
};

describe("the subjects of statements", () => {
  it("are what several share, named as they write it, and the rest", () => {
    const found = subjects([
      text("The talks on Syria were hard."),
      text("Nobody pays for the Kerch bridge."),
      text("They leave Syria in May."),
      text("All of the Kerch strait was closed."),
      text("Nothing more can be told."),
    ]);
    expect(found.map(({ name, members }) => [name, members])).toEqual([
      ["Kerch", [1, 3]],
      ["Syria", [0, 2]],
      [null, [4]],
    ]);
  });

  it("are called by the heading that most of them stand under", () => {
    const found = subjects([
      text("They leave in May.", "The war in Syria"),
      text("It is a question of Syria and oil.", "The war in Syria"),
      text("We saw Syria burn."),
    ]);
    expect(found.map(({ name, members }) => [name, members])).toEqual([["The war in Syria", [0, 1, 2]]]);
  });

  it("are told by rare words before frequent ones", () => {
    const texts = [
      text("The sale of Alaska and Russia."),
      text("The ice of Alaska and Russia."),
      text("The oil of Russia."),
      text("The sea of Peru."),
    ];
    const rarityOf = (stem: string): number => (stem === "alaska" ? 4 : 1);
    expect(subjects(texts, rarityOf)[0]?.name).toBe("Alaska, Russia");
  });

  const word = fc.constantFrom("Syria", "oil", "Kerch", "bridge", "treaty", "the", "叙利亚", "мост");
  const written = fc.array(word, { maxLength: 8 }).map((words) => words.join(" "));
  const texts = fc.array(
    fc
      .record({ written, heading: fc.option(written), title: written })
      .map((one) => text(one.written, one.heading === "" ? null : one.heading, one.title)),
    { maxLength: 30 },
  );

  it("take in every statement once, each in order, the rest last", () => {
    fc.assert(
      fc.property(texts, (all) => {
        const found = subjects(all);
        const members = found.flatMap((subject) => subject.members);
        expect([...members].sort((one, other) => one - other)).toEqual([...all.keys()]);
        for (const subject of found) {
          expect(subject.members).toEqual([...subject.members].sort((one, other) => one - other));
        }
        expect(new Set(found.map(({ name }) => name)).size).toBe(found.length);
        expect(found.slice(0, -1).every(({ name }) => name !== null)).toBe(true);
      }),
    );
  });

  it("are the same for the same statements, and named by what these or their headings hold", () => {
    fc.assert(
      fc.property(texts, (all) => {
        const found = subjects(all);
        expect(subjects(all)).toEqual(found);
        for (const { name, terms, members } of found) {
          const own = members.map((member) => `${all[member]?.heading ?? ""}\n${all[member]?.text ?? ""}`);
          for (const term of terms) expect(own.some((one) => one.includes(term))).toBe(true);
          if (name === null) continue;
          const isHeading = members.some((member) => all[member]?.heading === name);
          expect(isHeading || name === terms.join(", ")).toBe(true);
        }
      }),
    );
  });
});
