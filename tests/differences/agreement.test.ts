import { expect, test } from "vitest";
import { agreementWith } from "../../src/differences/agreement.ts";
import { readAssertion } from "../../src/differences/assertion.ts";

function likeness(claim: string, source: string, language = "en"): string | undefined {
  const [mine, others] = [claim, source].map((text) => readAssertion(text, "", language));
  const figure = mine?.figures.at(-1);
  if (!mine || !others || figure === undefined) throw new Error(`asserts nothing: ${claim} / ${source}`);
  return agreementWith({ ...mine, published: null }, figure, { ...others, published: null })?.likeness;
}

test.each([
  [
    "The Senate passed the Kallas bill by 98 to 2.",
    "After six hours the Senate passed the Kallas bill by 98 by 2.",
    "same",
  ],
  [
    "The Senate passed the Kallas bill by 89 to 11.",
    "The Senate passed the Kallas bill by 98 votes to 2.",
    "different",
  ],
  [
    "The Kallas bill was introduced in May 2014.",
    "The Kallas bill was introduced in March 2014 by its author.",
    "different",
  ],
  [
    "The Kallas bill was introduced in 2014.",
    "The Kallas bill was introduced in March 2014 by its author.",
    "near",
  ],
  [
    "The Kallas tunnel is 17 km long.",
    "The Kallas tunnel, begun long ago, is 14.2 kilometres long.",
    "different",
  ],
  ["The Kallas tunnel is 14 km long.", "The Kallas tunnel is 14.2 kilometres long.", "near"],
  [
    "The mayor said that the flood killed 21 people in Orsk.",
    "The flood killed 12 people in Orsk.",
    "different",
  ],
  ["The flood killed 21 people in Orsk.", "The flood killed 12 people in Varnhem.", undefined],
  ["The flood killed 21 people in Orsk.", "The flood killed 12 people in Orsk and Varnhem.", undefined],
  ["In 1954 the flood killed 21 people in Orsk.", "In 2016 the flood killed 12 people in Orsk.", undefined],
  ["The flood killed 21 people in Orsk.", "The second flood killed 12 people in Orsk.", undefined],
  ["The flood killed 21 people in Orsk.", "The flood did not kill 12 people in Orsk.", undefined],
  ["The flood killed 21 people in Orsk.", "The flood killed 12 people and 40 people in Orsk.", undefined],
])("%s / %s: %s", (claim, source, expected) => {
  expect(likeness(claim, source)).toBe(expected);
});

test.each([
  ["Der Tunnel in Gorm ist 17 km lang.", "Der Tunnel in Gorm ist 14,2 Kilometer lang.", "de", "different"],
  [
    "Le tunnel de Gorm a coûté 40 millions d'euros.",
    "Le tunnel de Gorm a coûté 62 millions d'euros.",
    "fr",
    "different",
  ],
  [
    "El túnel de Gorm costó 40 millones de euros.",
    "El túnel de Gorm costó casi 41 millones de euros.",
    "es",
    "near",
  ],
  ["Туннель в Горме стоил 40 млн евро.", "Туннель в Горме стоил 62 млн евро.", "ru", "different"],
])("%s / %s in %s: %s", (claim, source, language, expected) => {
  expect(likeness(claim, source, language)).toBe(expected);
});
