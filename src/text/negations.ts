import { fold } from "./fold.ts";
import type { Language } from "./forms.ts";

/** Words that turn a statement round, by language, as they are written. */
const NEGATIONS: Readonly<Record<string, string>> = {
  en: "not no never none nobody nothing neither nor nowhere cannot without hardly scarcely barely",
  de: "nicht nichts nie niemals kein keine keinen keinem keiner keines niemand niemandem niemanden nirgends weder ohne kaum",
  fr: "ne n pas non jamais rien aucun aucune personne nul nulle sans ni guère",
  es: "no nunca jamás nada nadie ningún ninguno ninguna ni sin tampoco",
  it: "non no mai nulla niente nessuno nessuna né senza neppure neanche",
  pt: "não nao nunca jamais nada ninguém nenhum nenhuma nem sem",
  nl: "niet niets nooit geen niemand nergens noch zonder",
  sv: "inte icke ej aldrig ingen inget inga utan varken",
  da: "ikke aldrig ingen intet uden hverken",
  no: "ikke aldri ingen intet uten verken ikkje",
  pl: "nie nigdy nic nikt żaden żadna żadne ani bez",
  cs: "ne není nikdy nic nikdo žádný žádná ani bez",
  ru: "не нет ни никогда никто ничто ничего никого никакой никаких нельзя без",
  uk: "не ні ніколи ніхто нічого ніякий немає без",
  tr: "değil hayır yok asla hiç hiçbir",
  el: "δεν μη μην όχι ποτέ κανείς τίποτα χωρίς",
  ar: "لا لم لن ليس ليست ما بدون غير",
  he: "לא אין אף בלי מעולם",
  zh: "不 没 沒 無 无 未 非 否 别 勿",
  ja: "不 無 未 非",
  ko: "안 못 않 없 아니",
  fi: "ei en et emme ette eivät älä ilman",
  hu: "nem ne nincs soha senki semmi sem nélkül",
};
const SAME_AS: Readonly<Record<string, string>> = { nb: "no", nn: "no", be: "ru" };

const WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(NEGATIONS).map(([language, words]) => [language, new Set(words.split(" ").map(fold))]),
);
const JAPANESE = /ない|ません|ぬ/u;

/** Whether a word, as `Unit.key` has it, denies in this language; in any where it is not known. */
export function isNegation(key: string, language: Language): boolean {
  if (key.endsWith("n't") || (language === "fr" && key.startsWith("n'"))) return true;
  if (language === null) return [...WORDS.values()].some((words) => words.has(key));
  const name = language;
  return WORDS.get(SAME_AS[name] ?? name)?.has(key) ?? false;
}

/** Japanese denies by the end of a verb, which is no word of its own. */
export function deniesByEnding(text: string, language: Language): boolean {
  return language === "ja" && JAPANESE.test(text);
}
