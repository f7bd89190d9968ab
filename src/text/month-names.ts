/**
 * By language, from January to December: the names as a date has them ("16 июля"), as they stand alone ("июль"), short, and in
 * Russian as they follow "в" ("июле"). They are those of the Unicode CLDR; a test compares them with the runtime's. Written out,
 * because asking the runtime for them took 60 ms of every start.
 */
const NAMES: Readonly<Record<string, string>> = {
  en: "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep october/oct november/nov december/dec",
  de: "januar/jan februar/feb märz/mär april/apr mai juni/jun juli/jul august/aug september/sept/sep oktober/okt november/nov dezember/dez",
  fr: "janvier/janv février/févr mars avril/avr mai juin juillet/juil août septembre/sept octobre/oct novembre/nov décembre/déc",
  es: "enero/ene febrero/feb marzo/mar abril/abr mayo/may junio/jun julio/jul agosto/ago septiembre/sept octubre/oct noviembre/nov diciembre/dic",
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
};

/** Month names in lower case, without a full stop → 1 to 12. A name that two languages have is that of the first. */
export const MONTH_NUMBERS: ReadonlyMap<string, number> = monthNumbers();

/** One of the names, the longer ones first, for a regular expression that ignores case. */
export const MONTH_NAME = [...MONTH_NUMBERS.keys()].sort((a, b) => b.length - a.length).join("|");

function monthNumbers(): Map<string, number> {
  const numbers = new Map<string, number>([["sept", 9]]);
  for (const months of Object.values(NAMES)) {
    for (const [index, names] of months.split(" ").entries()) {
      for (const name of names.split("/")) if (!numbers.has(name)) numbers.set(name, index + 1);
    }
  }
  return numbers;
}
