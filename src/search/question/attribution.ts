import type { WordMatches } from "../words/passage-words.ts";
import { hashOf } from "../words/passage-words.ts";
import { stemOf, wordsOf } from "../../text/terms.ts";

/** A question about what somebody says: who, and about what. */
export interface Attribution {
  /** As the question writes the name. */
  readonly speaker: string;
  /** Empty where the question leaves it open. */
  readonly topic: string;
}

const SPEAKING =
  "say|says|said|saying|think|thinks|thought|write|writes|wrote|written|argue|argues|argued|claim|claims|claimed|believe|" +
  "believes|believed|state|states|stated|suggest|suggests|suggested|propose|proposes|proposed|mean|means|meant|tell|told|" +
  "conclude|concludes|concluded|recommend|recommends|recommended|predict|predicts|predicted|warn|warns|warned|report|" +
  "reports|reported|explain|explains|explained|describe|describes|described|see|sees|call|calls|called|justify|justified|" +
  "assess|assesses|assessed|view|views|viewed|criticise|criticised|criticize|criticized";
const OPINION =
  "view|views|opinion|opinions|position|stance|argument|arguments|take|thoughts|attitude|assessment|statement|statements|comments|remarks";
const NAME = "(?<speaker>[\\p{L}\\p{M}.'’-]+(?: [\\p{L}\\p{M}.'’-]+){0,4}?)";
const TOPIC = "(?<topic>.+?)";
const ON = "(?:about|on|regarding|concerning|over|towards?)";
const END = "[\\s?!.]*$";
const ABOUT = "(?:about|on|of|regarding|concerning|over|towards?|for|that|to|in|with|as)";

/** The forms of such questions; none of them knows a name. */
const FORMS: readonly RegExp[] = [
  `^what (?:did|does|do|has|have|had) ${NAME} (?:say|said|write|written|think|argue|argued|claim|claimed)${END}`,
  `^(?:what|how) (?:did|does|do|has|have|had|would|will|can) ${NAME} (?:ever |also |really )?(?:${SPEAKING})(?: ${ABOUT})? ${TOPIC}${END}`,
  `^what (?:is|are|was|were) ${NAME} (?:saying|thinking|arguing|claiming|suggesting|proposing|writing) ${ABOUT} ${TOPIC}${END}`,
  `^(?:what|which) (?:is|was|are|were) ${NAME}['’]s? (?:${OPINION}) ${ON} ${TOPIC}${END}`,
  `^(?:what|which) (?:is|was|are|were) (?:the )?(?:${OPINION}) of ${NAME} ${ON} ${TOPIC}${END}`,
  `^according to ${NAME},\\s*${TOPIC}${END}`,
  `^${TOPIC},? according to ${NAME}${END}`,
  `^${NAME}['’]s? (?:${OPINION}) ${ON} ${TOPIC}${END}`,
].map((form) => new RegExp(form, "iu"));

/** "Ivanov on Syria", as a headline writes it. */
const HEADLINE = /^(?<speaker>\p{Lu}[\p{L}\p{M}.'’-]+(?: \p{Lu}[\p{L}\p{M}.'’-]+){0,3}) on (?<topic>[^?]+)$/u;

/** Words that name nobody: such a speaker is found in no byline. */
const NOBODY =
  /\b(?:which|what|whose|whom)\b|^(?:i|you|he|she|it|we|they|one|people|somebody|someone|anybody|anyone|everybody|everyone|this|that|these|those|there|who|the|not|be|been)\b(?! \p{L})|^(?:word|term|phrase)\b|\b(?:document|documents|article|articles|text|texts|report|reports|paper|papers|author|authors|passage|passages|law|theory|word|term)$/iu;
const LEADING =
  /^(?:the|a|an|mr|mrs|ms|dr|prof|professor|president|minister|sir|lord|general|ambassador)\.? /iu;

/** Reads a question as one about what somebody says; null for all others. */
export function attributionIn(question: string): Attribution | null {
  return firstMatch(FORMS, question);
}

/** "Treaty on Open Skies" has the same form, so it is one only where the name is that of an author. */
export function headlineIn(question: string): Attribution | null {
  return firstMatch([HEADLINE], question);
}

function firstMatch(forms: readonly RegExp[], question: string): Attribution | null {
  const written = question.trim().replace(/\s+/gu, " ");
  for (const form of forms) {
    const { speaker, topic = "" } = form.exec(written)?.groups ?? {};
    if (speaker === undefined) continue;
    const name = speaker.replace(LEADING, "");
    if (NOBODY.test(name) || wordsOf(name).length === 0) continue;
    return { speaker: name, topic };
  }
  return null;
}

/** The word of the name by which others call the person: the last one of "Igor Ivanov". */
export function callName(speaker: string): string {
  return (wordsOf(speaker).at(-1) ?? speaker).replace(/'s?$/u, "");
}

/** Stems of the verbs, and of "according", by which a text lets somebody speak. */
export const REPORTING_STEMS: readonly string[] = [
  ...new Set(
    (
      "say says said tell told write wrote argue claim state note warn believe think thought suggest propose insist add " +
      "ask call declare describe explain express accuse criticize criticise announce admit acknowledge emphasize emphasise " +
      "stress maintain contend observe comment remark reply respond testify predict conclude recommend urge deny assert " +
      "report according recall complain demand promise hope fear doubt deem regard view see point judge hold held favour favor " +
      "expect find found consider reckon estimate support oppose reject agree answer mention speak spoke discuss underline " +
      "caution advocate praise condemn welcome conceive foresee foresaw wish want justify defend"
    )
      .split(" ")
      .map(stemOf),
  ),
];

/** How many words may stand between the name and the verb. */
const NEAR = 6;

const PRONOUN_HASHES = new Set(["he", "she", "they"].map((word) => hashOf(stemOf(word))));

/**
 * For each sentence of a passage, whether the speaker says it: everywhere in a text of the speaker's own; elsewhere where
 * the name stands near a reporting verb, or where the sentence after one that names the speaker begins "He said".
 * `speaker` is the number of the term of the name.
 */
export function saidBy(
  speaker: number,
  matches: WordMatches,
  words: readonly number[],
  verbs: ReadonlySet<number>,
): boolean[] {
  const isAuthor = (matches.frequency.author[speaker] ?? 0) > 0;
  const names = matches.places[speaker] ?? [];
  return matches.sentences.map((_, index) => {
    if (isAuthor) return true;
    const start = matches.sentenceStarts[index] ?? 0;
    const end = matches.sentenceStarts[index + 1] ?? start;
    const named = names.filter((place) => place >= start && place < end);
    if (named.some((place) => hasVerbNear(place, start, end, words, verbs))) return true;
    const before = matches.sentenceStarts[index - 1];
    const isNamedBefore = before !== undefined && names.some((place) => place >= before && place < start);
    return (
      isNamedBefore && beginsWithPronoun(words, start, end) && hasVerbNear(start, start, end, words, verbs)
    );
  });
}

function hasVerbNear(
  place: number,
  start: number,
  end: number,
  words: readonly number[],
  verbs: ReadonlySet<number>,
): boolean {
  const from = Math.max(start, place - NEAR);
  return words.slice(from, Math.min(end, place + NEAR + 1)).some((word) => verbs.has(word));
}

function beginsWithPronoun(words: readonly number[], start: number, end: number): boolean {
  return start < end && PRONOUN_HASHES.has(words[start] ?? 0);
}
