import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detectLanguage, normalLanguage } from "../../../src/ingest/metadata/language.ts";
import { read } from "../support.ts";

const ENGLISH =
  "The harbour was closed for three weeks, and the council met every evening to hear what the pilots said. Nobody knew when the ships would sail again.";
const GERMAN =
  "Der Hafen war drei Wochen lang geschlossen, und der Rat tagte jeden Abend, um zu hören, was die Lotsen sagten. Niemand wusste, wann die Schiffe wieder fahren würden.";

describe("a declared language", () => {
  it.each([
    ["en", "en"],
    ["en-GB", "en"],
    ["en_US", "en"],
    ["EN", "en"],
    ["eng", "en"],
    ["ger", "de"],
    ["zh-Hans-CN", "zh"],
    ["de, en", "de"],
    ["iw", "he"],
    ["ceb", "ceb"],
    ["German", "de"],
    ["Français", "fr"],
    ["русский", "ru"],
  ])("%s is %s", (declared, code) => {
    expect(normalLanguage(declared)).toBe(code);
  });

  it.each(["", "und", "mul", "zxx", "xx", "x", "klingonese", "-", "en_", "12"])("%s is none", (declared) => {
    expect(normalLanguage(declared)).toBeNull();
  });

  it("is a code of two or three letters or nothing, whatever is declared", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (declared) => {
        expect(normalLanguage(declared) ?? "en").toMatch(/^[a-z]{2,3}$/);
      }),
    );
  });
});

describe("the language of a text", () => {
  it.each([
    ["en", ENGLISH],
    ["de", GERMAN],
    [
      "fr",
      "Le port fut fermé pendant trois semaines et le conseil se réunissait chaque soir pour entendre ce que disaient les pilotes.",
    ],
    [
      "es",
      "El puerto estuvo cerrado tres semanas y el consejo se reunía cada noche para escuchar lo que decían los pilotos. Nadie sabía cuándo volverían a zarpar los barcos, y el precio del pan subía en la ciudad. El gobierno ha decidido ayudar a los pescadores.",
    ],
    [
      "ru",
      "Гавань была закрыта три недели, и совет собирался каждый вечер, чтобы выслушать лоцманов. Никто не знал, когда корабли снова выйдут в море, а цена хлеба в городе росла. Правительство решило помочь рыбакам, но денег на это пока не нашли.",
    ],
    [
      "uk",
      "Гавань була зачинена три тижні, і рада збиралася щовечора, щоб вислухати лоцманів. Ніхто не знав, коли кораблі знову вийдуть у море.",
    ],
    ["pl", "Port był zamknięty przez trzy tygodnie, a rada spotykała się co wieczór, aby wysłuchać pilotów."],
    ["ar", "أغلق الميناء لمدة ثلاثة أسابيع، واجتمع المجلس كل مساء للاستماع إلى ما يقوله المرشدون."],
    ["zh", "港口关闭了三个星期，议会每天晚上都开会，听取领航员的意见。没有人知道船只什么时候会再次启航。"],
    [
      "ja",
      "港は三週間閉鎖され、議会は毎晩会合を開いて水先人の話を聞いた。船がいつ再び出航するのか誰も知らなかった。",
    ],
    ["ko", "항구는 3주 동안 폐쇄되었고 의회는 매일 저녁 모여 도선사들의 말을 들었다."],
  ])("%s", (code, text) => {
    expect(detectLanguage(text)).toBe(code);
  });

  it.each([
    ["a few words", "The harbour was closed."],
    [
      "a list of names",
      "Jane Doe, John Roe, Ann Poe, Li Wei, Max Mustermann, Erika Mustermann, Juan Pérez, Jean Dupont",
    ],
    [
      "filler",
      "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip.",
    ],
    [
      "a language that the detector does not know (Danish)",
      "Havnen var lukket i tre uger, og rådet mødtes hver aften for at høre, hvad lodserne sagde. Ingen vidste, hvornår skibene igen ville sejle ud, og prisen på brød steg i byen.",
    ],
    [
      "another that is like one it knows (Catalan)",
      "El port va estar tancat tres setmanes i el consell es reunia cada vespre per escoltar què deien els pilots. Ningú no sabia quan els vaixells tornarien a salpar, però el preu del pa ja pujava a la ciutat, això sí.",
    ],
    ["numbers", "1867 12 1868 14 ".repeat(100)],
    ["nothing", ""],
  ])("is not guessed from %s", (_, text) => {
    expect(detectLanguage(text)).toBeNull();
  });

  it("is recorded as detected, and yields to what the file declares", async () => {
    const detected = await read(GERMAN, "a.txt");
    expect([detected.metadata.language, detected.metadata.evidence.language]).toEqual(["de", "detected"]);
    const declared = await read(`---\nlang: en_GB\n---\n${GERMAN}`, "a.md");
    expect([declared.metadata.language, declared.metadata.evidence.language]).toEqual(["en", "front-matter"]);
    const useless = await read(`---\nlang: none\n---\n${GERMAN}`, "a.md");
    expect([useless.metadata.language, useless.metadata.evidence.language]).toEqual(["de", "detected"]);
  });

  it("is not that of a program printed in the text", async () => {
    const code = "const harbour = ships.filter((ship) => ship.open); return harbour.map(toName);\n".repeat(
      30,
    );
    const document = await read(`\`\`\`\n${code}\`\`\`\n\n${GERMAN}`, "a.md");
    expect(document.metadata.language).toBe("de");
  });
});
