import { normalLanguage } from "../metadata/language.ts";

/** What Tesseract calls the languages that have a code of two letters. */
const CODES: ReadonlyMap<string, string> = new Map(
  `af afr,am amh,ar ara,az aze,be bel,bg bul,bn ben,bs bos,ca cat,cs ces,cy cym,da dan,de deu,el ell,en eng,eo epo,es spa,et est,
  eu eus,fa fas,fi fin,fr fra,ga gle,gl glg,gu guj,he heb,hi hin,hr hrv,hu hun,hy hye,id ind,is isl,it ita,ja jpn,ka kat,kk kaz,
  km khm,kn kan,ko kor,ky kir,la lat,lo lao,lt lit,lv lav,mk mkd,ml mal,mn mon,mr mar,ms msa,mt mlt,my mya,nb nor,nn nor,no nor,ne nep,
  nl nld,pa pan,pl pol,ps pus,pt por,ro ron,ru rus,si sin,sk slk,sl slv,sq sqi,sr srp,sv swe,sw swa,ta tam,te tel,tg tgk,th tha,
  tr tur,uk ukr,ur urd,uz uzb,vi vie,yi yid,zh chi_sim`
    .split(",")
    .map((pair): [string, string] => [pair.trim().slice(0, 2), pair.trim().slice(3)]),
);
const LANGUAGES: ReadonlyMap<string, string> = new Map(
  Array.from(CODES, ([language, code]) => [code, language]),
);
/** Tesseract's own names, such as `deu_latf` for German in blackletter. */
const OWN_CODE = /^[a-z]{3}(?:_[a-z]{3,8}){0,2}$/;
/** More at once take long and mistake one for another. */
const MOST_LANGUAGES = 5;

/** What Tesseract calls these languages, each once; those of which it knows nothing are left out. */
export function recognitionCodes(languages: readonly string[]): readonly string[] {
  const codes = languages.flatMap((language) => codeOf(language) ?? []);
  return Array.from(new Set(codes)).slice(0, MOST_LANGUAGES);
}

function codeOf(language: string): string | undefined {
  if (/^zh[-_](?:hant|tw|hk|mo)/i.test(language)) return "chi_tra";
  const own = language.trim().toLowerCase();
  if (OWN_CODE.test(own)) return own;
  return CODES.get(normalLanguage(language) ?? "");
}

/** What English calls the language of such a code, and the package of its data. */
export function recognitionName(code: string): string {
  const names = new Intl.DisplayNames(["en"], { type: "language" });
  return `${names.of(LANGUAGES.get(code) ?? code.slice(0, 3)) ?? code} (@tesseract.js-data/${code})`;
}
