/** The names of months as dates write them ("13. September", "7. apríla"), of the languages that write "13." for "13th". */
const MONTHS: ReadonlySet<string> = new Set(
  `januar jänner jänuar jan februar feber feb märz mär april apr mai juni jun juli jul august aug september sept sep
  oktober okt november nov dezember dez
  marts maj december dec mars juni juli desember
  ledna února března dubna května června července srpna září října listopadu prosince leden únor březen duben květen
  červen červenec srpen říjen listopad prosinec
  januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra január február marec apríl máj
  jún júl október
  stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
  siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga studenog prosinca
  januarja februarja aprila maja junija julija avgusta septembra oktobra novembra decembra januara februara marta juna jula
  tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta
  joulukuuta jaanuar jaanuaril veebruar veebruaril märts märtsil aprillil mail juuni juunil juuli juulil augustil septembril
  oktoober oktoobril novembril detsember detsembril
  janvāris janvārī februāris februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī
  március április május június július augusztus szeptember október
  janúar febrúar apríl maí júní júlí ágúst
  januar februar marts ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık`.split(
    /\s+/,
  ),
);

export function isMonth(word: string): boolean {
  return MONTHS.has(word.toLowerCase());
}

/** The languages that write an ordinal number as a figure with a full stop. */
const WITH_FULL_STOP: ReadonlySet<string> = new Set(
  "de lb da nb nn no fo is cs sk pl sl hr bs sr fi et lv hu tr hsb eu".split(" "),
);

/** What stands before an ordinal number in German, where nouns have capitals, too: "am 13.", "der 4. Senat". */
const BEFORE_GERMAN_ORDINAL: ReadonlySet<string> = new Set(
  `am im vom zum beim ab bis seit der die das den dem des ein eine einen einem einer eines jeder jede jedes jeden jedem
  dieser diese dieses diesen diesem mein meine meinen meinem meiner meines dein deine deinen sein seine seinen seinem seiner
  seines ihr ihre ihren ihrem ihrer ihres unser unsere unseren unserem unserer kein keine und oder sowie an in auf aus bei
  mit nach von vor zu für über unter durch gegen zwischen zur ins ans`.split(/\s+/),
);

/**
 * Whether a number with a full stop may be an ordinal, by the word before it, "" at the beginning of a sentence or after a
 * mark. A year, or what follows a noun in German ("Zimmer 12."), is none.
 */
export function mayBeOrdinal(number: string, before: string, language: string | null): boolean {
  if (/^\d/u.test(number) && number.length > 3) return false;
  // "art. 5."
  if (before.endsWith(".")) return false;
  const lower = before.toLowerCase();
  if (language === "de" || language === null) {
    const introduced = BEFORE_GERMAN_ORDINAL.has(lower);
    const roman = /^[IVXLC]+$/u.test(number);
    return introduced || (language === "de" ? before === "" || roman : roman && /^\p{Ll}/u.test(before));
  }
  if (!WITH_FULL_STOP.has(language)) return false;
  if (/^[IVXLC]/u.test(number)) return true;
  return before === lower && (number.length < 3 || before !== "");
}
