/**
 * Small numbers as words, by language. One is left out: in most languages it is an article or a pronoun as well. Folded.
 */
const WRITTEN: Readonly<Record<string, string>> = {
  en:
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen " +
    "twenty thirty:30 forty:40 fifty:50 sixty:60 seventy:70 eighty:80 ninety:90",
  de:
    "zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn " +
    "zwanzig dreissig:30 vierzig:40 funfzig:50 sechzig:60 siebzig:70 achtzig:80 neunzig:90 zwo:2",
  fr:
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dixsept dixhuit dixneuf vingt " +
    "trente:30 quarante:40 cinquante:50 soixante:60",
  es:
    "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho " +
    "diecinueve veinte treinta:30 cuarenta:40 cincuenta:50 sesenta:60 setenta:70 ochenta:80 noventa:90",
  it:
    "due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto " +
    "diciannove venti trenta:30 quaranta:40 cinquanta:50 sessanta:60 settanta:70 ottanta:80 novanta:90",
  pt:
    "dois tres quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove vinte " +
    "duas:2 catorze:14 dezasseis:16 dezassete:17 dezanove:19 trinta:30 quarenta:40 cinquenta:50 sessenta:60 setenta:70",
  nl:
    "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien " +
    "twintig dertig:30 veertig:40 vijftig:50 zestig:60 zeventig:70 tachtig:80 negentig:90",
  sv:
    "tva tre fyra fem sex sju atta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo trettio:30 " +
    "fyrtio:40 femtio:50",
  da: "to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten tyve",
  no: "to tre fire fem seks sju atte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten tjue syv:7",
  pl:
    "dwa trzy cztery piec szesc siedem osiem dziewiec dziesiec jedenascie dwanascie trzynascie czternascie pietnascie " +
    "szesnascie siedemnascie osiemnascie dziewietnascie dwadziescia dwie:2 dwoch:2 trzech:3 czterech:4 pieciu:5 szesciu:6",
  ru:
    "два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать " +
    "шестнадцать семнадцать восемнадцать девятнадцать двадцать две:2 двух:2 двумя:2 трех:3 тремя:3 четырех:4 пяти:5 шести:6 " +
    "семи:7 восьми:8 девяти:9 десяти:10 двенадцати:12 двадцати:20 тридцать:30 сорок:40 пятьдесят:50",
  uk: "два три чотири пять шість сім вісім девять десять одинадцять дванадцять",
};

const NUMBERS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(WRITTEN).map(([language, words]) => [
    language,
    new Map(
      words.split(" ").map((entry, index) => {
        const [word = "", number = String(index + 2)] = entry.split(":");
        return [word, number] as const;
      }),
    ),
  ]),
);

const SAME_AS: Readonly<Record<string, string>> = { nb: "no", nn: "no", be: "ru" };

/** The digits of a small number that is written as a word in this language; null for any other word. */
export function numberWritten(folded: string, language: string | null): string | null {
  const name = language ?? "en";
  return NUMBERS.get(SAME_AS[name] ?? name)?.get(folded) ?? null;
}
