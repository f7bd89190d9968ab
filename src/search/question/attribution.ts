import { lowerCase } from "../../text/lower-case.ts";
import { wordsOf } from "../../text/terms.ts";

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
  "assess|assesses|assessed|view|views|viewed|criticise|criticised|criticize|criticized|answer|answered|add|added|admit|" +
  "admitted|announce|announced|advise|advised|declare|declared|deny|denied|insist|insisted|maintain|maintained|object|" +
  "objected|reply|replied|respond|responded|stress|stressed|urge|urged|recall|recalled|remark|remarked|comment|commented|" +
  "compare|compared|demand|demanded|promise|promised|hold|held|point out|quote|quoted|accept|accepted|refuse|refused|" +
  "reject|rejected|blame|blamed|ask for|asked for|ask|asked|agree|agreed|offer|offered|want|wanted|hope|fear|expect";
/** Nouns in the names of many who speak or act: the United States, a member state, the Mueller report. */
const ALSO_NOUNS = /^(?:states?|reports?)$/u;
/** A word means something in a language, and a change something for somebody; a person means something by what he says. */
const MEANING = /^(?:mean|means|meant)$/u;
const VERBS_ALONE = SPEAKING.split("|")
  .filter((verb) => !ALSO_NOUNS.test(verb) && !MEANING.test(verb))
  .join("|");
/** Those that ask what somebody says also where the question goes no further; "what does it mean" does not. */
const SPEAKING_ALONE = SPEAKING.split("|")
  .filter((verb) => !/^(?:mean|means|meant|see|sees|view|views|viewed|hold|held|states|reports)$/u.test(verb))
  .join("|");
const OPINION =
  "view|views|opinion|opinions|position|stance|argument|arguments|take|thoughts|attitude|assessment|statement|statements|comments|remarks";
const NAME = "(?<speaker>[\\p{L}\\p{M}.'’-]+(?: [\\p{L}\\p{M}.'’-]+){0,4}?)(?<! (?:of|for|in|at|and|the))";
const TOPIC = "(?<topic>.+?)";
const ON = "(?:about|on|regarding|concerning|over|towards?)";
const END = "[\\s?!.]*$";
const ABOUT = "(?:about|on|of|regarding|concerning|over|towards?|for|that|to|in|with|as)";
/** Behind "did" and the like; what may be a noun is a verb only where the words say about what. */
const SPOKE = `(?:(?:${VERBS_ALONE})(?: ${ABOUT})?|(?:state|report) ${ABOUT}|(?:mean|meant) (?:by|with|when|about))`;

interface Form {
  /** In small letters; null where the question may open with any word. */
  readonly openings: readonly string[] | null;
  readonly form: RegExp;
}

/**
 * The forms of such questions, by the word that the question opens with, where there is such a word; none of them knows a name.
 * They are for text in small letters, see `lowerCase`.
 * A form whose opening is missing is not tried: compiling all of them takes 35 ms of the first question.
 */
const FORMS: readonly Form[] = [
  [
    "what",
    `^what (?:did|does|do|has|have|had|would) ${NAME} (?:${SPEAKING_ALONE})(?: (?:on|to|for|of|about|with|in))?${END}`,
  ],
  ["what", `^what (?:did|does) ${NAME} hold${END}`],
  [
    "what|how",
    `^(?:what|how) (?:did|does|do|has|have|had|would|will|can) ${NAME} (?:ever |also |really )?${SPOKE} ${TOPIC}${END}`,
  ],
  [
    "what",
    `^what (?:is|are|was|were) ${NAME} (?:saying|thinking|arguing|claiming|suggesting|proposing|writing) ${ABOUT} ${TOPIC}${END}`,
  ],
  ["what|which", `^(?:what|which) (?:is|was|are|were) ${NAME}['’]s? (?:${OPINION}) ${ON} ${TOPIC}${END}`],
  [
    "what|which",
    `^(?:what|which) (?:is|was|are|were) (?:the )?(?:${OPINION}) of ${NAME} ${ON} ${TOPIC}${END}`,
  ],
  ["why", `^why (?:did|does|do|had|has) ${NAME} (?:not )?${SPOKE} ${TOPIC}${END}`],
  [
    "did|does|do|has|have|had",
    `^(?:did|does|do|has|have|had) ${NAME} (?:ever )?(?:say|said|comment|commented|write|written) (?:anything )?${ABOUT} ${TOPIC}${END}`,
  ],
  ["according", `^according to ${NAME},\\s*${TOPIC}${END}`],
  ["", `^${TOPIC},? according to ${NAME}${END}`],
  ["", `^${NAME}['’]s? (?:${OPINION}) ${ON} ${TOPIC}${END}`],
  [
    "was",
    `^was (?:sagte|sagt|meinte|meint|erklärte|erklärt|schrieb|schreibt|antwortete|forderte|fordert|denkt|dachte|kritisierte|empfahl|empfiehlt|hielt|versprach) ${NAME} (?:über|zu|zum|zur|von|vom|in|im) ${TOPIC}${END}`,
  ],
  [
    "was",
    `^was (?:sagte|sagt|meinte|meint|erklärte|erklärt|schrieb|schreibt|antwortete|forderte|fordert|denkt|dachte|empfahl|versprach) ${NAME}${END}`,
  ],
  [
    "was",
    `^was hat ${NAME} (?:(?:über|zu|zum|zur|von|vom) ${TOPIC} )?(?:gesagt|geschrieben|gefordert|erklärt|empfohlen|gemeint)${END}`,
  ],
  ["laut|selon|según", `^(?:laut|selon|según) ${NAME}, ?${TOPIC}${END}`],
  [
    "",
    `^(?:qu['’]|que |qu['’]est-ce que |qu['’]est-ce qu['’])(?:a |dit |pense |propose |écrit )?(?:dit|déclaré|écrit|proposé|répondu|rappelé|affirmé|pensé|demandé|expliqué)? ?${NAME}(?: (?:a (?:dit|déclaré|écrit|proposé|répondu|rappelé|affirmé|demandé)|pense))?(?: (?:sur|de|du|des|à|au|aux|contre|pour) ${TOPIC})?${END}`,
  ],
  [
    "qué",
    `^¿?qué (?:dijo|dice|afirmó|declaró|respondió|propuso|pidió|preguntó|escribió|opina|piensa|explicó|anunció|recomendó) ${NAME}(?: (?:sobre|de|del|acerca de|a|al|en) ${TOPIC})?${END}`,
  ],
  [
    "что|к|о|чего",
    `^(?:что|к чему|о ч[её]м|чего) (?:сказала?|заявила?|ответила?|написала?|писала?|объяснила?|предложила?|думает|говорила?|призвала?|напомнила?|потребовала?|считает|добавила?) ${NAME}(?: (?:о|об|обо|про|на|в|во) ${TOPIC})?${END}`,
  ],
].map(([opening = "", form = ""]) => ({
  openings: opening === "" ? null : opening.split("|"),
  form: new RegExp(form, "du"),
}));

/** "Ivanov on Syria", as a headline writes it. */
const HEADLINE = /^(?<speaker>\p{Lu}[\p{L}\p{M}.'’-]+(?: \p{Lu}[\p{L}\p{M}.'’-]+){0,3}) on (?<topic>[^?]+)$/u;

/** What something holds according to, or is by, and nobody says: a theorem, the second map. */
const THINGS =
  "theorem|hypothesis|lemma|axiom|principle|rules?|model|definition|equation|formula|reduction|method|algorithm|map|table|chart|" +
  "diagram|graph|scale|timeline|calendar|census|data|figures|statistics|estimates?|polls?|surveys?|evidence|legend|tradition|" +
  "schedule";
const NAMES_THING = new RegExp(`\\b(?:${THINGS})$`, "u");
/** Nobody in particular, whose words are not told from those of others: some researchers. */
const UNNAMED = /^(?:some|many|most|several|few|other|others|certain|various|any|all) /u;
/** What belongs to somebody is no name of his: it was read too far, up to a noun that is a verb as well. */
const POSSESSED = /\p{L} (?:its|their|his|her|our|my|your)\b/iu;
/** Words that name nobody: such a speaker is found in no byline. */
const NOBODY =
  /\b(?:which|what|whose|whom)\b|^(?:i|you|he|she|it|we|they|one|people|somebody|someone|anybody|anyone|everybody|everyone|this|that|these|those|there|who|the|not|be|been)\b(?! \p{L})|^(?:word|term|phrase)\b|\b(?:document|documents|article|articles|text|texts|report|reports|paper|papers|author|authors|passage|passages|law|theory|word|term)$/iu;
const LEADING =
  /^(?:the|der|die|das|le|la|les|l['’]|el|los|las|rey|a|an|mr|mrs|ms|dr|prof|professor|president|minister|sir|lord|general|ambassador|herr|frau|präsident|président|presidente|президент|министр)\.? ?(?<=[ '’])/iu;

/** Reads a question as one about what somebody says; null for all others. */
export function attributionIn(question: string): Attribution | null {
  const written = onOneLine(question);
  const small = lowerCase(written);
  const opening = /^[^\s\p{P}]*/u.exec(small.replace(/^¿/u, ""))?.[0] ?? "";
  for (const { openings, form } of FORMS) {
    if (openings?.includes(opening) === false) continue;
    const { speaker, topic } = form.exec(small)?.indices?.groups ?? {};
    if (speaker === undefined) continue;
    const attribution = attributed(
      written.slice(...speaker),
      topic === undefined ? "" : written.slice(...topic),
    );
    if (attribution !== null) return attribution;
  }
  return null;
}

/** "Treaty on Open Skies" has the same form, so it is one only where the name is that of an author. */
export function headlineIn(question: string): Attribution | null {
  const { speaker, topic = "" } = HEADLINE.exec(onOneLine(question))?.groups ?? {};
  return speaker === undefined ? null : attributed(speaker, topic);
}

function onOneLine(question: string): string {
  return question.trim().replace(/\s+/gu, " ");
}

/** Null where the words name nobody. */
function attributed(speaker: string, topic: string): Attribution | null {
  const name = speaker.replace(LEADING, "");
  return namesNobody(name) ? null : { speaker: name, topic };
}

function namesNobody(name: string): boolean {
  const isThing = NAMES_THING.test(lowerCase(name));
  return isThing || [NOBODY, UNNAMED, POSSESSED].some((way) => way.test(name)) || wordsOf(name).length === 0;
}
