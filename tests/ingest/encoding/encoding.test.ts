import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeHtml, decodeText as decode, withoutMojibake } from "../../../src/ingest/encoding/decode.ts";
import { unmarkedUtf16 } from "../../../src/ingest/encoding/unicode.ts";
import { encoded } from "./encoding-text.ts";
import { read } from "../support.ts";

function decodeText(bytes: Uint8Array): string {
  return decode(bytes).text;
}

const FRENCH = [
  "Le ministre a déclaré que la réunion n’avait pas été décisive.",
  "Où allons-nous, dit-il, si les élus ne répondent plus à la question posée ?",
  "Le président français a reçu hier une délégation européenne : « Ça va être l’été », a-t-il répété.",
];
const GERMAN = [
  "Die Brücke über den Fluß wurde für drei Wochen geschlossen.",
  "Das Gespräch „über alles“ dauerte fünf Stunden – länger als üblich.",
  "Grüße aus München, schrieb die Händlerin, und ärgerte sich.",
];
const RUSSIAN = [
  "Министр заявил, что переговоры не были решающими.",
  "Куда мы идём, спросил он, если никто не отвечает?",
  "Гавань закрыли на три недели, и совет собирался каждый вечер.",
];
const UKRAINIAN = [
  "Міністр заявив, що переговори не були вирішальними.",
  "Її рішення здивувало європейців, і ніхто не знав чому.",
  "Гавань закрили на три тижні, а рада збиралася щовечора.",
];
const POLISH = [
  "Minister oświadczył, że rozmowy nie były rozstrzygające.",
  "Dokąd idziemy, zapytał, jeśli nikt nie odpowiada?",
  "Port był zamknięty przez trzy tygodnie, a rada zbierała się każdego wieczoru.",
];

const CASES: readonly (readonly [language: string, encoding: string, sentences: readonly string[]])[] = [
  ["French", "windows-1252", FRENCH],
  ["German", "windows-1252", GERMAN],
  ["Russian", "windows-1251", RUSSIAN],
  ["Russian", "koi8-r", RUSSIAN],
  ["Ukrainian", "windows-1251", UKRAINIAN],
  ["Ukrainian", "koi8-u", UKRAINIAN],
  ["Polish", "windows-1250", POLISH],
  ["Polish", "iso-8859-2", POLISH],
];

describe("text that does not name its encoding", () => {
  it.each(CASES)("%s in %s: each sentence, all of them, and a long text", (_, encoding, sentences) => {
    const all = sentences.join(" ");
    for (const text of [...sentences, all, `${all}\n\n`.repeat(2000)]) {
      expect(decodeText(encoded(text, encoding))).toBe(text);
    }
  });

  it.each([
    ["Spanish", "windows-1252", "¿Qué pasó en España? El niño comió."],
    ["Portuguese", "windows-1252", "A eleição não mudou a situação do país."],
    ["Italian", "windows-1252", "Perché la città è così? Più tardi si vedrà."],
    ["Swedish", "windows-1252", "På ön står åtta små hus, och där bor några äldre människor."],
    ["Danish", "windows-1252", "København er en by på øerne; der er både æbler og pærer."],
    ["English with curly quotes", "windows-1252", "He said “no” – and that was that."],
    ["Czech", "windows-1250", "Přístav byl uzavřen tři týdny. Žádný člověk nevěděl proč."],
    ["Hungarian", "windows-1250", "A kikötő három hétre bezárt. Őszintén szólva senki sem tudta."],
    ["Turkish", "windows-1254", "Bugün değişen hiçbir şey yok, dedi şoför; üç hafta kapalı kaldı."],
    ["Bulgarian", "windows-1251", "Пристанището беше затворено три седмици."],
    ["a name alone", "koi8-r", "Сергей Петров"],
    ["one greeting", "windows-1251", "Привет, мир!"],
    ["nothing but capitals", "windows-1251", "МИНИСТЕРСТВО ТРАНСПОРТА И СВЯЗИ"],
    ["nothing but capitals", "koi8-r", "МИНИСТЕРСТВО ТРАНСПОРТА И СВЯЗИ"],
    ["a Latin abbreviation", "koi8-r", "Совет НАТО (NATO) собрался в Брюсселе."],
    [
      "Russian",
      "maccyrillic",
      "Гавань закрыли на три недели, и совет собирался каждый вечер. Яхты ушли в мае.",
    ],
    ["Russian", "cp866", "Гавань закрыли на три недели, и совет собирался каждый вечер."],
    [
      "Bulgarian with a capital",
      "maccyrillic",
      "Пристанището беше затворено три седмици. Никой не знаеше защо.",
    ],
    ["Hebrew", "windows-1255", "הנמל נסגר לשלושה שבועות, והמועצה התכנסה בכל ערב."],
    ["Arabic", "windows-1256", "أغلق الميناء لمدة ثلاثة أسابيع واجتمع المجلس كل مساء."],
    ["Arabic", "iso-8859-6", "أغلق الميناء لمدة ثلاثة أسابيع واجتمع المجلس كل مساء."],
    [
      "Greek",
      "windows-1253",
      "Το λιμάνι έκλεισε για τρεις εβδομάδες και το συμβούλιο συνεδρίαζε κάθε βράδυ.",
    ],
    [
      "Lithuanian",
      "windows-1257",
      "Uostas buvo uždarytas tris savaites, o taryba posėdžiavo kiekvieną vakarą.",
    ],
    ["Latvian", "windows-1257", "Osta bija slēgta trīs nedēļas, un dome sanāca katru vakaru."],
    ["Thai", "windows-874", "ท่าเรือถูกปิดเป็นเวลาสามสัปดาห์ และสภาประชุมกันทุกเย็น"],
    ["Japanese", "shift_jis", "港は三週間閉鎖され、評議会は毎晩開かれた。"],
    ["Japanese", "euc-jp", "港は三週間閉鎖され、評議会は毎晩開かれた。"],
    ["Chinese", "gbk", "港口关闭了三个星期，议会每天晚上开会。"],
    ["Chinese", "big5", "港口關閉了三個星期，議會每天晚上開會。"],
    ["Korean", "euc-kr", "항구는 3주 동안 폐쇄되었고 의회는 매일 저녁 회의를 열었다."],
    [
      "French",
      "macroman",
      "Le président français a reçu hier une délégation européenne à l'Élysée, déjà très fatiguée.",
    ],
    ["German", "cp850", "Die Brücke über den Fluß wurde für drei Wochen geschlossen, schrieb die Händlerin."],
  ])("%s in %s", (_, encoding, text) => {
    expect(decodeText(encoded(text, encoding))).toBe(text);
  });

  it("finds the encoding however far down the first letter beyond ASCII stands", () => {
    const text = `${"All of this is ASCII. ".repeat(20_000)}${RUSSIAN.join(" ")}`;
    expect(decodeText(encoded(text, "windows-1251"))).toBe(text);
  });

  it.each([
    "Grüße, and good day.\n",
    `${RUSSIAN.join("\n")}\n`,
    "これは長い文章ではありません。\n終わり。\n",
  ])("reads UTF-16 without a mark: %j", (text) => {
    const little = Buffer.from(text, "utf16le");
    expect(unmarkedUtf16(little)).toBe("utf16le");
    expect(decodeText(little)).toBe(text);
    expect(decodeText(Buffer.from(little).swap16())).toBe(text);
  });

  it("is read so as text and as Markdown, and as HTML that declares nothing", async () => {
    const [sentence] = RUSSIAN;
    const bytes = encoded(`${sentence ?? ""}\n`, "koi8-r");
    for (const path of ["a.txt", "a.md", "a.html"])
      expect((await read(bytes, path)).text.trim()).toBe(sentence);
  });

  it("is never taken for another encoding where it is valid UTF-8", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
        fc.pre(!text.includes("\0") && !text.startsWith("\uFEFF") && !/[\x01-\x1f]/.test(text));
        expect(decodeText(Buffer.from(`text: ${text}`))).toBe(`text: ${text}`);
      }),
    );
  });
});

describe("bytes that are text in no encoding", () => {
  it("are refused when they are random", () => {
    const bytes = fc.noBias(fc.uint8Array({ min: 0x20, max: 0xff, minLength: 200, maxLength: 600 }));
    fc.assert(
      fc.property(bytes, (noise) => {
        fc.pre(noise.filter((byte) => byte >= 0x80).length >= 20);
        expect(() => decodeText(noise)).toThrow(/not valid UTF-8/);
      }),
      { numRuns: 200 },
    );
  });

  it("are refused when they turn into noise behind a readable start", () => {
    const start = encoded(RUSSIAN.join(" ").repeat(200), "windows-1251");
    const noise = Uint8Array.from({ length: start.length / 10 }, () => 0x98);
    expect(() => decodeText(Buffer.concat([start, noise]))).toThrow(/not valid UTF-8/);
  });

  it("are refused when they are numbers of two bytes", () => {
    const samples = Buffer.alloc(4000);
    for (let at = 0; at < 2000; at++) samples.writeInt16LE((at * 37) % 250, at * 2);
    expect(unmarkedUtf16(samples)).toBeNull();
    expect(() => decodeText(samples)).toThrow(/binary/);
  });
});

describe("a damaged file", () => {
  it("of UTF-8 with a wrong byte is read, the byte replaced and counted, in any language and at any place", () => {
    for (const [, , sentences] of CASES) {
      const text = sentences.join(" ");
      const bytes = Buffer.from(text);
      for (let at = 0; at <= bytes.length; at += 7) {
        const damaged = Buffer.concat([bytes.subarray(0, at), Buffer.from([0xff]), bytes.subarray(at)]);
        const read = decode(damaged);
        expect(read.text.replaceAll("\uFFFD", "").length, `at ${at}`).toBeGreaterThanOrEqual(text.length - 1);
        expect(read.text.startsWith(text.slice(0, at / 3)), `at ${at}`).toBe(true);
        expect(read.note).toMatch(/^[1-4] places? of the file (?:is|are) not text in UTF-8/);
      }
    }
  });

  it("of another encoding is read all the same, and says what is lost", () => {
    const bytes = encoded(RUSSIAN.join(" ").repeat(20), "windows-1251");
    bytes[500] = 0x98;
    const { text, note } = decode(bytes);
    expect(text).toContain("Гавань закрыли на три недели");
    expect(note).toBe("1 place of the file is not text in windows1251 and stands as \uFFFD.");
  });

  it("that ends within a character, in UTF-8, UTF-16 or Shift JIS, loses that character alone", () => {
    const text = "港は三週間閉鎖され、評議会は毎晩開かれた。終";
    for (const encoding of ["utf-8", "shift_jis"]) {
      const bytes = encoded(text, encoding);
      expect(decodeText(bytes.subarray(0, -1)).slice(0, -1)).toBe(text.slice(0, -1));
    }
    const wide = encoded("Grüße aus dem Hafen.", "utf-16le");
    expect(decodeText(wide.subarray(0, -1)).replace("\uFFFD", "")).toBe("Grüße aus dem Hafen");
  });

  it("with a few NUL bytes is read without them, and says so", () => {
    expect(decode(Buffer.from("The ferry ran again on Monday after a week.\n\0\0"))).toEqual({
      text: "The ferry ran again on Monday after a week.\n",
      note: "2 NUL bytes of the file are left out.",
    });
  });
});

describe("what a file declares", () => {
  const page = (charset: string): string => `<meta charset="${charset}"><p>${GERMAN.join(" ")}</p>`;

  it("loses to valid UTF-8", () => {
    for (const charset of ["iso-8859-1", "windows-1251", "shift_jis", "no-such-charset"]) {
      expect(decodeHtml(Buffer.from(page(charset))).text).toBe(page(charset));
    }
  });

  it("counts where the bytes are text in it, and only there", () => {
    expect(decodeHtml(encoded(page("iso-8859-1"), "windows-1252")).text).toBe(page("iso-8859-1"));
    const hebrew = '<meta charset="windows-1252"><p>הנמל נסגר לשלושה שבועות, והמועצה התכנסה בכל ערב.</p>';
    expect(decodeHtml(encoded(hebrew, "windows-1255")).text).toBe(hebrew);
    const russian = `<meta charset="utf-8"><p>${RUSSIAN.join(" ")}</p>`;
    expect(decodeHtml(encoded(russian, "windows-1251")).text).toBe(russian);
  });

  it("is mended in what another program has decoded by it", () => {
    for (const text of [GERMAN.join(" "), RUSSIAN.join(" "), "“Quoted” – and so on… 終"]) {
      expect(withoutMojibake(Buffer.from(text).toString("latin1"))).toBe(text);
      expect(withoutMojibake(text)).toBe(text);
    }
  });
});

describe("text in encodings that few people still use", () => {
  it("switches between alphabets of seven bits by the signs that name them, also over line ends", () => {
    const korean = Buffer.concat([
      Buffer.from("\x1B$)C\nSeoul: \x0E", "latin1"),
      Buffer.from(encoded("항구는 닫혔다", "euc-kr").map((byte) => byte & 0x7f)),
      Buffer.from("\x0F.\n", "latin1"),
    ]);
    expect(decodeText(korean).trim()).toBe("Seoul: 항구는 닫혔다.");
    const chinese = Buffer.concat([
      Buffer.from("\x1B$)A\x0E", "latin1"),
      Buffer.from(encoded("港口关闭了", "gbk").map((byte) => byte & 0x7f)),
      Buffer.from("\x0F", "latin1"),
    ]);
    expect(decodeText(chinese)).toBe("港口关闭了");
  });

  it.each(["utf-32le", "utf-32be"])("reads %s without a byte order mark", (encoding) => {
    const text = "The harbour was closed — гавань закрыта 🚢.";
    expect(decodeText(encoded(text, encoding))).toBe(text);
  });

  it("leaves a program's escapes for colours in ASCII", () => {
    const log = "\x1B[31merror\x1B[0m: cost ~{5} in $B and \x1B(B ends\n";
    expect(decodeText(Buffer.from(log))).toBe(log);
  });

  it("reads Polish and Lithuanian in the encodings of the Baltic", () => {
    const polish =
      "Minister oświadczył, że rozmowy o porcie nie były rozstrzygające, a związek będzie dalej żądał wyższych płac.";
    expect(decodeText(encoded(polish, "windows-1257"))).toBe(polish);
    const lithuanian =
      "Uostas buvo uždarytas tris savaites, o taryba rinkosi kiekvieną vakarą ir ginčijosi dėl šių pinigų.";
    for (const encoding of ["windows-1257", "iso-8859-13"])
      expect(decodeText(encoded(lithuanian, encoding))).toBe(lithuanian);
  });

  it("takes raised figures behind a unit for what they are", () => {
    const spanish =
      "El solar mide 412 m² y costó 3.146 euros, según el informe de los vecinos; la nave, 90 m³.";
    for (const encoding of ["windows-1252", "iso-8859-1"])
      expect(decodeText(encoded(spanish, encoding))).toBe(spanish);
  });
});
