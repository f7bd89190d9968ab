import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { statementsIn } from "../../src/statements/statements.ts";
import { splitSentences } from "../../src/text/sentences/sentences.ts";
import { said, speakers } from "./said.ts";

describe("somebody speaks", () => {
  test.each([
    ["Ivanov said that the talks would go on.", "Ivanov"],
    ["The talks, said Ivanov, would go on.", "Ivanov"],
    ["“The talks will go on,” Ivanov told reporters.", "Ivanov"],
    ["“The talks will go on this year,” he said.", null],
    ["According to Ivanov, the talks go on.", "Ivanov"],
    ["Ivanov's view is that the talks go on.", "Ivanov"],
    ["In Ivanov’s view the talks go on.", "Ivanov"],
    ["Igor Ivanov has repeatedly and in public warned of this.", "Igor Ivanov"],
    ["IVANOV ARGUES that nothing changed.", "IVANOV"],
    ["On Tuesday Ivanov said that nothing changed.", "Ivanov"],
    ["Ivanov, who had come from Moscow with two aides and a heavy trunk, said so.", "Ivanov"],
    ["The treasurer, Søren Kjær, replied that it would cost more.", "Søren Kjær"],
    ["“It would cost a good deal more,” said the engineer Mara Olm.", "Mara Olm"],
    ["“It would cost a good deal more,” said Mara Olm, an engineer.", "Mara Olm"],
    ["The inspector recommended a new brake.", "The inspector"],
    ["The chair of the committee said that the dam should go.", "The chair"],
    ["Ivanov did not believe that the county would pay.", "Ivanov"],
    ["Ivanov, writing from Geneva, rejected the plan.", "Ivanov"],
    ["Ivanov signed, but objected that it was late.", "Ivanov"],
    ["The White House announced the visit.", "White House"],
    ["Ursula von der Leyen said that the talks would go on.", "Ursula von der Leyen"],
    ["President Charles de Gaulle declared that France was not alone.", "Charles de Gaulle"],
    ["Ivanov is quoted as saying that the talks go on.", "Ivanov"],
    ["“The talks will go on this year,” said Mr. Ivanov.", "Ivanov"],
    ["“The talks will go on this year,” said Ms. Quill, the inspector.", "Quill"],
    ["„Die Gespräche gehen im Herbst weiter“, so Merkel.", "Merkel"],
    ["„Die Gespräche gehen im Herbst weiter“, sagte Angela Merkel am Dienstag.", "Angela Merkel"],
    ["As Olm put it, the dam was a mistake from the first day.", "Olm"],
    ["The dam was, as the engineer Mara Olm once put it in a letter, a mistake.", "Mara Olm"],
    ["“The dam was a mistake from the first day,” as Olm put it.", "Olm"],
    ["As Olm put it on the table, the lamp broke.", null],
    ["The town put it up for sale as Olm left.", null],
    ["Peter Falk added that the dam was safe.", "Peter Falk"],
    ["His spokesman, Peter Falk, added that the dam was safe.", "Peter Falk"],
    ["“The dam is safe for now,” his spokesman, Peter Falk, added.", "Peter Falk"],
    ["Wie Olm es ausdrückte, war der Damm von Anfang an ein Fehler.", "Olm"],
    ["Wie es Mara Olm formulierte, war der Damm von Anfang an ein Fehler.", "Mara Olm"],
    ["Sein Sprecher, Peter Falk, sagte, der Damm sei sicher.", "Peter Falk"],
    ["Comme l'a dit Olm, le barrage était une erreur.", "Olm"],
    ["Como dijo Olm, la presa fue un error desde el principio.", "Olm"],
    ["Как выразился Ольм, плотина была ошибкой.", "Ольм"],
    ["Merkel erklärte, dass die Gespräche weitergehen.", "Merkel"],
    ["Am Dienstag hat Merkel in Berlin gesagt, dass die Gespräche weitergehen.", "Merkel"],
    ["Laut Merkel gehen die Gespräche im Herbst weiter.", "Merkel"],
    ["« Les négociations vont continuer », a déclaré Emmanuel Macron dans la soirée.", "Emmanuel Macron"],
    ["Le président Emmanuel Macron a dit que les négociations vont continuer.", "Emmanuel Macron"],
    ["Selon Macron, les négociations vont continuer dans les mois qui viennent.", "Macron"],
    ["«Las conversaciones van a continuar», dijo Pedro Sánchez en la ciudad.", "Pedro Sánchez"],
    ["Sánchez afirmó que las conversaciones van a continuar en el otoño.", "Sánchez"],
    ["«Переговоры будут продолжены», — сказал Игорь Иванов на встрече.", "Игорь Иванов"],
    ["Министр Игорь Иванов заявил, что переговоры будут продолжены.", "Игорь Иванов"],
  ])("in “%s”: %s", (sentence, speaker) => {
    expect(new Set(speakers(sentence))).toEqual(new Set(speaker === null ? [] : [speaker]));
  });

  test.each([
    "Ivanov flew to Geneva.",
    "The talks with Ivanov began at nine.",
    "He said that the talks would go on.",
    "Ivanov was told that the talks would go on.",
    "The report on Ivanov appeared in May.",
    "It is said that the talks go on.",
    "The house held many state papers.",
    "Ivanov did not say.",
    "Nobody said so.",
    "Nothing.",
  ])("is not told by “%s”", (sentence) => {
    expect(speakers(sentence)).toEqual([]);
  });
});

describe("who is meant", () => {
  test("by a pronoun is who the sentences before are about, over several of them", () => {
    const text =
      "Igor Ivanov flew to Geneva. It was cold. He said that the talks went on. Later, he wrote, there would be more.";
    expect(speakers(text)).toEqual(["Igor Ivanov"]);
    expect(said(text)[0]?.text).toMatch(/^He said .* more\.$/u);
  });

  test("by “they” is no country that is only the place where something happens", () => {
    const met =
      "Ada Berg and Per Lund met at Akureyri, Iceland, in May. They had agreed on it at short notice. The house is still in Iceland.";
    expect(speakers(met)).not.toContain("Iceland");
    const ruled = "The envoy lives in Iceland. Iceland protested in May. It denied the charge at once.";
    expect(said(ruled).at(-1)?.text).toMatch(/It denied the charge at once\.$/u);
    expect(said(ruled).at(-1)?.speaker).toBe("Iceland");
  });

  test("by “she” is no man", () => {
    const text = "Mrs Olm met Mr Lund in the harbour. She said that the crane was safe. He denied it.";
    expect(speakers(text)).toEqual(["Olm", "Lund"]);
  });

  test("by an office is who holds it, or who was just named", () => {
    expect(
      speakers("Its chairwoman, Ulla Brandt, arrived at nine.\n\nThe chairwoman said that it was late."),
    ).toEqual(["Ulla Brandt"]);
    expect(speakers("Ulla Brandt disagreed. The chairwoman said that the crane was safe.")).toEqual([
      "Ulla Brandt",
    ]);
  });

  test("by a family name is whom the text has named in full", () => {
    expect(speakers("Lin Wei came. Then Wei said that the brake was old.")).toEqual(["Lin Wei"]);
    const two = "Igor Ivanov and Sergei Ivanov came. Sergei Ivanov said no. Igor Ivanov said yes.";
    expect(speakers(two)).toEqual(["Sergei Ivanov", "Igor Ivanov"]);
  });
});

describe("a quotation", () => {
  test("goes on after who said it, and over sentences", () => {
    const text =
      '"We cannot dredge with a broken ladder," Brandt said. "Nor can we let the channel silt up."';
    expect(said(text)).toEqual([{ speaker: "Brandt", kind: "quoted", text }]);
    const long = "“We cannot dredge now. The ladder is broken,” said Brandt.";
    expect(said(long)).toEqual([{ speaker: "Brandt", kind: "quoted", text: long }]);
  });

  test("that no paragraph closes goes on in the next one", () => {
    const text =
      "“We cannot dredge with a broken ladder,” Brandt said. “It is too old.\n\n“And it is too dear for us all.”";
    expect(speakers(text)).toEqual(["Brandt", "Brandt"]);
  });

  test("in an author's own text is not the author's", () => {
    const text = "The ladder is old. “We cannot dredge with a broken ladder,” Brandt said. It stays so.";
    expect(said(text, ["Mara Ellison"])).toEqual([
      { speaker: "Mara Ellison", kind: "own", text: "The ladder is old." },
      { speaker: "Brandt", kind: "quoted", text: "“We cannot dredge with a broken ladder,” Brandt said." },
      { speaker: "Mara Ellison", kind: "own", text: "It stays so." },
    ]);
  });

  test("does not let speak whom it names", () => {
    expect(speakers("“Olm said that the county would pay,” Brandt said.")).toEqual(["Brandt"]);
  });
});

describe("a text with several authors", () => {
  test("gives each section to who is named under its heading", () => {
    const text =
      "# The Mud\n\nBy Mara Olm\n\nThe mud is deep.\n\n# The Crane\n\nBy Per Lund\n\nThe crane is old.";
    const own = said(text).filter(({ kind }) => kind === "own");
    expect(
      own
        .filter(({ text: words }) => !words.startsWith("By"))
        .map(({ speaker, text: words }) => [speaker, words]),
    ).toEqual([
      ["Mara Olm", "The mud is deep."],
      ["Per Lund", "The crane is old."],
    ]);
    expect(speakers("# Statement by Mara Olm\n\nThe mud is deep.")).toEqual(["Mara Olm"]);
  });

  test("gives each part of a conversation to whose name stands before it", () => {
    const text =
      "Mara Olm: How deep is it?\n\nPer Lund: Four metres. It was five.\n\nMara Olm: And the crane?\n\nIt is old.";
    expect(said(text).map(({ speaker, kind }) => `${speaker} ${kind}`)).toEqual([
      "Mara Olm quoted",
      "Per Lund quoted",
      "Mara Olm quoted",
      "Mara Olm quoted",
    ]);
  });
});

test("statements are of whole sentences of one passage, in order, whatever the text", () => {
  const piece = fc.constantFrom(
    "Ivanov said ",
    "he wrote ",
    "that ",
    "“",
    "”",
    '"',
    "the chairwoman ",
    "Ulla Brandt ",
    ", ",
    ". ",
    "\n\n",
    "according to ",
    "Merkel: ",
    "sagte ",
    "mud ",
    "# Speech by Mara Olm\n\n",
    "’s view is ",
    "who ",
    "(",
    ") ",
    "- ",
    "« ",
    " »",
    "сказал Путин ",
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 40 }),
      fc.constantFrom([], ["Mara Ellison"]),
      (pieces, authors) => {
        const text = pieces.join("");
        const sentences = splitSentences(text, { start: 0, end: text.length }, { lines: "wrapped" });
        const passages = sentences.map((sentence) => ({ ...sentence, headings: [], sentences: [sentence] }));
        let before = 0;
        for (const { start, end, speaker } of statementsIn({ text, authors, passages })) {
          expect(sentences).toContainEqual({ start, end });
          expect(start).toBeGreaterThanOrEqual(before);
          expect(speaker.name).not.toBe("");
          before = start;
        }
      },
    ),
  );
});

test("a long text of one sentence, of quotation marks or of names is read in time that grows with its length", () => {
  for (const word of [
    "Ivanov said ",
    "“",
    '"Ivanov" ',
    "the ",
    "of the committee ",
    ", who said, ",
    "Mara Olm: ",
  ]) {
    const text = word.repeat(Math.ceil(40_000 / word.length));
    const sentence = { start: 0, end: text.length };
    expect(
      statementsIn({ text, authors: [], passages: [{ ...sentence, headings: [], sentences: [sentence] }] }),
    ).toBeInstanceOf(Array);
  }
});

describe("a letter that quotes another", () => {
  const TEXT =
    "The pier stays open. As the pilots said, it is safe.\n\nOn 16 July Igor Ivanov wrote:\n\nThe pier must close. It is old.\n\nHarbour office.";
  const span = (words: string): { start: number; end: number } => {
    const start = TEXT.indexOf(words);
    return { start, end: start + words.length };
  };

  test("is its writer's, and what it quotes that of whom it names, with its date", () => {
    const sentences = [
      "The pier stays open.",
      "As the pilots said, it is safe.",
      "On 16 July Igor Ivanov wrote:",
      "The pier must close.",
      "It is old.",
      "Harbour office.",
    ].map(span);
    const found = statementsIn({
      text: TEXT,
      authors: ["Jane Doe"],
      quoted: [
        { ...span("On 16 July Igor Ivanov wrote:"), author: null, date: null },
        { ...span("The pier must close. It is old."), author: "Igor Ivanov", date: "2018-07-16" },
        { ...span("Harbour office."), author: null, date: null },
      ],
      passages: [{ start: 0, end: TEXT.length, headings: [], sentences }],
    });
    expect(
      found
        .filter(({ kind }) => kind === "own")
        .map(({ start, end, speaker, date }) => [speaker.name, date, TEXT.slice(start, end)]),
    ).toEqual([
      ["Jane Doe", undefined, "The pier stays open. As the pilots said, it is safe."],
      ["Igor Ivanov", "2018-07-16", "The pier must close. It is old."],
    ]);
  });
});

describe("who is called so", () => {
  test.each([
    ["Fishermen said that the pier must stay.", "Fishermen"],
    ["Residents warned that prices would rise.", "Residents"],
    ["Investors said that it was late.", "Investors"],
  ])("many people are no person: %s", (text, name) => {
    const sentences = splitSentences(text, { start: 0, end: text.length }, { lines: "wrapped" });
    const passages = [{ start: 0, end: text.length, headings: [], sentences }];
    expect(statementsIn({ text, authors: [], passages }).map(({ speaker }) => speaker)).toEqual([
      { name, names: [], roles: [name.toLowerCase()] },
    ]);
  });

  test("a family name is a person's, however it ends", () => {
    const text = "Sanders said that it was late. Carmen said no. Rogers agreed.";
    const sentences = splitSentences(text, { start: 0, end: text.length }, { lines: "wrapped" });
    const passages = [{ start: 0, end: text.length, headings: [], sentences }];
    expect(statementsIn({ text, authors: [], passages }).map(({ speaker }) => speaker.names)).toEqual([
      ["sanders"],
      ["carmen"],
      ["rogers"],
    ]);
  });

  test("an office before the name of who signs or speaks in a transcript is none of it", () => {
    expect(speakers("The pier is closed.", ["Prime Minister Igor Ivanov"])).toEqual(["Igor Ivanov"]);
    const transcript = "Minister Ivanov: We go on.\n\nOlm: We do not.\n\nMinister Ivanov: Yes, we do.";
    expect(speakers(transcript)).toEqual(["Ivanov", "Olm", "Ivanov"]);
  });
});
