import { lazily } from "../core/lazily.ts";
import { fold } from "../text/fold.ts";
import type { Language } from "../text/forms.ts";
import { stemsOf } from "../text/stems.ts";

/** What of a language's words says how a figure is meant. All in lower case, phrases with single spaces. */
export interface MeasureWords {
  /** Multiply the number before them. */
  readonly scales: ReadonlyMap<string, number>;
  /** Of no certain number: "hundreds of people". */
  readonly vague: ReadonlySet<string>;
  readonly least: readonly string[];
  readonly most: readonly string[];
  readonly about: readonly string[];
  /** Behind a figure that is only its lower limit: "or more". */
  readonly orMore: readonly string[];
  /** Between the two numbers of a vote or a match. */
  readonly versus: readonly string[];
  /** Between the two ends of a range, where the lower comes first. */
  readonly upTo: readonly string[];
  /** Tell that two numbers are the sides of a vote or a match. */
  readonly votes: readonly string[];
  /** The number behind them is a name: "article 5". */
  readonly labels: ReadonlySet<string>;
  /** Before a date, where it is not the day itself. */
  readonly dateLimits: ReadonlySet<string>;
  /** Before a bare year. */
  readonly yearWords: ReadonlySet<string>;
  /** Change what is told: both sentences have them, or they do not tell the same. */
  readonly telling: ReadonlySet<string>;
  /** Leave open whether it is so. */
  readonly open: ReadonlySet<string>;
  /** Point to a time that only the date of the text tells. */
  readonly relative: readonly string[];
  /** Begin a sentence whose subject another one names. */
  readonly pointing: ReadonlySet<string>;
  /** Somebody says it: who does so makes no difference to what is said. */
  readonly reporting: ReadonlySet<string>;
  readonly reportingPhrases: readonly string[];
  /** Add nothing to what is told. */
  readonly idle: ReadonlySet<string>;
  /** Behind a denial they make it another statement: "not only", "no longer". */
  readonly turned: ReadonlySet<string>;
  /** By stem, the first of the words that say the same. */
  readonly synonyms: ReadonlyMap<string, string>;
  /** Two stems, joined by a space, of which one says the contrary of the other. */
  readonly opposites: ReadonlySet<string>;
}

type Lists = Readonly<Record<keyof MeasureWords, string>>;

/** Lists of words are parted by spaces, of phrases by commas. */
const LISTS: Readonly<Record<string, Lists>> = {
  en: {
    scales:
      "hundred:100 thousand:1000 million:1000000 billion:1000000000 trillion:1000000000000 dozen:12 m:1000000 bn:1000000000 millions:1000000 billions:1000000000",
    vague: "hundreds thousands dozens scores tens several many few countless",
    least:
      "at least, more than, over, above, no fewer than, no less than, not less than, not fewer than, in excess of, upwards of, exceeding, exceeded",
    most: "at most, up to, less than, fewer than, under, below, no more than, not more than, as many as, as much as, a maximum of",
    about:
      "about, around, roughly, some, approximately, circa, ca, c, an estimated, estimated, nearly, almost, close to, near, just over, just under, well over",
    orMore: "or more, or so, or less, plus",
    versus: "to, against, by, versus, for and",
    upTo: "to, and, or",
    votes:
      "vote, votes, voted, voting, ballot, passed, adopted, approved, carried, rejected, won, win, beat, beaten, defeated, lost, victory, score, senate, match",
    labels:
      "article articles section chapter page pages number no nos figure table paragraph resolution phase room act line route highway world part volume item rule amendment protocol",
    dateLimits: "before after since until till by from prior through between",
    yearWords:
      "in since by from of until till during before after between and to year early late mid about around circa spring summer autumn fall winter",
    telling:
      "before after until without against each every per another further additional more less fewer other both only half some part first second third fourth last next previous former latter would could might should will shall expected planned plans predicted forecast projected estimated average maximum minimum mean median total net gross initial initially original originally annual annually monthly weekly daily yearly male female men women boys girls north south east west northern southern eastern western upper lower new old main primary secondary most least best worst highest lowest largest smallest north-west north-east domestic foreign export exports import imports including except excluding remaining left again begin end began ended start finish",
    open: "if unless whether may might allegedly reportedly supposedly rumoured rumored perhaps possibly probably hypothetically suppose imagine",
    relative:
      "today, yesterday, tomorrow, now, currently, at present, this year, last year, next year, this month, last month, this week, last week, this morning, recently, so far, to date, still, ago, last quarter, this quarter, a year earlier, the same year, the same day, the following year, the following day, the year before, that year, that day, later, earlier, by then, then, at the time, at that time, meanwhile",
    pointing:
      "it he she they this these that those his her their its there we i you here another others such both",
    reporting:
      "said says say saying told tells stated states reported reports report announced announces added adds wrote writes claimed claims confirmed confirms declared declares insisted noted notes explained believed thinks thought argued",
    reportingPhrases: "according to, in the words of",
    idle: "mr mrs ms dr sir lady lord also however already just even then very exactly precisely indeed today's already actually finally in fact people person persons",
    turned:
      "only longer yet until till less fewer more least just merely necessarily always all every everyone everybody entirely completely fully exactly quite so a",
    synonyms:
      "die killed died dead deaths perished lives; open opened inaugurated opening; begin began begun started commenced start; end ended finished concluded ceased; cost costs costing price priced; founded established formed; buy bought purchased acquired; employ employs employed employees staff workers; people persons inhabitants residents; injure injured wounded hurt; publish published released issued; sign signed;  approve approved adopted passed; house houses homes; build built constructed erected; country countries nations states; kilometre kilometres kilometer kilometers km; metre metres meter meters; hour hours; year years; complete completed; meet met; see saw seen; give gave given; take took taken; know knew known; make made; write wrote written; go went gone; come came; leave left; lose lost; win won; sell sold; send sent; hold held; keep kept; find found; speak spoke spoken; break broke broken; choose chose chosen; drive drove driven; fall fell fallen; fight fought; fly flew flown; get got; grow grew grown; hear heard; hide hid hidden; lead led; lend lent; lie lay; pay paid; read; ride rode ridden; rise rose risen; run ran; seek sought; shake shook; shoot shot; sink sank sunk; sit sat; spend spent; stand stood; steal stole stolen; swear swore sworn; teach taught; think thought; throw threw thrown; understand understood; wear wore worn; withdraw withdrew withdrawn; bring brought; catch caught; deal dealt; draw drew drawn; eat ate eaten; feel felt; forbid forbade forbidden; mean meant",
    opposites:
      "approved rejected; accepted refused; accepted rejected; confirmed denied; guilty innocent; true false; legal illegal; won lost; rose fell; increased decreased; survived died; succeeded failed; open closed; opened closed; passed failed; present absent; alive dead; safe unsafe; possible impossible; granted refused; allowed forbidden; allowed banned",
  },
  de: {
    scales:
      "hundert:100 tausend:1000 million:1000000 millionen:1000000 milliarde:1000000000 milliarden:1000000000 billion:1000000000000 billionen:1000000000000 dutzend:12 mio:1000000 mrd:1000000000 tsd:1000",
    vague: "hunderte tausende dutzende zahlreiche mehrere viele einige etliche",
    least: "mindestens, wenigstens, mehr als, über, nicht weniger als, ab",
    most: "höchstens, maximal, bis zu, weniger als, unter, nicht mehr als",
    about:
      "etwa, rund, ungefähr, circa, ca, zirka, knapp, fast, gut, an die, schätzungsweise, beinahe, nahezu, um die",
    orMore: "oder mehr, oder weniger, oder so",
    versus: "zu, gegen",
    upTo: "bis, und, oder",
    votes:
      "stimmen, stimmte, gestimmt, votierte, abstimmung, angenommen, beschloss, abgelehnt, gewann, gewonnen, siegte, besiegte, schlug, verlor, verloren, unterlag, sieg, spiel, senat",
    labels:
      "artikel abschnitt kapitel seite nummer nr paragraf paragraph tabelle abbildung resolution phase zimmer gesetz zeile band teil punkt",
    dateLimits: "vor nach seit bis ab zwischen von",
    yearWords:
      "in im seit bis ab von vor nach jahr jahre jahres anfang ende mitte zwischen und um sommer winter herbst frühjahr",
    telling:
      "vor nach bis ohne gegen je pro jeder jede jedes weitere weiteren weiterer zusätzlich zusätzliche anderer andere beide nur halb hälfte teil erste ersten erster zweite zweiten zweiter dritte dritten letzte letzten nächste nächsten frühere ehemalige würde würden könnte könnten sollte sollten soll sollen wird werden dürfte geplant geplante voraussichtlich erwartet durchschnittlich durchschnitt maximal minimal insgesamt netto brutto zunächst ursprünglich jährlich monatlich wöchentlich täglich männer frauen jungen mädchen nord süd ost west nördlich südlich östlich westlich obere untere neue neuen alte alten größte kleinste höchste niedrigste einschließlich darunter außer übrige export exporte import importe wieder beginn ende",
    open: "wenn falls ob sofern angeblich vielleicht möglicherweise vermutlich wohl womöglich wahrscheinlich",
    relative:
      "heute, gestern, morgen, jetzt, derzeit, zurzeit, gegenwärtig, dieses jahr, in diesem jahr, voriges jahr, im vorigen jahr, im vergangenen jahr, letztes jahr, im letzten jahr, nächstes jahr, in diesem monat, im vergangenen monat, kürzlich, bisher, bislang, noch, im selben jahr, im folgenden jahr, ein jahr später, ein jahr zuvor, damals, dann, später, zuvor, inzwischen, mittlerweile",
    pointing:
      "er sie es dies diese dieser dieses jene jener seine seiner ihre ihrer dort da wir ich hier andere solche beide",
    reporting:
      "sagte sagt sagten teilte teilten erklärte erklärt meldete meldet meldeten berichtete berichtet berichteten schrieb schreibt behauptete bestätigte bestätigt betonte kündigte gab mitteilte",
    reportingPhrases: "laut, zufolge, nach angaben, nach den worten, dem bericht zufolge",
    idle: "herr frau dr auch jedoch bereits schon sogar dann sehr genau tatsächlich schließlich menschen personen leute mit wurden wurde worden hat haben kostete",
    turned: "nur mehr noch erst immer alle weniger ganz vollständig unbedingt jeder bloß allein einmal",
    synonyms:
      "sterben starben gestorben tote todesopfer getötet umgekommen ums leben kamen leben; eröffnen eröffnet eröffnete eingeweiht einweihung; beginnen begann begonnen startete; enden endete beendet; kosten kostete gekostet; gründen gegründet gründete; kaufen kaufte gekauft erwarb erworben; beschäftigen beschäftigt mitarbeiter beschäftigte; einwohner einwohnern bewohner; verletzen verletzt verletzte; veröffentlichen veröffentlicht erschien; zahlen zahlte gezahlt; bauen gebaut baute errichtet; kilometer km; meter; stunde stunden; jahr jahre jahren",
    opposites:
      "angenommen abgelehnt; bestätigt dementiert; schuldig unschuldig; wahr falsch; gewonnen verloren; gewann verlor; gestiegen gefallen; stieg fiel; stieg sank; gestiegen gesunken; erlaubt verboten; genehmigt abgelehnt; offen geschlossen; eröffnet geschlossen; zugestimmt abgelehnt; möglich unmöglich",
  },
  fr: {
    scales:
      "cent:100 cents:100 mille:1000 million:1000000 millions:1000000 milliard:1000000000 milliards:1000000000",
    vague: "centaines milliers dizaines centaine dizaine plusieurs nombreux quelques",
    least: "au moins, plus de, plus d, au-delà de, pas moins de",
    most: "au plus, jusqu à, moins de, moins d, pas plus de, au maximum",
    about: "environ, près de, près d, presque, quelque, approximativement, à peu près, autour de",
    orMore: "ou plus, ou moins, ou davantage",
    versus: "contre, à, voix contre",
    upTo: "à, et, ou",
    votes:
      "voix, vote, voté, votes, adopté, adoptée, rejeté, rejetée, gagné, battu, victoire, scrutin, match, sénat",
    labels:
      "article articles section chapitre page pages numéro no figure tableau paragraphe résolution phase loi ligne tome volume partie",
    dateLimits: "avant après depuis jusqu dès entre",
    yearWords:
      "en depuis de avant après année an jusqu entre et début fin vers été hiver printemps automne l",
    telling:
      "avant après sans contre chaque par autre autres encore supplémentaire supplémentaires seulement moitié partie premier première deuxième second seconde troisième dernier dernière prochain serait pourrait devrait aurait sera seront prévu prévus prévue attendu moyenne maximum minimum total net brut initialement annuel annuels mensuel hommes femmes nord sud est ouest supérieur inférieur nouveau nouvelle nouveaux nouvelles ancien ancienne plus moins compris sauf exportations importations",
    open: "si peut-être prétendument probablement éventuellement",
    relative:
      "aujourd hui, hier, demain, maintenant, actuellement, cette année, l année dernière, l an dernier, ce mois-ci, le mois dernier, récemment, à ce jour, encore, la même année, l année suivante, alors, plus tard, désormais",
    pointing: "il elle ils elles ce cela ceci ces cette son sa ses leur leurs nous je ici y",
    reporting:
      "dit déclare déclaré affirme affirmé annonce annoncé indique indiqué rapporte rapporté ajoute ajouté écrit précise précisé",
    reportingPhrases: "selon, d après",
    idle: "m mme aussi cependant déjà même alors très exactement effectivement enfin personnes gens",
    turned: "seulement plus encore que toujours tous moins entièrement tout",
    synonyms:
      "mort morts mortes tué tués décédé décédés péri vie; ouvert ouverte inauguré inaugurée; commencé débuté; terminé achevé; coûté coût coûte; fondé fondée créé créée; acheté acquis; habitants; blessé blessés; publié publiée paru; construit construite bâti; kilomètres km; mètres; ans années",
    opposites:
      "adopté rejeté; accepté refusé; confirmé démenti; coupable innocent; vrai faux; gagné perdu; augmenté diminué; autorisé interdit; ouvert fermé; possible impossible",
  },
  es: {
    scales: "cien:100 mil:1000 millón:1000000 millones:1000000",
    vague: "cientos miles decenas varios varias muchos muchas algunos algunas docenas",
    least: "al menos, más de, por lo menos, no menos de, como mínimo",
    most: "hasta, menos de, como máximo, no más de, a lo sumo",
    about: "unos, unas, alrededor de, cerca de, casi, aproximadamente, en torno a",
    orMore: "o más, o menos",
    versus: "contra, a, frente a",
    upTo: "a, y, o",
    votes:
      "votos, voto, votó, votación, aprobó, aprobado, aprobada, rechazó, ganó, venció, victoria, partido, senado",
    labels:
      "artículo sección capítulo página páginas número núm figura tabla párrafo resolución fase ley línea tomo volumen parte",
    dateLimits: "antes después desde hasta entre",
    yearWords: "en desde de hasta año antes después entre y hacia principios finales verano invierno del",
    telling:
      "antes después sin contra cada por otro otra otros otras adicionales solo sólo mitad parte primer primera primero segundo segunda tercer último última próximo sería podría debería habría será serán previsto prevista promedio máximo mínimo total neto bruto inicialmente anual anuales mensual hombres mujeres norte sur este oeste superior inferior nuevo nueva nuevos nuevas antiguo antigua más menos incluidos salvo exportaciones importaciones",
    open: "si quizás quizá tal presuntamente probablemente acaso",
    relative:
      "hoy, ayer, mañana, ahora, actualmente, este año, el año pasado, este mes, el mes pasado, recientemente, hasta ahora, todavía, el mismo año, al año siguiente, entonces, más tarde, ya no",
    pointing: "él ella ellos ellas esto este esta estos estas ese esa eso su sus nosotros yo aquí allí",
    reporting:
      "dijo dice dijeron declaró afirmó afirma anunció indicó informó añadió escribió aseguró señaló",
    reportingPhrases: "según, de acuerdo con",
    idle: "sr sra también sin embargo ya incluso entonces muy exactamente finalmente personas gente",
    turned: "solo sólo más todavía aún hasta siempre todos menos completamente",
    synonyms:
      "murieron muertos muertas murió fallecieron fallecidos vida; abrió abierto inauguró inaugurado inaugurada; comenzó empezó iniciado; terminó concluyó; costó cuesta coste costo; fundó fundado fundada creó creada; compró adquirió; habitantes; heridos herido; publicó publicado; construyó construido; kilómetros km; metros; años",
    opposites:
      "aprobó rechazó; aprobado rechazado; aceptó rechazó; confirmó desmintió; culpable inocente; verdadero falso; ganó perdió; aumentó disminuyó; subió bajó; permitido prohibido; abierto cerrado; posible imposible",
  },
  ru: {
    scales:
      "сто:100 тысяча:1000 тысячи:1000 тысяч:1000 тыс:1000 миллион:1000000 миллиона:1000000 миллионов:1000000 млн:1000000 миллиард:1000000000 миллиарда:1000000000 миллиардов:1000000000 млрд:1000000000",
    vague: "сотни тысячи десятки несколько многие много",
    least: "не менее, более, свыше, больше, по меньшей мере, минимум, как минимум, не меньше",
    most: "не более, до, менее, меньше, максимум, не больше",
    about: "около, примерно, почти, порядка, приблизительно, где-то",
    orMore: "или более, или больше",
    versus: "против, к",
    upTo: "до, и, или",
    votes:
      "голосами, голосов, голосов за, проголосовали, принял, приняла, победил, выиграл, матч, счётом, счетом, сенат",
    labels: "статья статьи раздел глава страница номер таблица рисунок пункт резолюция закон том часть",
    dateLimits: "до после с от между к",
    yearWords: "в с от до года году год после между начале конце середине",
    telling:
      "до после без против каждый каждая ещё еще другой другие дополнительно только половина часть первый первая второй вторая третий последний следующий бы может мог должен будет будут ожидается планируется среднем максимум минимум всего мужчин женщин север юг восток запад верхний нижний новый новые новых старый старых кроме экспорт импорт",
    open: "если ли якобы возможно вероятно наверное",
    relative:
      "сегодня, вчера, завтра, сейчас, в этом году, в прошлом году, в этом месяце, в прошлом месяце, недавно, пока, тогда, позже, в том же году, теперь",
    pointing: "он она оно они это эти этот эта его её ее их мы я здесь там",
    reporting:
      "сказал сказала сказали заявил заявила заявили сообщил сообщила сообщили сообщает написал отметил отметила добавил объявил подтвердил",
    reportingPhrases: "по словам, по данным, согласно",
    idle: "также однако уже даже тогда очень точно наконец человек человека людей",
    turned: "только больше ещё еще уже всегда все менее вполне",
    synonyms:
      "погибли погиб погибла погибло погибших умерли жертв; открыт открыта открыли открылся; начался началась начали; закончился завершился; стоил стоила стоимость обошелся; основан основана основали; купил приобрел; жителей; ранены пострадали; опубликован опубликовали; построен построили; километров км; метров; лет года",
    opposites:
      "принят отклонён; подтвердил опроверг; виновен невиновен; выиграл проиграл; вырос упал; разрешён запрещён; открыт закрыт",
  },
};

const TABLES: ReadonlyMap<string, () => MeasureWords> = new Map(
  Object.entries(LISTS).map(([language, lists]) => [language, lazily(() => tableOf(lists, language))]),
);

/** Null for a language whose words for "about" and "not only" are not known: of its figures nothing is said. */
export function measureWords(language: Language): MeasureWords | null {
  return TABLES.get(language ?? "")?.() ?? null;
}

function tableOf(lists: Lists, language: string): MeasureWords {
  return {
    scales: new Map(
      lists.scales.split(" ").map((entry) => {
        const [word = "", factor = "1"] = entry.split(":");
        return [word, Number(factor)];
      }),
    ),
    vague: setOf(lists.vague),
    least: phrases(lists.least),
    most: phrases(lists.most),
    about: phrases(lists.about),
    orMore: phrases(lists.orMore),
    versus: phrases(lists.versus),
    upTo: phrases(lists.upTo),
    votes: phrases(lists.votes),
    labels: setOf(lists.labels),
    dateLimits: setOf(lists.dateLimits),
    yearWords: setOf(lists.yearWords),
    telling: setOf(lists.telling),
    open: setOf(lists.open),
    relative: phrases(lists.relative),
    pointing: setOf(lists.pointing),
    reporting: setOf(lists.reporting),
    reportingPhrases: phrases(lists.reportingPhrases),
    idle: setOf(lists.idle),
    turned: setOf(lists.turned),
    synonyms: firstOfEach(lists.synonyms, language),
    opposites: pairsOf(lists.opposites, language),
  };
}

function setOf(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}

function phrases(list: string): readonly string[] {
  return list.split(", ").sort((left, right) => right.length - left.length);
}

function stem(word: string, language: string): string {
  return stemsOf(word.normalize("NFC"), language)[0] ?? fold(word);
}

function firstOfEach(groups: string, language: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const group of groups.split("; ")) {
    const stems = group
      .trim()
      .split(" ")
      .map((word) => stem(word, language));
    for (const one of stems) if (!found.has(one)) found.set(one, stems[0] ?? one);
  }
  return found;
}

function pairsOf(pairs: string, language: string): ReadonlySet<string> {
  return new Set(
    pairs.split("; ").flatMap((pair) => {
      const [left = "", right = ""] = pair.split(" ").map((word) => stem(word, language));
      return [`${left} ${right}`, `${right} ${left}`];
    }),
  );
}
