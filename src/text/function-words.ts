import { fold } from "./fold.ts";
import type { Language } from "./stems.ts";
import { readWords } from "./words.ts";

/**
 * Words that say how something is asked or said rather than what about, by language. They are left out of the lexical query
 * unless the question has no others.
 */
const ENGLISH = (
  "a about above after again against all also am an and any are aren't as at be because been before being below " +
  "between both but by can can't cannot could couldn't did didn't do does doesn't doing don't down during each either " +
  "else ever few for from further had hadn't has hasn't have haven't having he he'd he'll he's her here hers herself " +
  "him himself his how how's i i'd i'll i'm i've if in into is isn't it it's its itself just let let's me might mine " +
  "more most much must my myself neither no nor not now of off on once one only onto or other our ours ourselves out " +
  "over own please quite rather really said same say saying says shall shan't she she'd she'll she's should shouldn't so some such tell " +
  "than that that's the their theirs them themselves then there there's these they they'd they'll they're they've " +
  "this those though through thus to too under until up upon us very was wasn't we we'd we'll we're we've were " +
  "weren't what what's when when's where where's whether which while who who's whom whose why why's will with within " +
  "without won't would wouldn't yet you you'd you'll you're you've your yours yourself yourselves"
).split(" ");

const OTHERS: Readonly<Record<string, string>> = {
  de:
    "aber alle als also am an ans auch auf aus bei beim bereits bevor bin bis bist bitte da dabei dafur dagegen daher " +
    "damit dann daran darauf darf daruber das dass davon dazu dein dem den denen denn der deren des dessen dich die " +
    "dies diese diesem diesen dieser dieses dir doch dort du durch durfen durfte durften ein eine einem einen einer " +
    "eines er es etwa etwas euch fur gab gegen gibt hab habe haben habt hat hatte hatten hier ich ihm ihn ihnen ihr " +
    "ihre ihrem ihren ihrer ihres im in ins ist ja je jede jedem jeden jeder jene jenem jenen jener jenes jeweils " +
    "kann kein keine konnen konnte konnten man manche manchem manchen mancher mehr mein mich mir mit muss mussen " +
    "musste mussten nach nachdem nicht noch nun nur ob oder ohne sagt sagte sehr sei seid sein seine seinem seinen " +
    "seiner seit selbst sich sie sind so soll sollen sollte sollten sonst sowie sowohl trotz uber um und uns unser " +
    "unsere unserem unseren unserer unter viel viele vom von vor wahrend wann war ware waren warum was wegen weil " +
    "welche welchem welchen welcher welches wem wen wenn wer werden weshalb wessen weswegen wie wieviel wieviele wir " +
    "wird wo wobei wodurch wofur wogegen woher wohin wollte wollten womit woran worauf woraus worden worin woruber " +
    "worum wovon wozu wurde wurden zu zudem zum zur zwischen",
  fr:
    "a afin ainsi alors apres as au auquel aussi autre autres aux auxquels avaient avait avant avec avez avons c " +
    "ce cela celle celles celui ces cet cette ceux chez combien comme comment contre d dans de depuis des " +
    "desquels dit doit doivent donc dont du duquel elle elles en entre est et etaient etait ete etre eu eux fait " +
    "furent fut il ils j je l la laquelle le lequel les lesquelles lesquels leur leurs lors lorsque lui m ma mais me " +
    "mes moi mon n ne ni nos notamment notre nous on ont ou par pas pendant peut peuvent plus pour pourquoi puis qu " +
    "quand que quel quelle quelles quels qui quoi s sa sans se selon sera seront ses si sinon sommes son sont sous " +
    "sur t ta te tes toi ton tous tout toute toutes tres tu un une vos votre vous y",
  es:
    "a adonde al ante aquel aquella aquellos cada como con contra cual cuales cuando cuanta cuantas cuanto cuantos " +
    "cuya cuyas cuyo cuyos de debe deben del desde dice dijo donde durante e el ella ellas ellos en entre era eran es " +
    "esa esas ese eso esos esta estaba estaban estan estas este esto estos fue fueron ha habia habian hacia han hasta " +
    "hay la las le les lo los mas me mediante mi mis mucha muchas mucho muchos muy ni no nos nuestra nuestro o otra " +
    "otras otro otros para pero poco pocos podia por porque puede pueden que quien quienes se segun ser si " +
    "sido siendo sin sobre son su sus tambien te tenia tiene tienen toda todas todo todos tras tu tuvo u un una " +
    "unas uno unos y ya yo",
  it:
    "a ai al alla alle allo anche c che chi ci cio col come con cosa cui da dai dal dalla dalle de degli dei del dell della " +
    "delle dello detto di disse dove e ed era erano fra fu gli ha hanno i il in io la le lei li lo loro lui ma mi nei nel " +
    "nella nelle non o per perche piu quale quali quando quanta quante quanti quanto questa queste questi questo se secondo si " +
    "sono stata stato su sua sue sugli sui sul sulla suo suoi tra un una uno",
  pt:
    "a ao aos as com como da das de do dos e ela elas ele eles em entre era foi foram ha isso isto ja lhe mais mas me na nas " +
    "nao no nos num numa o onde os ou para pela pelas pelo pelos por porque qual quais quando quanto quantos quantas que quem " +
    "se segundo sem ser seu seus sobre sua suas tambem tem um uma disse",
  nl:
    "aan al als bij dan dat de deze die dit door een en er geen had hebben heeft het hij hoe hoeveel hun ik in is je kan maar " +
    "me men met mijn naar niet nog of om onder ons ook op over te tegen ten ter toen tot uit van veel voor waar waarom wanneer " +
    "waren was wat we wel welk welke werd werden wie wil worden wordt zal ze zegt zei zich zij zijn zo zou",
  sv:
    "alla att av bli blev de dem den denna det detta dig du efter ej eller en enligt ett for fran han hans har hon hur i icke " +
    "inte jag kan man med men mig min mot ni nar nagon nagot och om oss pa sa sade sig sin sina sitt ska skulle som till under " +
    "ut vad var varfor vem vi vid vilka vilken vilket ar at over",
  da:
    "af alle at blev bliver da de dem den der deres det dette dig du efter ej eller en er et for fra ham han hans har havde hun " +
    "hvad hvem hvilke hvilken hvilket hvor hvordan hvorfor hvornar i ifolge ikke jeg kan man med meget men mig min mod ned " +
    "noget nogle nu og om op os over pa sagde sig sin skal som til ud under var ved vi vil",
  no:
    "alle at av ble blir da de dem den denne der deres det dette du eller en enn er et etter for fra han hans har hun hva " +
    "hvem hvilke hvilken hvilket hvor hvordan hvorfor i ifolge ikke jeg kan man med men mot nar noe noen og om opp oss over pa " +
    "sa seg ser sin skal som til under ut var ved vi vil",
  pl:
    "a ale bez bo by byc byl byla bylo byly co czy dla do gdzie go i ich ile im jak jaka jaki jakie jako jest jego jej ja juz " +
    "kiedy kim kogo ktora ktore ktory kto lub ma mi mnie moze na nad nie niz o od on ona oni oraz po pod przed przez przy sa " +
    "sie swoj ta tak tam te tego tej ten to tu tylko ty tym u w we wedlug wie z za ze zostal",
  ru:
    "а без будет будут бы был была были было быть в вам вами вас ваш ваша ваше ваши ведь весь во вот все всего всем " +
    "всеми всему всех всю вся вы где да даже для до его ее ей если есть еще ею же за затем зачем здесь и из или им " +
    "ими их к как какая какие каким какими каких каков какова каково каковы какое какой каком какому какою кем ко " +
    "когда кого ком кому которая которого которой котором которому которую которые который которым которыми кроме кто " +
    "куда ли лишь между меня мне мной мною мог могла могли могло могут может можно мы на над нами наш наша наше наши " +
    "не него нее ней нет нею ни ним ними них но о об около он она они оно от откуда отчего перед по под пока после " +
    "потом почему при про с сам сама сами само свое своего своей своему свои своим своими своих свой свою своя себе " +
    "себя сказал сказала скольким скольких сколько со собой согласно среди та так также там те тебе тебя тем теми " +
    "теперь тех то тобой тогда того тоже той только том тому тот тут ты у уже хотя чего чей чем чему через что чтобы " +
    "чье чьей чьи чьим чьими чьих чья чём эта эти этим этими этих это этого этой этом этому эту я является являлась " +
    "являлись являлось являлся являются",
  uk:
    "а але без бо був була було в вже ви від він вона вони все де для до є же з за и і із їх його її й коли кого кто хто ли " +
    "мы ми на над не ні о об або по про під при скільки так також там те то того у це цей ця чи що щоб як яка які який я чому",
  zh:
    "的 了 是 在 和 与 及 或 就 也 都 很 被 把 从 到 对 于 为 以 之 其 请 请问 告诉 关于 吗 呢 吧 啊 什么 谁 哪 哪里 哪儿 哪个 哪些 怎么 怎样 如何 " +
    "为什么 几 多少 何时 何 这 那 这个 那个 他 她 它 我 你 我们 他们 你们 有 没有 說 说 個 个 們 嗎 為 為什麼 什麼 誰 哪裡 這 會 会 要 能 可以 将 時候 时候 什么时候 什麼時候 多久 多长时间 多远 多大 几点 几时 何人 何地 哪一年 哪年 是不是 有没有",
  ja: "何 誰 どこ いつ なぜ どう どの どれ いくつ いくら 人 方 事 物 時 中 年 月 日 件 何人 何年 何時 ください",
  ko: "무엇 누구 누가 어디 언제 왜 어떻게 어떤 무슨 몇 얼마 그 이 저 것 수 등 및 있다 있는 하는 한 합니까 입니까 인가 무엇을 무엇이 어디에 하나요 인가요",
  ar:
    "ما ماذا من متى اين كيف كم لماذا هل اي هو هي هم في على الى عن مع هذا هذه ذلك تلك التي الذي و او ان قد كان كانت لا لم لن بين " +
    "بعد قبل عند كل قال قالت ب ل",
  he: "מה מי מתי איפה היכן איך כיצד כמה למה מדוע האם של את על אל עם זה זו הוא היא הם לא כן אם או גם רק יש אין היה היתה",
  tr: "ve bir bu ne kim nerede nasil neden kac mi mu da de ile icin gibi daha cok var yok olan olarak o su hangi ne zaman",
  el: "ο η το οι τα του τησ των τον την στο στη στην και να με για απο που πωσ ποτε ποιοσ ποια ποιο τι ποσο ποσοι ειναι ηταν θα δεν σε ενα μια",
  fi: "ja on ei se että oli ovat mika mita missa milloin kuka miksi kuinka miten mutta tai kun joka han ne ole",
  hu: "a az es egy hogy nem is volt mi mit ki kik hol mikor miert hogyan hany mennyi van meg de ha",
  cs: "a aby ale ani bez byl byla bylo co do i jak jaka jake jaky je jeho jeji jsou kde kdo kdy kolik ktera ktere ktery na nebo o od po pod podle pro proc pri s se si tak ten to u v ve z za ze",
};

const ENGLISH_WORDS: ReadonlySet<string> = new Set(ENGLISH);
const WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(OTHERS).map(([language, words]) => [language, new Set(words.split(" ").map(fold))]),
);

/** Of each of these words, but for the English ones. */
const LANGUAGES_OF = languagesOf(WORDS);

function languagesOf(
  words: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [language, own] of words) {
    for (const word of own) {
      const others = found.get(word);
      if (others === undefined) found.set(word, [language]);
      else others.push(language);
    }
  }
  return found;
}

/** Whether the word, in small letters with its apostrophe, only asks or joins in this language; English where it is not known. */
export function isFunctionWord(written: string, language: Language): boolean {
  if (language === null || language === "en") return ENGLISH_WORDS.has(written);
  return WORDS.get(language === "nb" || language === "nn" ? "no" : language)?.has(fold(written)) ?? false;
}

/** So many of a text's words tell its language. */
const READ_WORDS = 60;

/**
 * The language whose function words a text has most of, and how many different ones; English before all others that have as
 * many. Null where it has none.
 */
export function likeliestLanguage(
  text: string,
): { readonly language: string; readonly words: number } | null {
  const written = readWords(text.slice(0, READ_WORDS * 20))
    .words.slice(0, READ_WORDS)
    .map(({ start, end }) => text.slice(start, end).toLowerCase().replaceAll("’", "'"));
  const distinct = [...new Set(written)].map((word) => ({ word, folded: fold(word) }));
  const counts = new Map<string, number>();
  for (const { folded } of distinct) {
    for (const language of LANGUAGES_OF.get(folded) ?? [])
      counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  let best = {
    language: "en",
    words: distinct.filter(({ word }) => ENGLISH_WORDS.has(word)).length,
  };
  for (const language of WORDS.keys()) {
    const words = counts.get(language) ?? 0;
    if (words > best.words) best = { language, words };
  }
  return best.words === 0 ? null : best;
}

/** The language that a question is asked in, if its texts are in it or two of its words are of it; null for any other. */
export function languageOfQuestion(question: string, languages: readonly Language[]): Language {
  const likely = likeliestLanguage(question);
  if (likely === null) return null;
  return likely.words >= 2 || languages.includes(likely.language) ? likely.language : null;
}

/** Whether the word only asks or joins in any language: it is written as it should be. */
export function isFunctionWordOfAny(written: string): boolean {
  return (
    ENGLISH_WORDS.has(written) || [...WORDS.keys()].some((language) => isFunctionWord(written, language))
  );
}
