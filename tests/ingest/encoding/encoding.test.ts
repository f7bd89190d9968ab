import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText } from "../../../src/ingest/encoding/decode.ts";
import { legacyEncoding, unmarkedUtf16 } from "../../../src/ingest/encoding/encoding.ts";
import { encoded } from "./encoding-text.ts";
import { read } from "../support.ts";

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
    expect(unmarkedUtf16(little)).toBe("utf-16le");
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
    const bytes = fc.noBias(fc.uint8Array({ min: 0x20, max: 0xff, minLength: 60, maxLength: 400 }));
    fc.assert(
      fc.property(bytes, (noise) => {
        fc.pre(noise.filter((byte) => byte >= 0x80).length >= 20);
        expect(legacyEncoding(noise)).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });

  it("are refused when they are UTF-8 with a wrong byte, in any language and at any place", () => {
    for (const [, , sentences] of CASES) {
      const bytes = Buffer.from(sentences.join(" "));
      for (let at = 0; at <= bytes.length; at += 7) {
        const damaged = Buffer.concat([bytes.subarray(0, at), Buffer.from([0xff]), bytes.subarray(at)]);
        expect(() => decodeText(damaged), `at ${at}`).toThrow(/not valid UTF-8; save it as UTF-8/);
      }
    }
  });

  it("are refused when they turn into noise behind a readable start", () => {
    const start = encoded(RUSSIAN.join(" ").repeat(2000), "windows-1251");
    const noise = Uint8Array.from({ length: 64 }, () => 0x98);
    expect(() => decodeText(Buffer.concat([start, noise]))).toThrow(/not valid UTF-8/);
  });

  it("are refused when they are numbers of two bytes", () => {
    const samples = Buffer.alloc(4000);
    for (let at = 0; at < 2000; at++) samples.writeInt16LE((at * 37) % 250, at * 2);
    expect(unmarkedUtf16(samples)).toBeNull();
    expect(() => decodeText(samples)).toThrow(/binary/);
  });
});
