import { describe, expect, it } from "vitest";
import { decodeHtml, decodeText } from "../../../src/ingest/encoding/decode.ts";
import { encoded } from "./encoding-text.ts";

const KOREAN =
  "항구는 삼 주 동안 닫혀 있었고, 의회는 매일 저녁에 모여 도선사의 말을 들었다. 船은 월요일에 다시 떠났다.";
const TRADITIONAL =
  "港口關閉了三個星期，議會每天晚上開會，聽領港員說明情況。渡輪在星期一重新開航，船票比去年便宜，很多人都來看。";

describe("an encoding that no library reads", () => {
  it.each([
    [
      "Johab",
      KOREAN,
      "d0778a81936520ac7120ba812095b7b465209468d16120b7b6b4f689a12c20b781d241936520a081b7a920b8e19162b54120a1a1b5612095a1ace5ac61b78120a069b769209769b4f694612e20eb5fb76520b6a9b661b7a9b541209461afa12098e1907694612e",
    ],
    [
      "EUC-TW",
      TRADITIONAL,
      "e0abc4c7f9c3ddf0c4a7c4b5d4b6d1d3dfe6a1a2fabee4c4cae4c5b2dba5c4b8e2e4e4c4a1a2fbefebebe0abd4deeba9cdfcdac5ced3a1a4e0aeefc7c7e3d1d3dfe6c4a1d3ece4bbe2e4d7eca1a2dcf3dcc1c5d2c6aac8a1cfedccfba1a2d0fec7e9c4a9dde7cbf4d2e0a1a4",
    ],
  ])("is read all the same: %s", (_, text, hex) => {
    expect(decodeText(Buffer.from(hex, "hex")).text).toBe(text);
  });

  it("has single letters, signs and what is no character in Johab too", () => {
    const bytes = Buffer.from("88418841d931e0318861ff41", "hex");
    const read = decodeHtml(Buffer.concat([bytes, Buffer.from("\n"), johab()]), "johab").text;
    expect(read.split("\n")[0]).toBe("ㄱㄱ　伽가\uFFFDA");
  });
});

function johab(): Buffer {
  return Buffer.from("d0778a81936520ac7120ba812095b7b465209468d16120b7b6b4f689a12c20".repeat(4), "hex");
}

describe("text of two bytes a character without a mark", () => {
  it.each([
    ["Chinese", "港口关闭了三个星期，议会每天晚上开会。"],
    ["Japanese", "港は三週間閉鎖され、評議会は毎晩開かれた。"],
    ["Korean", "항구는 3주 동안 닫혔고 의회는 매일 저녁에 모였다."],
    ["Thai", "ท่าเรือถูกปิดเป็นเวลาสามสัปดาห์ และสภาประชุมกันทุกเย็น"],
  ])("is told from other bytes where hardly any is NUL: %s", (_, text) => {
    const little = Buffer.from(text, "utf16le");
    expect(decodeText(little).text).toBe(text);
    expect(decodeText(Buffer.from(little).swap16()).text).toBe(text);
  });
});

describe("text of seven bits", () => {
  it("is read as UTF-7 where all behind its plus signs is text", () => {
    const russian = "Гавань закрыли на три недели, и совет собирался каждый вечер.";
    const bytes = encoded(russian, "utf7");
    expect(bytes.every((byte) => byte < 0x80)).toBe(true);
    expect(decodeText(bytes).text).toBe(russian);
  });

  it.each([
    "tel +49 30 1234, a+bcd = c++",
    "cost +20% q=a+word+word2+word3",
    "diff\n+import x\n+const y = 1;",
  ])("is ASCII with pluses otherwise: %j", (text) => {
    expect(decodeText(Buffer.from(text)).text).toBe(text);
  });

  it("ends a run of HZ at its sign, also where no space follows", () => {
    const gb = (text: string): string =>
      Buffer.from(encoded(text, "gbk").map((byte) => byte & 0x7f)).toString("latin1");
    const bytes = Buffer.from(
      `~{${gb("港口关闭了")}~}1325~{${gb("议会每天晚上开会")}~}a~~b~{${gb("船")}~}\n`,
      "latin1",
    );
    expect(decodeText(bytes).text).toBe("港口关闭了1325议会每天晚上开会a~b船\n");
  });
});

describe("a language that the detector has not learnt", () => {
  it.each([
    [
      "Albanian",
      "windows-1252",
      "Porti u mbyll për tri javë dhe këshilli mblidhej çdo mbrëmje, që të dëgjonte.",
    ],
    [
      "Luxembourgish",
      "cp850",
      "Den Hafe war fir dräi Wochen zou, an de Conseil huet sech all Owend vun neiem getraff; déi Schëffer hunn erzielt, wéi et war.",
    ],
    [
      "Catalan",
      "windows-1252",
      "El port va estar tancat tres setmanes, però els pilots vam parlar amb tothom, i aquest consell es reunia cada nit.",
    ],
    [
      "Vietnamese",
      "viscii",
      "Cảng bị đóng cửa trong ba tuần, và hội đồng họp mỗi buổi tối để nghe các hoa tiêu nói gì. Phà chạy lại vào thứ hai.",
    ],
    [
      "Vietnamese",
      "tcvn",
      "Cảng bị đóng cửa trong ba tuần, và hội đồng họp mỗi buổi tối để nghe các hoa tiêu nói gì. Phà chạy lại vào thứ hai.",
    ],
    [
      "Ukrainian on a Mac",
      "macukraine",
      "Гавань зачинили на три тижні, а ґанок ратуші щовечора був повний; її ґазда знав усіх.",
    ],
    [
      "Belarusian",
      "koi8-ru",
      "Гавань зачынілі на тры тыдні, і савет збіраўся кожны вечар, каб паслухаць лоцманаў.",
    ],
  ])("or an encoding that it has not is told by words and letters: %s in %s", (_, encoding, text) => {
    expect(decodeText(encoded(text, encoding)).text).toBe(text);
  });

  it("is not seen in languages that share some of its words", () => {
    const spanish =
      "El puerto estuvo cerrado tres semanas; el capitán no sabía por qué, y nadie se lo decía con razón.";
    expect(decodeText(encoded(spanish, "windows-1252")).text).toBe(spanish);
  });
});

describe("letters of DOS", () => {
  it("are told from signs for drawing tables, of which corners do not stand alone", () => {
    const french =
      "Hier, on est allés à la pêche avec Rémi. À quand la prochaine ? demanda-t-il, déjà mouillé jusqu'aux os";
    expect(decodeText(encoded(french, "cp850")).text).toBe(french);
    const table =
      "┌────┬────┐\n│ é  │ à  │\n└────┴────┘\nLa pêche a été très bonne, déclara le maître du port.\n";
    expect(decodeText(encoded(table, "cp437")).text).toBe(table);
  });

  it("are told from punctuation, which does not stand in the middle of words", () => {
    const text =
      "Artigo 8.º\nArtigo 9.º\nNinguém pode ser preso sem razão; a decisão é pública e não secreta.";
    expect(decodeText(encoded(text, "cp860")).text).toBe(text);
  });
});

describe("an encoding that is declared", () => {
  const CZECH =
    "Přístav byl uzavřen tři týdny, a rada se scházela každý večer, aby slyšela, co říkají lodivodi.";
  const TURKISH =
    "Liman üç hafta kapalı kaldı; meclis her akşam toplandı, kılavuzları dinledi, değişen bir şey olmadı.";
  const page = (text: string): string =>
    `<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><title>x</title></head><body><p>${text}</p></body></html>`;

  it.each([
    [CZECH, "windows-1250"],
    [TURKISH, "windows-1254"],
  ])(
    "as Latin 1, as programs do that were never told, loses to letters of another language: %j",
    (text, encoding) => {
      expect(decodeHtml(encoded(page(text), encoding)).text).toBe(page(text));
    },
  );

  it("counts where its own letters are those of the language, and in short texts", () => {
    for (const text of [
      "Die Brücke über den Fluß wurde für drei Wochen geschlossen, schrieb die Händlerin über ihr Mißgeschick.",
      "Það var kalt í gær, og þórður datt í ána með öll tólin sín.",
      "Café Müller, Málaga",
    ])
      expect(decodeHtml(encoded(page(text), "windows-1252")).text).toBe(page(text));
  });

  it("as ASCII says nothing of bytes beyond it", () => {
    const russian = "Гавань закрыли на три недели, и совет собирался каждый вечер.";
    expect(decodeText(encoded(russian, "koi8-r"), "us-ascii").text).toBe(russian);
  });
});
