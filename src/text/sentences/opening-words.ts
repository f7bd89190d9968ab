import { relatedLanguages } from "./related-languages.ts";

/**
 * Words that begin sentences and hardly ever a name, by language: pronouns, articles, question words, conjunctions,
 * prepositions, adverbs, auxiliary verbs. With a capital after "U.S." or "13." they begin a new sentence, where another
 * capital is likely a name's or, in German, a noun's. They are the commonest words of their languages, too, so they also
 * tell in which one a text is written.
 */
const OPENING_WORDS: Readonly<Record<string, string>> = {
  en: `the a an this that these those it its he she they we i you his her their our my your there here what who whom whose
    why how when where which while in on at by for from as but and or if after before since although though however
    because until unless once despite with without within during under over between among through about against according
    also another any both each every all some many most much few several such other then now thus therefore moreover
    furthermore meanwhile instead later today yesterday tomorrow did do does is are was were have has had can could will
    would should may might must not no yes let please perhaps so yet still even only one nobody everyone nothing everything
    thanks thank people to with into of than been be`,
  de: `der die das den dem des ein eine einen einem einer eines er sie es wir ihr ich du man dies diese dieser dieses
    diesen diesem jene jener jenes in im an am auf aus bei beim mit nach von vom vor zu zum zur für über unter um durch
    gegen ohne seit während wegen trotz zwischen und aber oder doch denn sondern wenn als ob weil da dass daß obwohl
    nachdem bevor bis so auch nur noch nicht kein keine hier dort dann danach damals heute gestern morgen jetzt nun sein
    seine seinen seiner ihre ihren ihrer unser unsere mein meine alle viele einige mehrere beide jeder jede jedes was wer
    wie wo wann warum welche welcher außerdem zudem jedoch allerdings deshalb daher damit darauf dabei dafür dagegen davon
    dazu darin später schon bereits erst ist sind war waren hat haben hatte hatten kann können wird werden wurde wurden
    niemand nichts danke bitte zwar ebenso insgesamt zuletzt zunächst`,
  fr: `le la les l' un une des du de d' ce c' cette ces cet il elle ils elles on nous vous je j' tu en au aux à dans par pour
    sur sous avec sans chez mais et ou donc or ni car si quand lorsque lorsqu' comme que qu' qui quoi où pourquoi comment
    son sa ses leur leurs notre nos votre vos mon ma mes ainsi alors puis ensuite enfin cependant toutefois depuis pendant
    après avant selon tout tous toute toutes plus moins très aujourd' hier demain est sont était étaient a ont avait ne n'
    pas y dès malgré entre vers contre quel quelle quels quelles chaque plusieurs certains certaines personne rien merci`,
  es: `el la los las lo un una unos unas de del al a en con por para sin sobre entre hasta desde según durante y e o u pero
    sino ni que si cuando como donde porque aunque mientras su sus mi mis tu tus nuestro nuestra este esta estos estas ese
    esa esos esas esto eso aquel aquella él ella ellos ellas yo tú nosotros usted ustedes se me te le les nos no sí también
    además sin embargo así entonces luego después antes ahora hoy ayer mañana ya muy más menos todo toda todos todas cada
    muchos algunos qué quién quiénes cuál cuándo cómo dónde es son era eran fue fueron ha han había hay está están nadie nada gracias`,
  it: `il lo la l' i gli le un uno una un' di del dello della dell' dei degli delle a al allo alla all' ai agli alle da dal
    dalla dall' dai in nel nello nella nell' nei nelle su sul sulla con per tra fra e ed o ma però che chi se quando come
    dove perché mentre anche ancora così allora poi dopo prima ora oggi ieri domani già più meno molto tutto tutti tutte
    ogni questo questa quest' questi queste quello quella quel quei lui lei loro noi voi io tu egli essa essi suo sua suoi
    sue mio mia nostro nostra non sì si ci vi ne è era erano sono ha hanno aveva c' secondo durante inoltre infine tuttavia
    quindi nessuno nulla grazie qual quale quali`,
  nl: `de het een 't dit dat deze die hij zij ze wij we ik jij je u jullie er hier daar in op aan bij met van voor naar uit
    over onder door tegen zonder sinds tijdens tussen en maar of want dus als omdat hoewel terwijl toen nadat voordat tot
    te om ook nog niet geen wel dan nu toch zo zijn haar hun ons onze mijn alle alles veel enkele elke iedere wat wie waar
    wanneer waarom hoe welke is was waren werd werden heeft hebben had kan zal wordt worden na volgens daarna later vandaag
    gisteren morgen echter bovendien daarom niemand niets`,
  pl: `w we z ze na do od po o u i a ale lub albo oraz że czy gdy kiedy jak jeśli jeżeli ponieważ bo choć dla przez przed
    przy pod nad za bez między to ta ten te ci tej tego tym tych jest są był była było były być będzie nie tak też także
    również się on ona ono oni one my wy ja ty jego jej ich mój nasz kto co gdzie dlaczego który która które tylko już
    jeszcze bardzo więc jednak potem później wtedy teraz dziś wczoraj jutro po wszystkie wszyscy każdy każda niektóre
    nikt nic według podczas`,
  ru: `в во на с со к ко о об от до по за из у при для без над под между через после перед и а но или же что чтобы как
    когда если хотя потому поэтому так также тоже он она оно они мы вы я ты его её ее их мой наш ваш это этот эта эти того
    этого тот та те там тут здесь где куда откуда почему зачем кто который которая которые не нет да бы был была было были
    есть будет только уже ещё еще очень потом затем сейчас сегодня вчера завтра все всё вся каждый многие некоторые никто
    ничего однако кроме`,
  uk: `в у на з із зі до від по за для без над під між через після перед і й та а але або чи що щоб як коли якщо хоча тому
    також він вона воно вони ми ви я ти його її їх мій наш це цей ця ці того там тут де куди чому хто який яка які не ні
    так був була було були є буде тільки вже ще дуже потім тепер сьогодні вчора завтра всі усі кожен ніхто однак`,
  bg: `в във на с със за от до по при без над под между през след пред и а но или че да как кога ако макар защото така
    също той тя то те ние вие аз ти му им това този тази тези онзи там тук къде защо кой коя кое кои не е са беше бяха
    ще само вече още много после сега днес вчера утре всички всеки никой нищо обаче`,
  pt: `o a os as um uma uns umas de do da dos das em no na nos nas ao à aos às com por para sem sobre entre até desde
    segundo durante e ou mas nem que se quando como onde porque embora enquanto seu sua seus suas meu minha nosso este esta
    estes estas esse essa isto isso aquele aquela ele ela eles elas eu tu nós você vocês não sim também além assim então
    depois antes agora hoje ontem amanhã já muito mais menos todo toda todos todas cada muitos alguns quem qual é são era
    eram foi foram há está estão ninguém nada obrigado`,
  da: `den det de en et han hun vi i jeg du der her hvad hvem hvor hvornår hvorfor hvordan hvilken hvis når da som om at på
    af til fra med uden ved for over under efter før mod mellem gennem og men eller fordi selv så også ikke ingen kun endnu
    nu senere dengang dette denne disse sin sit sine hans hendes deres vores min mit alle mange nogle flere begge hver er
    var blev bliver har havde kan vil skal ifølge dog derfor desuden dermed`,
  nb: `den det de en et ei han hun vi i jeg du dere der her hva hvem hvor når hvorfor hvordan hvilken hvis da som om at på
    av til fra med uten ved for over under etter før mot mellom gjennom og men eller fordi selv så også ikke ingen bare
    enda nå senere dette denne disse sin sitt sine hans hennes deres vår min mitt alle mange noen flere begge hver er var
    ble blir har hadde kan vil skal ifølge likevel derfor dessuten`,
  sv: `den det de en ett han hon vi i jag du ni där här vad vem var när varför hur vilken om då som att på av till från med
    utan vid för över under efter före mot mellan genom och men eller därför så också inte ingen bara ännu nu senare detta
    denna dessa sin sitt sina hans hennes deras vår min mitt alla många några flera båda varje är blev blir har hade kan
    ska enligt dock dessutom`,
  cs: `v ve na s se z ze do od po o u k ke i a ale nebo že zda když jak jestli protože ač pro přes před při pod nad za bez
    mezi to ta ten ti tato tento je jsou byl byla bylo byli být bude ne ano tak také on ona ono oni my vy já ty jeho její
    jejich můj náš kdo co kde proč který která které jen už ještě velmi pak potom tehdy nyní dnes včera zítra všichni každý
    nikdo nic podle během však`,
  sk: `v vo na s so z zo do od po o u k ku i a ale alebo že či keď ako ak pretože hoci pre cez pred pri pod nad za bez medzi
    to tá ten tí táto tento je sú bol bola bolo boli byť bude nie áno tak tiež on ona ono oni my vy ja ty jeho jej ich môj
    náš kto čo kde prečo ktorý ktorá ktoré len už ešte veľmi potom vtedy teraz dnes včera zajtra všetci každý nikto nič
    podľa počas však sa`,
  el: `ο η το οι τα του της των τον την τους τις ένας μία μια ένα σε στο στη στην στον στα από με για χωρίς και κι αλλά ή αν
    όταν όπως ότι πως που γιατί πώς πού ποιος ποια ποιο τι αυτός αυτή αυτό αυτοί εγώ εσύ εμείς εσείς δεν δε μη ναι όχι
    επίσης μετά πριν τότε τώρα σήμερα χθες αύριο όλοι κάθε είναι ήταν έχει θα να`,
  kk: `бұл ол олар біз мен сен сіз осы сол және бірақ немесе егер сондықтан кейін бұрын қазір бүгін кеше ертең барлық әр
    ешкім не кім қайда неге қалай бар жоқ еді үшін`,
  hu: `a az egy ez azok ezek ő ők mi ti én te és de vagy ha amikor mert hogy mint nem is csak már még most ma tegnap holnap
    után előtt aki ami ahol miért hogyan minden senki semmi volt voltak van vannak`,
  fi: `se ne hän he me te minä sinä tämä nämä tuo ja mutta tai jos kun koska että kuin ei myös vain jo vielä nyt tänään
    eilen huomenna jälkeen ennen kuka mikä missä miksi miten kaikki joka on oli olivat ovat`,
  tr: `bu şu o onlar biz siz ben sen bir ve ama fakat veya eğer çünkü ki gibi için ile sonra önce şimdi bugün dün yarın kim
    ne nerede neden nasıl her tüm hiç de da değil var yok`,
};

/** Words that begin sentences in one language and names in another: "J. De Vries", "M. La Fontaine", "P. Di Salvo". */
const ALSO_IN_NAMES: ReadonlySet<string> = new Set(
  `de del della dello dei des du d' la le les l' el al di da dal dalla do dos das van von vom zu zum zur der den dem ter
  te ten am im san lo los las il y e i o a u ó да де ал`.split(/\s+/),
);

const LANGUAGES_OF: ReadonlyMap<string, readonly string[]> = wordsToLanguages();

function wordsToLanguages(): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const [language, words] of Object.entries(OPENING_WORDS)) {
    for (const word of new Set(words.trim().split(/\s+/)))
      map.set(word, [...(map.get(word) ?? []), language]);
  }
  return map;
}

/**
 * Whether a capital on this word begins a sentence, where the text before may or may not end one. English counts in every
 * text; in one whose language is unknown every language does, without the words that are parts of names.
 */
export function opensSentence(word: string, language: string | null): boolean {
  const lower = word.toLowerCase().replace("’", "'");
  const languages = LANGUAGES_OF.get(lower);
  if (languages === undefined) return false;
  const read = language === null ? [] : relatedLanguages(language);
  if (read.some((one) => languages.includes(one))) return true;
  if (ALSO_IN_NAMES.has(lower)) return false;
  return languages.includes("en") || !read.some((one) => one in OPENING_WORDS);
}

/** Words, without abbreviations and initials. */
const WORD = /[\p{L}\p{M}]+(?![.\p{L}\p{M}])['’]?/gu;

/** How much of a text is looked at to tell its language. */
const SAMPLE = 1_200;
/** So many of its commonest words tell a language, and so many that the text is not in the one it is said to be in. */
const TELLING_WORDS = { unknown: 2, other: 4 };

/**
 * The language that the commonest words of a text belong to; `said`, that of its document, where they are too few or tell
 * several, and also where they do not clearly tell another.
 */
export function languageOfWords(text: string, said: string | null): string | null {
  const counts = new Map<string, number>();
  for (const word of text.slice(0, SAMPLE).toLowerCase().match(WORD) ?? []) {
    for (const language of LANGUAGES_OF.get(word.replace("’", "'")) ?? []) {
      counts.set(language, (counts.get(language) ?? 0) + 1);
    }
  }
  const [best, next] = [...counts].sort(([, left], [, right]) => right - left);
  if (best === undefined || (best[1] === next?.[1] && !relatedLanguages(best[0]).includes(next[0])))
    return said;
  if (said === null) return best[1] >= TELLING_WORDS.unknown ? best[0] : null;
  return best[1] >= TELLING_WORDS.other && best[1] > 2 * (counts.get(said) ?? 0) ? best[0] : said;
}
