/** What the form of a question tells of its answer. */
export type Expectation = "quantity" | "time" | "name";

const QUESTION_FORMS: readonly (readonly [Expectation, RegExp])[] = [
  [
    "quantity",
    /\bhow (?:much|many|long|far|old|big|large|high|tall|deep|fast|often|expensive|heavy|wide)\b/iu,
  ],
  [
    "quantity",
    /\b(?!(?:what|which) area\b)(?:what|which) (?:is |was |were |are )?(?:the )?(?:\p{L}+ )?(?:price|cost|number|percentage|percent|amount|population|area|size|age|distance|length|height|rate|share|temperature)\b/iu,
  ],
  ["time", /\bwhen\b|\b(?:what|which) (?:year|date|day|month|century|decade|time)\b|\bhow long ago\b/iu],
  [
    "name",
    /\bwho(?:m|se)?\b|\b(?:what|which) (?:person|man|woman|author|president|minister|king|queen|leader)\b/iu,
  ],
];

const NUMBER_WORD =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion|dozen|half|third|quarter)s?\b/iu;
const DIGITS = /\p{Nd}/u;
const YEAR_OR_TIME =
  /\b(?:1\d|20)\d\d\b|\b\d{1,2}(?:st|nd|rd|th)? (?:century|centuries)\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b|\bcentur(?:y|ies)\b|\b\d{3,4} ?(?:BC|AD|BCE|CE)\b/u;
const NAME_AFTER_FIRST_WORD = /\S\s+(?:["“(]?)\p{Lu}\p{L}+/u;

/** The kinds of answer that the question asks for; none for "why", "how" and most others. */
export function expectationsOf(question: string): Expectation[] {
  return QUESTION_FORMS.filter(([, form]) => form.test(question)).map(([expectation]) => expectation);
}

const ASKS_FOR_COUNT = /\bhow (?:much|many)\b/iu;

/** Whether nothing but a number answers the question: "how long" is answered by "several years" as well. */
export function asksForCount(question: string): boolean {
  return ASKS_FOR_COUNT.test(question);
}

/** Whether a sentence holds something of the kind: a number, a date, a name. */
export function meets(sentence: string, expectation: Expectation): boolean {
  switch (expectation) {
    case "quantity":
      return DIGITS.test(sentence) || NUMBER_WORD.test(sentence);
    case "time":
      return YEAR_OR_TIME.test(sentence);
    case "name":
      return NAME_AFTER_FIRST_WORD.test(sentence);
  }
}

const YEAR = /(?<![\p{L}\p{N}])(?:1[5-9]|20)\d\d(?![\p{L}\p{N}])/gu;
const DURATION = new RegExp(
  `(?:\\p{Nd}|${NUMBER_WORD.source})[ -](?:years?|months?|weeks?|days?|hours?|minutes?|Jahre?n?|Monate?n?|Wochen?|Tage?n?|Stunden?|ans?|années?|mois|jours?|heures?|años?|mes(?:es)?|días?|horas?|лет|год\\p{L}*|месяц\\p{L}*|недел\\p{L}*|дн\\p{L}*)(?!\\p{L})`,
  "giu",
);
const ASKS_FOR_DURATION =
  /\bhow (?:long|old)\b|\b(?:years?|months?|weeks?|days?|hours?|minutes?|age|duration)\b/iu;
const COSTS =
  /\bwhat (?:did|does|do|will|would|had|has) .{1,80}\b(?:cost|weigh|measure|earn|pay|spend|charge)\b|\bwhat was (?:paid|spent)\b|(?<!\p{L})(?:wie ?viele?|was kostete?|combien|cuánt[oa]s?|quant[oaie]|hoeveel|ile|сколько)(?!\p{L})/iu;

/** Whether a question asks for a figure, in more forms and languages than those that confidence counts. */
export function asksForFigure(question: string): boolean {
  return expectationsOf(question).includes("quantity") || COSTS.test(question);
}

const ASKS_FOR_TIME =
  /(?<!\p{L})(?:wann|quand|cuándo|когда|in welchem jahr|im welchen jahr|en quelle année|en qué año|в каком году)(?!\p{L})/iu;

/** Whether a question asks when something was. */
export function asksForTime(question: string): boolean {
  return expectationsOf(question).includes("time") || ASKS_FOR_TIME.test(question);
}

/** A question that yes or no would answer begins with its verb, or says so by a particle. */
const ASKS_WHETHER =
  /^[\s¿]*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|ist|sind|war|waren|hat|haben|hatte|hatten|wurde|wurden|wird|werden|gab|gibt|stimmt|est-ce qu|est-il|a-t-|ont-|es|son|fue|fueron|era|ha|han|había|hay|hubo)(?!\p{L})|(?<!\p{L})(?:ли|whether|правда)(?!\p{L})/iu;

export function asksWhether(question: string): boolean {
  return ASKS_WHETHER.test(question);
}

/** Whether a sentence gives a figure that may be the one: how long something took is not what it cost. */
export function givesFigure(sentence: string, question: string): boolean {
  const figures = ASKS_FOR_DURATION.test(question)
    ? sentence
    : sentence.replace(DURATION, " ").replace(YEAR, " ");
  return meets(figures, "quantity");
}

const NUMBER = /\p{Nd}+(?:[.,]\p{Nd}+)*/gu;

/** The numbers of a sentence in digits, without the marks between thousands. */
export function numbersIn(sentence: string): Set<string> {
  return new Set((sentence.match(NUMBER) ?? []).map((number) => number.replace(/,(?=\p{Nd}{3})/gu, "")));
}
