/**
 * The letters of languages, in small letters; of those in Latin letters only the letters beyond ASCII. By these two
 * encodings are told apart that differ in few letters: "Њинимален" is no Bulgarian, "Минимален" is. Languages whose letters
 * tell no encodings apart are not listed.
 */
const LETTERS: Readonly<Record<string, string>> = {
  be: "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
  bg: "абвгдежзийклмнопрстуфхцчшщъьюяѝ",
  kk: "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
  mk: "абвгдѓежзѕијклљмнњопрстќуфхцчџшѐѝ",
  ru: "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
  sr: "абвгдђежзијклљмнњопрстћуфхцчџшčćđšž",
  tg: "абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя",
  uk: "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
  br: "âêîôûùñéèü",
  ca: "àçèéíïòóúü·",
  cy: "âêîôûŵŷáéíóúẁẃỳýàèìòùäëïöüÿ",
  cs: "áčďéěíňóřšťúůýž",
  da: "æøåéö",
  de: "äöüßéàê",
  eo: "ĉĝĥĵŝŭ",
  es: "áéíóúüñçà",
  et: "õäöüšž",
  fi: "äöåšžé",
  fo: "áíóúýæøðåö",
  fr: "àâæçéèêëîïôœùûüÿ",
  ga: "áéíóú",
  gd: "àèìòùáéó",
  gl: "áéíóúüïñçà",
  hr: "čćđšž",
  hu: "áéíóöőúüű",
  id: "é",
  is: "áðéíóúýþæö",
  it: "àèéìíîòóùú",
  lb: "äëéêèöüçôûœ",
  lt: "ąčęėįšųūž",
  lv: "āčēģīķļņōŗšūž",
  ms: "é",
  mt: "ċġħżàèìòù",
  nl: "áéëïóöüèê",
  no: "æøåéòôö",
  pl: "ąćęłńóśźżé",
  pt: "áâãàçéêíóôõúü",
  ro: "ăâîșțşţ",
  sk: "áäčďéíĺľňóôŕšťúýžěř",
  sl: "čšžćđ",
  sq: "çë",
  sv: "åäöéü",
  tr: "çğıi̇öşüâîû",
  vi: "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
};

const ALPHABETS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(LETTERS).map(([language, letters]) => [language, new Set(letters)]),
);

/** The letters of a language by its ISO 639-1 code; undefined where they tell nothing. */
export function alphabetOf(language: string | null): ReadonlySet<string> | undefined {
  return ALPHABETS.get(language ?? "");
}
