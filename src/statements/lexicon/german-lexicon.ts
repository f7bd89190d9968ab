import { listed, words, type Lexicon } from "./lexicon.ts";

export const GERMAN: Lexicon = {
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
    "angaben worten niemand jeder alle viele einige andere man wer was das dies dieses hier da dort so ich du wir ihr uns ihn ihm wie als doch aber und wenn weil obwohl zwar nun dann",
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
  sourceBehindQuotation: "so",
  sourcesAfter: ["zufolge"],
  asSaid: words("wie"),
  puts: words("ausdrückte ausdrückt formulierte formuliert nannte beschrieb beschreibt formulierten"),
  putObjects: words("es"),
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
