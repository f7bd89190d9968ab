import { stemOf } from "../text/terms.ts";

/** What a language's texts let somebody speak with. All words are in lower case. */
export interface Lexicon {
  /** Tells the language of a text: its commonest small words. */
  readonly commonest: ReadonlySet<string>;
  readonly articles: ReadonlySet<string>;
  readonly possessives: ReadonlySet<string>;
  readonly prepositions: ReadonlySet<string>;
  readonly conjunctions: ReadonlySet<string>;
  /** Begin a clause about the name before them. */
  readonly relatives: ReadonlySet<string>;
  /** Begin what is said: "that". */
  readonly openers: ReadonlySet<string>;
  /** Leave open whether something is said: "whether", "if". */
  readonly doubts: ReadonlySet<string>;
  readonly auxiliaries: ReadonlySet<string>;
  /** Before a participle they make it passive. */
  readonly passives: ReadonlySet<string>;
  readonly negations: ReadonlySet<string>;
  readonly adverbs: ReadonlySet<string>;
  readonly pronouns: ReadonlyMap<string, "he" | "she" | "they" | "it">;
  /** Name nobody, though they stand where a name may. */
  readonly nobody: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  /** Before the speaker: "according to"; after him: "zufolge". Several words are joined by a space. */
  readonly sources: readonly string[];
  readonly sourcesAfter: readonly string[];
  /** In these, and in "Ivanov's view is", somebody's opinion is told. */
  readonly opinions: ReadonlySet<string>;
  /** Prepositions that also begin a clause: "as Russia said". */
  readonly clauseOpeners: ReadonlySet<string>;
  /** The auxiliaries beside which a participle far off has its subject: "Merkel hat am Dienstag gesagt". */
  readonly perfect: ReadonlySet<string>;
  /** Are written like names and are none. */
  readonly days: ReadonlySet<string>;
  /** Whether an office stands without an article: "президент заявил". */
  readonly bareOffices: boolean;
  /** Whether every noun is written with a capital. */
  readonly capitalNouns: boolean;
  verb(word: string): Verb | null;
}

export interface Verb {
  /** `say`: with its subject before or after it; `think`: before it. */
  readonly sort: "say" | "think";
  /** Where the verb tells an opinion only if one of these words follows it soon: "held that"; null where it always does. */
  readonly complement: ReadonlySet<string> | null;
  /** `base`: the bare form, which after a name or "the state" is none: "a buffer state". */
  readonly form: "finite" | "base" | "participle" | "gerund";
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/u).filter((word) => word !== ""));
}

function stems(list: string): ReadonlySet<string> {
  return new Set([...words(list)].map(stemOf));
}

const ENGLISH_SAY = stems(
  "say says said tell told write wrote written add argue claim state note warn suggest insist ask declare explain announce " +
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

const ENGLISH: Lexicon = {
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
    "nobody everyone everybody someone somebody anyone anybody none others other some many most all both each few one there here this " +
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
      "dictator premier statesman politician soldier veteran witness victim resident widow clerk foreman forewoman warden mason builder",
  ),
  sources: ["according to", "in the words of", "in the view of", "in the opinion of", "in the eyes of"],
  sourcesAfter: [],
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

/** For languages whose verbs are listed form by form. */
function listed(say: string, think: string, participles: string): (word: string) => Verb | null {
  const [says, thinks, past] = [words(say), words(think), words(participles)];
  return (word) => {
    const form = past.has(word) ? "participle" : "finite";
    if (says.has(word) || past.has(word)) return { sort: "say", form, complement: null };
    return thinks.has(word) ? { sort: "think", form, complement: null } : null;
  };
}

const GERMAN: Lexicon = {
  commonest: words(
    "der die das und den von zu mit ist im dem nicht ein eine auf für sich des dass wurde war er auch als",
  ),
  articles: words(
    "der die das den dem des ein eine einen einem einer dieser diese dieses jener mehrere viele manche",
  ),
  possessives: words("sein seine seiner ihr ihre ihrer unser unsere"),
  prepositions: words(
    "von vom in im an am auf bei beim für aus mit nach seit zu zum zur über unter vor während durch gegen ohne um zwischen neben hinter wegen trotz gegenüber als laut",
  ),
  conjunctions: words("und aber oder doch sondern"),
  relatives: words("der die das welcher welche welches"),
  openers: words("dass daß wie warum"),
  doubts: words("ob falls wenn"),
  auxiliaries: words(
    "hat habe haben hatte hatten will wird werde würde wurde kann konnte soll sollte muss musste sich es",
  ),
  passives: words("wird wurde wurden worden ist war"),
  negations: words("nicht nie niemals kein keine"),
  adverbs: words(
    "auch dann später noch schon immer wieder bereits jedoch außerdem gestern heute damals dazu weiter zudem nun hingegen dagegen allerdings",
  ),
  pronouns: new Map([
    ["er", "he"],
    ["sie", "she"],
    ["es", "it"],
  ]),
  nobody: words(
    "niemand jeder alle viele einige andere man wer was das dies dieses hier da dort so ich du wir ihr uns ihn ihm wie als doch aber und wenn weil obwohl zwar nun dann",
  ),
  roles: words(
    "präsident präsidentin bundespräsident bundespräsidentin kanzler kanzlerin bundeskanzler bundeskanzlerin minister ministerin " +
      "außenminister außenministerin verteidigungsminister innenminister finanzminister ministerpräsident ministerpräsidentin " +
      "sprecher sprecherin regierungssprecher regierungssprecherin vorsitzende vorsitzender chef chefin leiter leiterin direktor " +
      "direktorin bürgermeister bürgermeisterin botschafter botschafterin general professor professorin richter richterin " +
      "historiker historikerin schriftsteller schriftstellerin journalist journalistin generalsekretär generalsekretärin " +
      "sekretär sekretärin abgeordnete abgeordneter könig königin kaiser politiker politikerin ingenieur ingenieurin",
  ),
  sources: [
    "laut",
    "nach angaben von",
    "nach angaben des",
    "nach angaben der",
    "nach worten von",
    "nach ansicht von",
    "nach meinung von",
    "nach auffassung von",
    "nach den worten von",
  ],
  sourcesAfter: ["zufolge"],
  opinions: words("ansicht meinung auffassung"),
  clauseOpeners: words("wie als seit"),
  perfect: words("hat haben hatte hatten"),
  days: words(
    "januar februar märz april mai juni juli august september oktober november dezember montag dienstag mittwoch donnerstag freitag samstag sonntag",
  ),
  bareOffices: false,
  capitalNouns: true,
  verb: listed(
    "sagte sagt sagten sagen sage erklärte erklärt erklären erklärten betonte betont meinte meint berichtete berichtet schrieb schreibt " +
      "antwortete antwortet warnte warnt behauptete behauptet ergänzte ergänzt fügte verkündete verkündet rief fragte fragt " +
      "bestätigte bestätigt kündigte versprach verspricht versicherte mahnte mahnt äußerte äußert entgegnete erwiderte nannte nennt " +
      "bezeichnete bezeichnet urteilte folgerte räumte wies gestand empfahl empfiehlt schlug stellte",
    "glaubt glaubte dachte denkt forderte fordert verlangte verlangt lobte kritisierte kritisiert lehnte begrüßte hoffte hofft " +
      "befürchtete fürchtete hielt hält sah sieht wünschte wollte bedauerte verurteilte verteidigte appellierte",
    "gesagt geschrieben betont gemeint berichtet gewarnt behauptet verkündet versprochen gefordert genannt bezeichnet",
  ),
};

const FRENCH: Lexicon = {
  commonest: words(
    "le la les de des du et un une en est que qui dans pour au aux par sur pas avec il elle ce sa son",
  ),
  articles: words("le la les l un une des ce cet cette ces plusieurs certains"),
  possessives: words("son sa ses leur leurs notre nos mon ma"),
  prepositions: words(
    "de du des d à au aux en dans par pour sur sous avec sans chez contre entre vers depuis pendant avant après lors selon comme",
  ),
  conjunctions: words("et mais ou puis"),
  relatives: words("qui dont lequel laquelle"),
  openers: words("que qu comment pourquoi"),
  doubts: words("si lorsque quand"),
  auxiliaries: words(
    "a ont avait avaient aura est était sera serait n ne l le la lui leur se s y en m t nous vous me te",
  ),
  passives: words("est était été sont étaient"),
  negations: words("pas jamais non"),
  adverbs: words("aussi ensuite encore déjà toujours alors également plus tard hier"),
  pronouns: new Map([
    ["il", "he"],
    ["elle", "she"],
    ["ils", "they"],
    ["elles", "they"],
  ]),
  nobody: words(
    "personne tous toutes chacun on nous vous je tu rien tout cela ceci ce ça qui que il-y-a là ici comme quand lorsque",
  ),
  roles: words(
    "président présidente ministre premier chancelier chancelière maire secrétaire directeur directrice chef cheffe porte-parole " +
      "ambassadeur ambassadrice général professeur professeure juge procureur historien historienne écrivain journaliste " +
      "député députée sénateur sénatrice roi reine prince empereur responsable expert experte ingénieur ingénieure",
  ),
  sources: ["selon", "d après", "pour", "aux yeux de"],
  sourcesAfter: [],
  opinions: words("avis"),
  clauseOpeners: words("comme"),
  perfect: words("a ont avait avaient"),
  days: words(
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche",
  ),
  bareOffices: false,
  capitalNouns: false,
  verb: listed(
    "dit disait affirme affirmait déclare déclarait explique expliquait ajoute ajoutait estime estimait assure écrit écrivait " +
      "répond répondait annonce souligne rappelle précise soutient prévient avertit demande insiste note remarque conclut lance " +
      "indique confie reconnaît admet dénonce déclara dira écrira affirma répondit ajouta expliqua demanda annonça proposa",
    "pense pensait croit croyait veut voulait espère espérait juge jugeait considère propose proposait refuse refusait condamne " +
      "exige appelle regrette craint souhaite critique",
    "dit affirmé déclaré expliqué ajouté estimé assuré écrit répondu annoncé souligné rappelé précisé soutenu prévenu averti " +
      "demandé insisté noté conclu lancé indiqué confié reconnu admis dénoncé pensé cru espéré jugé proposé refusé condamné exigé " +
      "appelé regretté critiqué promis proclamé prononcé",
  ),
};

const SPANISH: Lexicon = {
  commonest: words("el la los las de y en que un una es por con para del se no al lo su como más fue ha"),
  articles: words("el la los las un una unos unas este esta ese esa varios algunos muchos"),
  possessives: words("su sus nuestro nuestra mi"),
  prepositions: words(
    "de del en a al por para con sin sobre entre desde hasta contra según tras ante bajo durante hacia como",
  ),
  conjunctions: words("y e pero o u"),
  relatives: words("que quien quienes cual"),
  openers: words("que cómo qué"),
  doubts: words("si cuando"),
  auxiliaries: words("ha han había habían habrá se le les lo la me te nos"),
  passives: words("es fue son fueron sido está estaba"),
  negations: words("no nunca jamás"),
  adverbs: words("también después luego ayer hoy entonces ya además aún todavía siempre"),
  pronouns: new Map([
    ["él", "he"],
    ["ella", "she"],
    ["ellos", "they"],
    ["ellas", "they"],
  ]),
  nobody: words(
    "nadie todos todas alguien algunos otros uno yo tú nosotros eso esto aquello nada todo así aquí allí quien cuando como donde",
  ),
  roles: words(
    "presidente presidenta ministro ministra canciller alcalde alcaldesa secretario secretaria director directora jefe jefa portavoz " +
      "embajador embajadora general profesor profesora juez jueza fiscal historiador historiadora escritor escritora periodista " +
      "diputado diputada senador senadora rey reina príncipe líder experto experta ingeniero ingeniera rector",
  ),
  sources: ["según", "en palabras de", "a juicio de", "en opinión de"],
  sourcesAfter: [],
  opinions: words("opinión juicio"),
  clauseOpeners: words("como según"),
  perfect: words("ha han había habían"),
  days: words(
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miércoles jueves viernes sábado domingo",
  ),
  bareOffices: false,
  capitalNouns: false,
  verb: listed(
    "dijo dice decía dijeron dicen afirmó afirma afirmaba declaró declara explicó explica añadió añade agregó agrega señaló señala " +
      "aseguró asegura escribió escribe respondió responde contestó anunció anuncia advirtió advierte subrayó subraya recordó " +
      "recuerda insistió insiste preguntó pregunta concluyó sostuvo sostiene reconoció admitió comentó manifestó expresó indicó " +
      "confirmó prometió negó replicó exclamó proclamó reiteró",
    "cree creía creyó piensa pensaba considera consideró quiere quería espera esperaba pidió pide exigió exige propuso propone " +
      "rechazó rechaza criticó critica condenó condena lamentó lamenta llamó defendió opinó opina",
    "dicho afirmado declarado explicado añadido señalado asegurado escrito respondido anunciado advertido subrayado recordado insistido pedido propuesto",
  ),
};

const RUSSIAN: Lexicon = {
  commonest: words("и в не на что с он по это как его а к но из у за от о же для был она был было бы"),
  articles: words("этот эта эти тот та"),
  possessives: words("его её ее их свой своего"),
  prepositions: words(
    "в во на с со по из от до у о об обо за к ко при для под над перед после через между без против около как",
  ),
  conjunctions: words("и а но или затем"),
  relatives: words("который которая которые"),
  openers: words("что чтобы как почему"),
  doubts: words("если ли когда"),
  auxiliaries: words("бы был была были будет"),
  passives: words("был была было были"),
  negations: words("не никогда"),
  adverbs: words(
    "также позже потом затем ещё еще уже снова всегда вчера сегодня тогда ранее неоднократно тоже вновь",
  ),
  pronouns: new Map([
    ["он", "he"],
    ["она", "she"],
    ["они", "they"],
  ]),
  nobody: words(
    "никто все всё кто что это так там тут здесь я ты мы вы нас вас ничего кое-кто когда если как где",
  ),
  roles: words(
    "президент президента премьер премьер-министр министр министра канцлер глава мэр губернатор секретарь директор руководитель " +
      "представитель пресс-секретарь посол генерал профессор судья прокурор историк писатель журналист депутат сенатор король " +
      "королева лидер эксперт инженер космонавт генсек председатель",
  ),
  sources: ["по словам", "по мнению", "согласно", "по данным", "по утверждению"],
  sourcesAfter: [],
  opinions: words("мнению словам"),
  clauseOpeners: words("как"),
  perfect: words(""),
  days: words(
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря понедельник вторник среду четверг пятницу субботу воскресенье",
  ),
  bareOffices: true,
  capitalNouns: false,
  verb: listed(
    "сказал сказала сказали говорит говорил говорила заявил заявила заявили заявляет отметил отметила отмечает подчеркнул " +
      "подчеркнула подчеркивает добавил добавила объяснил объяснила пояснил пояснила сообщил сообщила сообщает написал написала " +
      "писал писала пишет ответил ответила утверждал утверждает утверждала предупредил предупредила признал признала напомнил " +
      "напомнила спросил спросила объявил объявила пообещал обещал назвал назвала рассказал рассказала уверял воскликнул указал возразил",
    "считает считал считала думал думала полагал полагает полагала хотел хотела верил надеялся требовал потребовал потребовала " +
      "предложил предложила предлагал отверг отвергла осудил осудила призвал призвала выразил раскритиковал",
    "",
  ),
};

const LEXICONS: readonly Lexicon[] = [ENGLISH, GERMAN, FRENCH, SPANISH, RUSSIAN];

/** How many characters tell the language. */
const LOOKED_AT = 4_000;

/** That of the language whose commonest words a text uses the most; English where it uses none. */
export function lexiconOf(text: string): Lexicon {
  const written =
    text
      .slice(0, LOOKED_AT)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  let best = ENGLISH;
  let most = 0;
  for (const lexicon of LEXICONS) {
    const uses = written.filter((word) => lexicon.commonest.has(word)).length;
    if (uses > most) [best, most] = [lexicon, uses];
  }
  return best;
}
