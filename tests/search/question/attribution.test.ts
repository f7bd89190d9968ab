import { describe, expect, test } from "vitest";
import { attributionIn, headlineIn } from "../../../src/search/question/attribution.ts";

test.each([
  ["Ivanov on Syria", "Ivanov", "Syria"],
  ["Igor Ivanov on the end of the treaty", "Igor Ivanov", "the end of the treaty"],
])("“%s” has the form of a headline by %s", (question, speaker, topic) => {
  expect(headlineIn(question)).toEqual({ speaker, topic });
  expect(attributionIn(question)).toBeNull();
});

describe("a question of what somebody says", () => {
  test.each([
    ["What did Ivanov say about Syria?", "Ivanov", "Syria"],
    ["what did ivanov say about syria", "ivanov", "syria"],
    ["WHAT DID IVANOV SAY ABOUT SYRIA", "IVANOV", "SYRIA"],
    ["  What   did Ivanov\nsay about the treaty ?! ", "Ivanov", "the treaty"],
    ["What does the committee think of the dam?", "committee", "the dam"],
    ["What has the ministry said on fisheries", "ministry", "fisheries"],
    ["What would the ministry say to this plan?", "ministry", "this plan"],
    ["What did Ivanov ever write about snow?", "Ivanov", "snow"],
    ["What is the ministry saying about the dam?", "ministry", "the dam"],
    ["How did the committee describe the glacier?", "committee", "the glacier"],
    ["How does the court view the treaty?", "court", "the treaty"],
    ["What did the European Commission recommend for fisheries?", "European Commission", "fisheries"],
    ["What did the Academy of Sciences conclude about ice", "Academy of Sciences", "ice"],
    ["What did O’Neill argue about budgets", "O’Neill", "budgets"],
    ["what did van der Waals write about gases", "van der Waals", "gases"],
    ["What did Ørsted-Ålberg report about currents?", "Ørsted-Ålberg", "currents"],
    ["Что? What did Иванов say about Сирия", null, null],
    ["What did the Mueller report say about Russia?", null, null],
    ["What did the member states say about fishing?", "member states", "fishing"],
    ["What did the United States think of the treaty?", "United States", "the treaty"],
    ["What did Ivanov state about Syria?", "Ivanov", "Syria"],
    ["what did the United States pay for Alaska", null, null],
    ["What did the United States give Russia?", null, null],
    ["Why did the United States buy Alaska?", null, null],
    ["What did Иванов say about Сирия?", "Иванов", "Сирия"],
    ["What did Dr. Ivanov say about Syria?", "Ivanov", "Syria"],
    ["What did President Ivanov say about Syria?", "Ivanov", "Syria"],
    ["What is Ivanov's view on sanctions?", "Ivanov", "sanctions"],
    ["What was the ministry’s stance towards fishing?", "ministry", "fishing"],
    ["What are the views of the ministry on fishing?", "ministry", "fishing"],
    ["What is the position of the European Commission on fishing?", "European Commission", "fishing"],
    ["Ivanov's position on the treaty", "Ivanov", "the treaty"],
    ["According to Ivanov, why did the talks fail?", "Ivanov", "why did the talks fail"],
    ["Why did the talks fail, according to the ministry?", "ministry", "Why did the talks fail"],
    ["why did the talks fail according to Igor Ivanov", "Igor Ivanov", "why did the talks fail"],
    ["What did Ivanov say?", "Ivanov", ""],
    ["what has the ministry written ?", "ministry", ""],
    ["What did the inspector recommend?", "inspector", ""],
    ["What did Ivanov mean by a cold peace?", "Ivanov", "a cold peace"],
    ["What did All Saints Parish say about the bells?", "All Saints Parish", "the bells"],
    ["What did the secretary of state say about hunger?", "secretary of state", "hunger"],
    ["Why did Olm not believe the county?", "Olm", "the county"],
    ["Has Ivanov ever said anything about Syria?", "Ivanov", "Syria"],
    ["What did Kennedy compare space to?", "Kennedy", "space to"],
    ["Was sagte Angela Merkel über Syrien?", "Angela Merkel", "Syrien"],
    ["Was sagte der Außenminister in Prag?", "Außenminister", "Prag"],
    ["Was hat Merkel zu Syrien gesagt?", "Merkel", "Syrien"],
    ["Qu'a dit Macron sur la Syrie ?", "Macron", "la Syrie"],
    ["¿Qué dijo Sánchez sobre Siria?", "Sánchez", "Siria"],
    ["Что сказал Иванов о Сирии?", "Иванов", "Сирии"],
  ])("“%s” asks for %s on %s", (question, speaker, topic) => {
    expect(attributionIn(question)).toEqual(speaker === null ? null : { speaker, topic });
  });

  test.each([
    "",
    "?",
    "Syria",
    "what did people eat",
    "what did people say about bread",
    "what is said about tides",
    "what has been said about tides",
    "what can be said about tides",
    "how does the treaty work",
    "work on time",
    "how is steel made",
    "what did the committee eat for lunch",
    "who said that the treaty failed",
    "what does the treaty mean?",
    "what does it mean for farmers",
    "what does the word tide mean in sailing",
    "What does estuary mean in Latin?",
    "What would a longer summer mean for Greenland?",
    "Where is the harbour according to the second map?",
    "According to the tide table, when is the water highest?",
    "What follows from it according to Bayes' theorem?",
    "What do some sailors believe about the tides?",
    "What did many of the older villagers think of the dam?",
    "What did Olm raise its last offer to?",
    "what do you think about it",
    "what did they say about it",
    "what does the report say about fisheries",
    "what do these articles say about fisheries",
    "what did the author argue about budgets",
    "what is the view of the valley",
    "what was the result of the war on trade",
    "which articles say something about fisheries",
  ])("is not “%s”", (question) => {
    expect(attributionIn(question)).toBeNull();
  });

  test("is read from the longest question at once, whatever it is made of", () => {
    for (const word of ["what ", "what did a ", "a's view ", "according to ", "Ab ", "-'."]) {
      const question = word.repeat(Math.floor(2_000 / word.length));
      expect([null, "object"]).toContain(attributionIn(question) && "object");
    }
  });
});
