import { stemOf } from "../../text/terms.ts";
import { words, type Lexicon, type Verb } from "./lexicon.ts";

const ENGLISH_SAY = stems(
  "say says said tell told write wrote written add added argue claim state note warn suggest insist ask declare explain announce " +
    "admit acknowledge emphasize emphasise stress maintain contend observe comment remark reply respond testify predict " +
    "conclude recommend urge deny assert report recall complain promise caution reiterate counter quip joke lament boast " +
    "concede retort exclaim confirm vow pledge propose advise answer agree muse recount confess affirm plead",
);
const ENGLISH_THINK = stems(
  "believe think thought call describe express accuse criticize criticise demand hope fear doubt deem regard judge favour " +
    "favor expect consider reckon estimate support oppose reject advocate praise condemn welcome foresee foresaw wish want " +
    "justify accept object protest disagree blame offer refuse appeal request dismiss endorse compare liken underline " +
    "foretell prefer envisage interpret attribute apologize apologise deplore regret question challenge refute mock deride denounce hail",
);
/** With what has to follow for it to be an opinion. */
const ENGLISH_SEE: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [
    ["see saw view", "that as a an no little it"],
    ["find found", "that it"],
    ["hold held feel felt mean meant know knew learn learned", "that"],
    ["point", "out to"],
    ["speak spoke", "of about out"],
    ["lay laid", "out"],
  ].flatMap(([verbs = "", complements = ""]) =>
    verbs.split(" ").map((verb) => [stemOf(verb), words(complements)] as const),
  ),
);
/** The past of these looks like no past. */
const ENGLISH_PAST = words(
  "said told wrote thought held found felt saw knew meant spoke foresaw laid forbade",
);

/**
 * The first three letters of those verbs. A stem begins as its words do, but for a "y" that it turns into "i" ("say", "sai"): most
 * words need not be stemmed, which took a third of the time for statements.
 */
const ENGLISH_BEGINNINGS = new Set(
  [...ENGLISH_SAY, ...ENGLISH_THINK, ...ENGLISH_SEE.keys()].flatMap((stem) => {
    const beginning = stem.slice(0, 3);
    return [beginning, beginning.replace(/i$/u, "y")];
  }),
);

function englishVerb(word: string): Verb | null {
  if (!ENGLISH_BEGINNINGS.has(word.slice(0, 3)) || NOT_VERBS.has(word)) return null;
  const stem = stemOf(word);
  const complement = ENGLISH_SEE.get(stem) ?? null;
  const sort = ENGLISH_SAY.has(stem)
    ? "say"
    : ENGLISH_THINK.has(stem) || complement !== null
      ? "think"
      : null;
  return sort === null ? null : { sort, form: englishForm(word), complement };
}

function englishForm(word: string): Verb["form"] {
  if (word.endsWith("ing")) return "gerund";
  if (word.endsWith("ed") || /^(?:said|told|thought|held|found|felt|meant|laid)$/u.test(word))
    return "participle";
  if (/^(?:written|seen|known|spoken)$/u.test(word)) return "participle";
  return word.endsWith("s") || ENGLISH_PAST.has(word) ? "finite" : "base";
}

/** Share a stem with a verb and are none. */
const NOT_VERBS = words(
  "statement statements thoughts hopeful doubtful meaning meanings finding findings holding holdings writing writings argument " +
    "arguments objective objectives sayings reporter reporters observer observers writer writers speaker speakers teller " +
    "explanation explanations declaration declarations description recommendation recommendations announcement announcements " +
    "prediction predictions conclusion conclusions suggestion suggestions assertion proposal proposals opposition expression " +
    "expressions criticism accusation reply advice belief critic critics supporter supporters advocacy defender defence question questions objection objections",
);

export const ENGLISH: Lexicon = {
  commonest: words(
    "the of and to that was for with is said by were this which had not are from it be at as his they",
  ),
  articles: words("the a an this that these those another one several many some most both each every"),
  possessives: words("his her its their our my your"),
  prepositions: words(
    "of in on at by for from to with without about against among between under over after before during since until through " +
      "across near into onto within behind beside besides despite beyond above below toward towards per via outside inside upon like regarding concerning as than",
  ),
  conjunctions: words("and but or nor yet then"),
  relatives: words("who which whom whose that"),
  openers: words("that how why what"),
  doubts: words("whether if unless when once"),
  auxiliaries: words(
    "has have had did does do will would can could may might must shall should is are was were be been being also ever",
  ),
  passives: words("is are was were be been being gets got"),
  negations: words(
    "not never neither nor no hardly didn't doesn't don't won't wouldn't hadn't hasn't couldn't cannot can't",
  ),
  adverbs: words(
    "then later also once again still even just soon now always often sometimes therefore however instead yesterday today first " +
      "finally merely simply thus further rather long already only all",
  ),
  pronouns: new Map([
    ["he", "he"],
    ["she", "she"],
    ["they", "they"],
    ["it", "it"],
  ]),
  nobody: words(
    "according nobody everyone everybody someone somebody anyone anybody none others other some many most all both each few one there here this " +
      "that these those what which who whom whose where when why how i you we us me him them himself herself itself themselves nothing something everything so as such " +
      "people more less nor neither either another while although though because since if unless until after before yet " +
      "not no yes please thus hence moreover furthermore meanwhile nevertheless nonetheless however therefore secondly firstly finally",
  ),
  roles: words(
    "president vice-president premier minister chancellor secretary chairman chairwoman chairperson chair chief head director mayor " +
      "governor senator congressman congresswoman representative deputy ambassador envoy diplomat spokesman spokeswoman spokesperson " +
      "adviser advisor aide official officer general colonel captain major admiral marshal commander commissioner inspector " +
      "treasurer engineer professor scientist physicist chemist biologist historian economist analyst expert researcher scholar " +
      "lawyer attorney judge justice prosecutor sheriff detective journalist reporter editor correspondent author writer poet novelist " +
      "critic philosopher bishop archbishop pope cardinal priest pastor rabbi imam king queen prince princess emperor tsar czar " +
      "sultan leader founder manager executive owner farmer fisherman teacher principal headmaster headmistress student doctor " +
      "physician surgeon nurse architect astronaut cosmonaut pilot coach player captain activist organiser organizer negotiator " +
      "delegate lawmaker legislator councillor councilor councilwoman councilman member speaker dean rector curator librarian " +
      "archaeologist geologist astronomer mathematician psychologist sociologist theologian composer conductor singer actor actress " +
      "ceo cfo coo cto administrator superintendent undersecretary ombudsman solicitor comptroller auditor counsel constable lieutenant sergeant counselor counsellor trustee provost magistrate whip " +
      "dictator premier statesman politician soldier veteran witness victim resident widow clerk foreman forewoman warden mason builder",
  ),
  sources: ["according to", "in the words of", "in the view of", "in the opinion of", "in the eyes of"],
  sourceBehindQuotation: null,
  sourcesAfter: [],
  asSaid: words("as"),
  puts: words("put puts"),
  putObjects: words("it"),
  opinions: words(
    "view opinion words account eyes judgment judgement assessment estimation reading mind argument position verdict statement",
  ),
  clauseOpeners: words("as before after since until than like"),
  perfect: words(""),
  days: words(
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday",
  ),
  bareOffices: false,
  capitalNouns: false,
  verb: englishVerb,
};

function stems(list: string): ReadonlySet<string> {
  return new Set([...words(list)].map(stemOf));
}
