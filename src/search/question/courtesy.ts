import { lowerCase } from "../../text/lower-case.ts";

/** What a question says to be polite, and what it asks. */
export interface PoliteQuestion {
  /** Never empty where the question is not. */
  readonly text: string;
  /** Greetings, requests and thanks, as they are written. */
  readonly courtesies: readonly string[];
}

/*
 * By languages: English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Russian, Ukrainian, Scandinavian,
 * Turkish, Chinese, Japanese, Korean, Arabic. A courtesy that is not listed costs nothing but a few words to look for.
 */
const GREETING = [
  "hi|hello|hey|hiya|howdy|greetings|good (?:morning|afternoon|evening|day)|dear|to whom it may concern",
  "hallo|guten (?:tag|morgen|abend)|moin|servus|grüß gott|grüezi|sehr geehrter?|liebe[rs]?",
  "bonjour|bonsoir|salut|coucou|chère?s?",
  "¡?hola|¡?buen(?:os|as) (?:días|tardes|noches)|estimad[oa]s?",
  "ciao|salve|buongiorno|buonasera|gentile|gentili",
  "olá|oi|bom dia|boa (?:tarde|noite)|prezad[oa]s?",
  "hoi|dag|goede(?:morgen|middag|navond)|beste|geachte",
  "cześć|dzień dobry|witam|dobry wieczór|szanowni? państwo",
  "привет|здравствуй(?:те)?|добрый (?:день|вечер)|доброе утро|уважаем(?:ые|ый|ая)|привіт|добрий день|вітаю",
  "hej|hei|god (?:morgon|morgen|dag|kväll|kveld)|merhaba|selam|iyi günler",
  "你好|您好|早上好|下午好|晚上好|こんにちは|こんばんは|おはようございます|안녕하세요|안녕|مرحبا|السلام عليكم|أهلا",
].join("|");

const PLEASE =
  "please|kindly|pls|plz|bitte|s['’]il (?:vous|te) pla[iî]t|svp|stp|por favor|per favore|per piacere|per cortesia|alstublieft|alsjeblieft|proszę|пожалуйста|будь ласка|lütfen";
const EN_HELP =
  "tell me|let me know|show me|give me|help me (?:find|understand|out with)|say|find out(?: for me)?|find|look up|check";

const REQUEST = [
  `(?:could|can|would|will) you (?:(?:please|kindly|possibly|maybe|perhaps|quickly) ){0,2}(?:${EN_HELP})`,
  "(?:could|can|would|will) you (?:please|kindly)|would you mind (?:telling me|explaining|checking|showing me)",
  "(?:please|kindly) (?:tell me|let me know|show me)|tell me|let me know|do you (?:happen to )?know|may i ask(?: you)?|can i ask(?: you)?",
  "i(?: would|['’]d) (?:like|love) to (?:know|ask|find out)|i (?:want|need) to (?:know|find out|ask)|i(?: was|['’]m| am)? wonder(?:ing)?",
  "(?:i have )?(?:a |one )?(?:quick |short |simple )question|excuse me|pardon me|sorry to (?:bother|trouble) you|sorry",
  `(?:könn(?:t)?en sie|kannst du|könntest du|könnt ihr|würden sie|würdest du) (?:mir |uns )?(?:(?:bitte|vielleicht|mal|kurz) ){0,2}(?:sagen|erklären|verraten|mitteilen|helfen)`,
  "(?:bitte )?(?:sag|sagen sie|sagt|verrate|verraten sie) (?:mir|uns)(?: bitte)?|ich (?:möchte|würde|will|wüsste) (?:gerne? )?(?:wissen|fragen)|ich wüsste gerne?|wei(?:ß|ss)t du|wissen sie|entschuldigung|entschuldigen sie(?: bitte)?",
  "(?:pou(?:vez|rriez)[- ]vous|peux[- ]tu|pourrais[- ]tu) (?:(?:s['’]il vous plaît|svp) )?(?:me |m['’]|nous )(?:dire|expliquer|indiquer)|(?:dites|dis)[- ]moi|je (?:voudrais|souhaiterais|aimerais|veux) savoir|(?:savez[- ]vous|sais[- ]tu)|excusez[- ]moi",
  "¿?(?:podrías?|podría usted|puedes?|puede usted) (?:por favor )?(?:decirme|explicarme|indicarme)|¿?me (?:podrías?|puedes?) (?:por favor )?decir|dime|dígame|(?:quisiera|quiero|me gustaría) saber|¿?sabes?|¿?sabe usted|disculpe|perdón",
  "(?:può|puoi|potrebbe|potresti) (?:per favore )?dirmi|mi (?:può|puoi|sa|sai|potrebbe) dire|dimmi|mi dica|(?:vorrei|mi piacerebbe) sapere|scusi|scusa",
  "(?:pode|poderia|podia|podes) (?:por favor )?(?:me dizer|dizer-me)|diga-me|me diga|(?:gostaria de|quero) saber|desculpe",
  "(?:kunt u|kun je|kunnen jullie) (?:mij|me) (?:(?:alstublieft|alsjeblieft) )?(?:zeggen|vertellen)|zou(?: u|dt u| je) (?:mij|me) kunnen (?:zeggen|vertellen)|ik (?:wil|zou) graag (?:willen )?weten",
  "(?:czy )?(?:możesz|może pan|może pani|mógłbyś|mogłabyś|mógłby pan|mogłaby pani) (?:mi )?(?:proszę )?powiedzieć|proszę (?:mi )?powiedzieć|powiedz mi|chciał(?:by|aby)m (?:się dowiedzieć|wiedzieć)|przepraszam",
  "(?:не )?(?:могли бы вы|мог бы ты|могла бы ты|можете|можешь|можно) (?:ли вы )?(?:мне )?(?:пожалуйста,? )?(?:сказать|подсказать|объяснить)|(?:скажите|подскажите|скажи|подскажи)(?: мне)?(?:,? пожалуйста)?|(?:я )?хотел[аи]? бы (?:знать|узнать)|(?:я )?хочу (?:знать|узнать)|извините|простите",
  "请问一下|请问|麻烦问一下|请告诉我|(?:你|您)?能告诉我|我想知道|すみませんが|すみません|من فضلك|هل يمكنك أن تخبرني|أخبرني",
  PLEASE,
].join("|");

const THANKS = [
  "(?:many |lots of )?thanks?(?: (?:you|a lot|a million|so much|very much|again|in advance|ahead|for (?:your|the|any) (?:help|time|reply|answer)))*|thx|ty|cheers|much appreciated|i(?: would|['’]d)? (?:really )?appreciate (?:it|your help|any help)|any help (?:is|would be) (?:much |greatly |very )?appreciated",
  "(?:best|kind|kindest|warm|many) regards|regards|best wishes|all the best|sincerely|yours (?:sincerely|faithfully|truly)|have a (?:nice|good|great|lovely) (?:day|evening|weekend)|bye|goodbye",
  "(?:vielen |besten |schönen |herzlichen |lieben )?danke?(?: (?:schön|sehr|dir|ihnen|euch|im voraus|für (?:die|ihre|deine) (?:hilfe|antwort)))*|danke?schön|mit (?:freundlichen|besten) grüßen|(?:viele|liebe|beste|freundliche|schöne) grüße|mfg|lg|vg",
  "merci(?: (?:beaucoup|bien|infiniment|à vous|d['’]avance|par avance|pour votre (?:aide|réponse)))*|cordialement|bien à vous|bonne (?:journée|soirée)",
  "¡?(?:muchas |mil )?gracias(?: (?:de antemano|por (?:su|tu) (?:ayuda|respuesta)))*|(?:un )?saludos?(?: cordial(?:es)?)?|atentamente",
  "(?:mille |tante |molte )?grazie(?: (?:mille|tante|in anticipo))*|(?:cordiali|distinti) saluti",
  "(?:muito )?obrigad[oa](?: (?:desde já|pela (?:ajuda|resposta)))*|abraços|atenciosamente",
  "(?:alvast |hartelijk |heel erg )?(?:be)?dankt?(?: (?:je wel|u wel|alvast|voor de hulp))*|(?:met )?vriendelijke groet(?:en)?|groet(?:en|jes)?",
  "(?:z góry |bardzo )?dzięk(?:i|uję)(?: (?:bardzo|z góry))*|pozdrawiam|z poważaniem",
  "(?:большое |заранее |огромное )?спасибо(?: (?:большое|заранее|вам|за помощь))*|благодарю(?: вас)?|с уважением|дякую",
  "tack(?: (?:så mycket|på förhand))*|mange takk?|takk?|teşekkür(?:ler| ederim)|şimdiden teşekkürler",
  "(?:非常)?(?:谢谢|感谢|多谢)(?:你|您|大家|了)?|ありがとう(?:ございます)?|教えてください|よろしくお願いします|お願いします|감사합니다|고마워요|부탁드립니다|شكرا جزيلا|شكرا",
  PLEASE,
].join("|");

/** A name, or "there", behind a greeting: up to four words. */
const ADDRESSEE = "(?: [^\\s,.!?:;\\n]{1,30}){0,4}";
const ASKING =
  "who|what|when|where|why|how|which|whose|can|could|would|will|please|i |i['’]|do you|did|does|is|are|was|were|tell|kurze|wer|was|wann|wo|wie|warum|welche|kann|könn|ich |qui|que|quand|où|comment|pourquoi|quel|pou|je |quién|qué|cuándo|dónde|cómo|cuál|pod|кто|что|когда|где|как|почему|сколько|могли|скажите|подскажите|请|誰|谁";

/* All are for text in small letters, see `lowerCase`. */
const WHITE = "[\\s\\u3000]";
const GREETING_AT_START = new RegExp(
  `^(?:(?:${GREETING})${ADDRESSEE} ?[,.!:;~…—–，。！、،\\n]|(?:${GREETING})(?: there| all| everyone| team| again)? (?=(?:${ASKING}))|(?:你好|您好|こんにちは|안녕하세요)(?=\\S))(?:${WHITE}|[.!,)(:👋🙂😊])*`,
  "u",
);
const REQUEST_AT_START = new RegExp(
  `^(?:${REQUEST})(?:(?<=[\\p{sc=Han}\\p{sc=Hiragana}])|(?![\\p{L}\\p{N}\\p{M}'’-]))(?:${WHITE}|[,:，、：!?？.،])*`,
  "u",
);
const THANKS_AT_END = new RegExp(
  `(?:^|(?<=[.?!;:,)"”»\\n。？！、，،؟…—–-]${WHITE}{0,3}))(?:${THANKS})(?:(?: and| und| et| y| e| и|[,!.]| )*(?:${THANKS}))?(?:[ ,\\n]{1,2}\\p{Ll}[\\p{L}.'’-]{0,30}){0,3}(?:${WHITE}|[.!,)(;:~…。！🙏🙂😊])*$`,
  "u",
);
const PLEASE_AT_END = new RegExp(
  `,? (?:${PLEASE}|thanks|thank you|danke|merci|gracias|спасибо)(?=[\\s?.!]{0,5}$)`,
  "u",
);

/** Courtesies stand at the ends, and no more than so far in. */
const LOOKED_AT = 200;
const MOST_COURTESIES = 8;

export function withoutCourtesies(question: string): PoliteQuestion {
  const courtesies: string[] = [];
  let text = question.trim();
  for (let round = 0; round < MOST_COURTESIES; round += 1) {
    const less = withoutOne(text);
    if (less === null) break;
    courtesies.push(less.courtesy);
    text = less.text;
  }
  return { text, courtesies };
}

/** Null where there is none, or nothing would be left. */
function withoutOne(text: string): { readonly text: string; readonly courtesy: string } | null {
  const head = lowerCase(text.slice(0, LOOKED_AT));
  for (const form of [GREETING_AT_START, REQUEST_AT_START]) {
    const { length = 0 } = form.exec(head)?.[0] ?? {};
    const rest = text.slice(length).trim();
    if (length > 0 && holdsWord(rest)) return { text: rest, courtesy: text.slice(0, length).trim() };
  }
  const tailAt = Math.max(0, text.length - LOOKED_AT);
  const tail = lowerCase(text.slice(tailAt));
  for (const form of [THANKS_AT_END, PLEASE_AT_END]) {
    const match = form.exec(tail);
    if (match === null) continue;
    const at = tailAt + match.index;
    const end = at + match[0].length;
    const rest = (text.slice(0, at) + text.slice(end)).trim();
    if (holdsWord(rest)) return { text: rest, courtesy: text.slice(at, end).replace(/^,/u, "").trim() };
  }
  return null;
}

function holdsWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
