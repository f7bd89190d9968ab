/**
 * By language, from January to December: the names as a date has them ("16 июля"), as they stand alone ("июль"), short, and in
 * Russian as they follow "в" ("июле"), with "_" for a space; "-" where an earlier language has the name. They are those of the Unicode CLDR; a test compares them with the runtime's. Written out,
 * because asking the runtime for them took 60 ms of every start.
 */
const NAMES: Readonly<Record<string, string>> = {
  en: "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep october/oct november/nov december/dec",
  de: "januar/jan/jänner februar/feb/feber märz/mär april/apr mai juni/jun juli/jul august/aug september/sept/sep oktober/okt november/nov dezember/dez",
  fr: "janvier/janv février/févr mars avril/avr mai juin juillet/juil août septembre/sept octobre/oct novembre/nov décembre/déc",
  es: "enero/ene febrero/feb marzo/mar abril/abr mayo/may junio/jun julio/jul agosto/ago septiembre/sept/setiembre octubre/oct noviembre/nov diciembre/dic",
  it: "gennaio/gen febbraio/feb marzo/mar aprile/apr maggio/mag giugno/giu luglio/lug agosto/ago settembre/set ottobre/ott novembre/nov dicembre/dic",
  pt: "janeiro/jan fevereiro/fev março/mar abril/abr maio/mai junho/jun julho/jul agosto/ago setembro/set outubro/out novembro/nov dezembro/dez",
  nl: "januari/jan februari/feb maart/mrt april/apr mei juni/jun juli/jul augustus/aug september/sep oktober/okt november/nov december/dec",
  pl: "stycznia/styczeń/sty lutego/luty/lut marca/marzec/mar kwietnia/kwiecień/kwi maja/maj czerwca/czerwiec/cze lipca/lipiec/lip sierpnia/sierpień/sie września/wrzesień/wrz października/październik/paź listopada/listopad/lis grudnia/grudzień/gru",
  ru: "января/январь/янв/январе февраля/февраль/февр/феврале марта/март/мар/марте апреля/апрель/апр/апреле мая/май/мае июня/июнь/июн/июне июля/июль/июл/июле августа/август/авг/августе сентября/сентябрь/сент/сентябре октября/октябрь/окт/октябре ноября/ноябрь/нояб/ноябре декабря/декабрь/дек/декабре",
  uk: "січня/січень/січ лютого/лютий/лют березня/березень/бер квітня/квітень/квіт травня/травень/трав червня/червень/черв липня/липень/лип серпня/серпень/серп вересня/вересень/вер жовтня/жовтень/жовт листопада/листопад/лист грудня/грудень/груд",
  sv: "januari/jan februari/feb mars april/apr maj juni juli augusti/aug september/sep oktober/okt november/nov december/dec",
  da: "januar/jan februar/feb marts/mar april/apr maj juni/jun juli/jul august/aug september/sep oktober/okt november/nov december/dec",
  fi: "tammikuuta/tammikuu/tammi helmikuuta/helmikuu/helmi maaliskuuta/maaliskuu/maalis huhtikuuta/huhtikuu/huhti toukokuuta/toukokuu/touko kesäkuuta/kesäkuu/kesä heinäkuuta/heinäkuu/heinä elokuuta/elokuu/elo syyskuuta/syyskuu/syys lokakuuta/lokakuu/loka marraskuuta/marraskuu/marras joulukuuta/joulukuu/joulu",
  cs: "ledna/leden/led února/únor/úno března/březen/bře dubna/duben/dub května/květen/kvě června/červen/čvn července/červenec/čvc srpna/srpen/srp září/zář října/říjen/říj listopadu/listopad/lis prosince/prosinec/pro",
  tr: "ocak/oca şubat/şub mart/mar nisan/nis mayıs/may haziran/haz temmuz/tem ağustos/ağu eylül/eyl ekim/eki kasım/kas aralık/ara",
  nb: "januar/jan februar/feb mars/mar april/apr mai juni/jun juli/jul august/aug september/sep oktober/okt november/nov desember/des",
  sk: "januára/január/jan februára/február/feb marca/marec/mar apríla/apríl/apr mája/máj júna/jún júla/júl augusta/august/aug septembra/september/sep októbra/október/okt novembra/november/nov decembra/december/dec",
  hu: "január/jan február/febr március/márc április/ápr május/máj június/jún július/júl augusztus/aug szeptember/szept október/okt november/nov december/dec",
  ro: "ianuarie/ian februarie/feb martie/mar aprilie/apr mai iunie/iun iulie/iul august/aug septembrie/sept octombrie/oct noiembrie/nov decembrie/dec",
  bg: "януари февруари март април май юни юли август септември октомври ноември декември",
  el: "ιανουαρίου/ιανουάριος/ιαν φεβρουαρίου/φεβρουάριος/φεβ μαρτίου/μάρτιος/μαρ απριλίου/απρίλιος/απρ μαΐου/μαΐ/μαίου/μάιος ιουνίου/ιούνιος/ιουν ιουλίου/ιούλιος/ιουλ αυγούστου/αύγουστος/αυγ σεπτεμβρίου/σεπτέμβριος/σεπ οκτωβρίου/οκτώβριος/οκτ νοεμβρίου/νοέμβριος/νοε δεκεμβρίου/δεκέμβριος/δεκ",
  hr: "siječnja/siječanj/sij veljače/veljača/velj ožujka/ožujak/ožu travnja/travanj/tra svibnja/svibanj/svi lipnja/lipanj/lip srpnja/srpanj/srp kolovoza/kolovoz/kol rujna/rujan/ruj listopada/listopad/lis studenoga/studeni/stu prosinca/prosinac/pro",
  sr: "јануар/јануара/јан фебруар/фебруара/феб март/марта/мар април/априла/апр мај/маја јун/јуна јул/јула август/августа/авг септембар/септембра/сеп октобар/октобра/окт новембар/новембра/нов децембар/децембра/дец",
  "sr-Latn":
    "januar/januara februar/februara mart/marta april/aprila maj/maja jun/juna jul/jula avgust/avgusta septembar/septembra oktobar/oktobra novembar/novembra decembar/decembra",
  sl: "januar/jan februar/feb marec/mar april/apr maj junij/jun julij/jul avgust/avg september/sep oktober/okt november/nov december/dec",
  lt: "sausio/sausis vasario/vasaris kovo/kovas balandžio/balandis gegužės/gegužė birželio/birželis liepos/liepa rugpjūčio/rugpjūtis rugsėjo/rugsėjis spalio/spalis lapkričio/lapkritis gruodžio/gruodis",
  lv: "janvāris/janv februāris/febr marts aprīlis/apr maijs jūnijs/jūn jūlijs/jūl augusts/aug septembris/sept oktobris/okt novembris/nov decembris/dec",
  et: "jaanuar/jaan veebruar/veebr märts aprill/apr mai juuni juuli august/aug september/sept oktoober/okt november/nov detsember/dets",
  ca: "gener/gen febrer/febr març abril/abr maig juny juliol/jul agost/ag setembre/set octubre/oct novembre/nov desembre/des",
  id: "januari/jan februari/feb maret/mar april/apr mei juni/jun juli/jul agustus/agu september/sep oktober/okt november/nov desember/des",
  ms: "- - - - - - julai ogos - - - disember",
  gl: "xaneiro/xan febreiro/feb marzo/mar abril/abr maio xuño xullo/xul agosto/ago setembro/set outubro/out novembro/nov decembro/dec",
  is: "janúar/jan febrúar/feb mars/mar apríl/apr maí júní/jún júlí/júl ágúst/ágú september/sep október/okt nóvember/nóv desember/des",
  ar: "يناير/كانون_الثاني فبراير/شباط مارس/آذار أبريل/ابريل/إبريل/نيسان مايو/أيار يونيو/يونيه/حزيران يوليو/يوليه/تموز أغسطس/آب سبتمبر/أيلول أكتوبر/تشرين_الأول نوفمبر/تشرين_الثاني ديسمبر/كانون_الأول",
  he: "ינואר/בינואר פברואר/בפברואר מרץ/במרץ אפריל/באפריל מאי/במאי יוני/ביוני יולי/ביולי אוגוסט/באוגוסט ספטמבר/בספטמבר אוקטובר/באוקטובר נובמבר/בנובמבר דצמבר/בדצמבר",
  hi: "जनवरी फ़रवरी/फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर/सितम्बर अक्टूबर/अक्तूबर नवंबर/नवम्बर दिसंबर/दिसम्बर",
  fa: "ژانویه/ژانویهٔ فوریه/فوریهٔ مارس آوریل مه/مهٔ/می ژوئن ژوئیه/ژوئیهٔ اوت سپتامبر اکتبر نوامبر دسامبر",
  ur: "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
  th: "มกราคม/ม.ค กุมภาพันธ์/ก.พ มีนาคม/มี.ค เมษายน/เม.ย พฤษภาคม/พ.ค มิถุนายน/มิ.ย กรกฎาคม/ก.ค สิงหาคม/ส.ค กันยายน/ก.ย ตุลาคม/ต.ค พฤศจิกายน/พ.ย ธันวาคม/ธ.ค",
  bn: "জানুয়ারি/জানুয়ারী ফেব্রুয়ারি/ফেব্রুয়ারী মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
  be: "студзеня/студзень лютага/люты сакавіка/сакавік красавіка/красавік мая/май чэрвеня/чэрвень ліпеня/ліпень жніўня/жнівень верасня/верасень кастрычніка/кастрычнік лістапада/лістапад снежня/снежань",
  mk: "јануари февруари март април мај јуни јули август септември октомври ноември декември",
  kk: "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
  az: "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
  sq: "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor",
  ka: "იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი",
  hy: "հունվարի/հունվար փետրվարի/փետրվար մարտի/մարտ ապրիլի/ապրիլ մայիսի/մայիս հունիսի/հունիս հուլիսի/հուլիս օգոստոսի/օգոստոս սեպտեմբերի/սեպտեմբեր հոկտեմբերի/հոկտեմբեր նոյեմբերի/նոյեմբեր դեկտեմբերի/դեկտեմբեր",
};

/** Month names in lower case, without a full stop → 1 to 12. A name that two languages have is that of the first. */
export const MONTH_NUMBERS: ReadonlyMap<string, number> = monthNumbers();

/** One of the names, the longer ones first, for a regular expression that ignores case. */
export const MONTH_NAME = [...MONTH_NUMBERS.keys()]
  .sort((a, b) => b.length - a.length)
  .join("|")
  .replaceAll(".", "\\.");

function monthNumbers(): Map<string, number> {
  const numbers = new Map<string, number>([["sept", 9]]);
  for (const months of Object.values(NAMES)) {
    for (const [index, names] of months.split(" ").entries()) {
      for (const name of names.split("/"))
        if (name !== "-" && !numbers.has(name)) numbers.set(name.replace("_", " "), index + 1);
    }
  }
  return numbers;
}
