import { describe, expect, test } from "vitest";
import { contradicts } from "../../src/answer/contradiction.ts";

describe("a sentence says the contrary", () => {
  test.each([
    ["Who did not sign the treaty?", "The two presidents signed the treaty."],
    ["What can't be shipped by ferry?", "Cars and cattle are shipped by ferry."],
    ["Which island has never been inhabited?", "The island has been inhabited since 1800."],
    ["What is the smallest harbour?", "The largest harbour is Oban."],
    ["What is the LARGEST harbour?", "The smallest harbour is Oban."],
    ["How many cattle came before the war?", "After the war came 3,000 cattle."],
    ["Which messages were unencrypted?", "The messages were encrypted."],
    ["Which messages were encrypted?", "The messages were unencrypted."],
    ["Which trade was illegal?", "The trade was legal at the time."],
  ])("%s %s", (question, sentence) => {
    expect(contradicts(question, sentence)).toBe(true);
  });
});

describe("a sentence says nothing contrary", () => {
  test.each([
    ["of the same words", "Who signed the treaty?", "The two presidents signed the treaty."],
    ["that denies as the question does", "Who did not sign the treaty?", "France never signed the treaty."],
    ["that denies in another word", "Who did not sign the treaty?", "France refused to sign the treaty."],
    ["that gives a reason", "Why did France not sign it?", "Its president was ill on that day."],
    ["on a question that is open", "Whether or not France signed is asked where?", "France signed in Paris."],
    ["on a question that is open", "Which machine may or may not be faster?", "The machine is faster."],
    ["that denies where the question does not", "Who signed the treaty?", "France did not sign the treaty."],
    ["with both opposites", "What is the smallest harbour?", "Oban is the largest, Craignure the smallest."],
    ["on a question with both", "Is the first or the last ferry full?", "The last ferry is full."],
    ["with a word that only looks alike", "What form has it?", "The board was informed of it."],
    ["with a word in a word", "Who left the union?", "One member left the ion laboratory."],
    ["that has a part of a word", "What is known?", "The notebook lies on the table."],
    ["in another language", "Wer hat nicht unterschrieben?", "Die Präsidenten haben unterschrieben."],
    ["without words", "?", ""],
  ])("%s: %s %s", (_, question, sentence) => {
    expect(contradicts(question, sentence)).toBe(false);
  });
});
