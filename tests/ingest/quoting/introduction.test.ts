import { expect, it } from "vitest";
import { introductionIn } from "../../../src/ingest/quoting/introduction.ts";

const JULY = "2018-07-16";

it.each([
  ["On Mon, Jul 16, 2018 at 10:45 AM, Jane Doe <jane@example.org> wrote:", "Jane Doe", JULY],
  ["On Mon, 16 Jul 2018 10:45:00 +0200 Jane Doe <jane@example.org> wrote:", "Jane Doe", JULY],
  ["On 16/07/2018 10:45, Doe, Jane <jane@example.org> wrote:", "Jane Doe", JULY],
  ["On Monday, Jane Doe wrote:", "Jane Doe", null],
  ["On Mon, 16 Jul 2018 at 10:45, <jane@example.org> wrote:", "jane@example.org", JULY],
  ["In article <4b2c@news.example.org>, Jane Doe wrote:", "Jane Doe", null],
  ["Jane Doe wrote on 16 July 2018:", "Jane Doe", JULY],
  ["May Jansen <may@example.org> wrote:", "May Jansen", null],
  ["Sam Jansen <sam@example.org> wrote on Mon, 16 Jul 2018:", "Sam Jansen", JULY],
  ["jane wrote:", "jane", null],
  ["You wrote:", null, null],
  ["On Monday the council wrote:", null, null],
  ["Quoting Jane Doe <jane@example.org>:", "Jane Doe", null],
  ["Am 16.07.2018 um 10:45 schrieb Jane von der Aue <jane@example.org>:", "Jane von der Aue", JULY],
  ["Am Mo., 16. Juli 2018 um 10:45 Uhr schrieb Jan Kowal <jan@example.org>:", "Jan Kowal", JULY],
  ["Jane Doe schrieb am 16.07.2018 um 10:45:", "Jane Doe", JULY],
  ["Am 16. Juli 2018 hat Jane Doe geschrieben:", "Jane Doe", JULY],
  ["Zitat von Jane Doe <jane@example.org>:", "Jane Doe", null],
  ["Le lun. 16 juil. 2018 à 10:45, Jane Doe <jane@example.org> a écrit :", "Jane Doe", JULY],
  ["Le 16/07/2018 à 10:45, Jane de La Tour a écrit :", "Jane de La Tour", JULY],
  ["El lun, 16 jul 2018 a las 10:45, Jane Doe (<jane@example.org>) escribió:", "Jane Doe", JULY],
  ["Em seg., 16 de jul. de 2018 às 10:45, Jane Doe <jane@example.org> escreveu:", "Jane Doe", JULY],
  ["Il giorno lun 16 lug 2018 alle ore 10:45 Jane Doe <jane@example.org> ha scritto:", "Jane Doe", JULY],
  ["Op ma 16 jul. 2018 om 10:45 schreef Jane de Vries <jane@example.org>:", "Jane de Vries", JULY],
  ["Den mån 16 juli 2018 kl 10:45 skrev Jane Doe <jane@example.org>:", "Jane Doe", JULY],
  ["man. 16. jul. 2018 kl. 10:45 skrev Jane Doe <jane@example.org>:", "Jane Doe", JULY],
  ["ma 16. heinäk. 2018 klo 10.45 Jane Doe <jane@example.org> kirjoitti:", "Jane Doe", null],
  ["pon., 16 lip 2018 o 10:45 Jan Kowal <jan@example.org> napisał(a):", "Jan Kowal", JULY],
  ["W dniu 16.07.2018 o 10:45, Jan Kowal pisze:", "Jan Kowal", JULY],
  ["po 16. 7. 2018 v 10:45 odesílatel Jan Kowal <jan@example.org> napsal:", "Jan Kowal", JULY],
  ["16.07.2018 10:45, Анна Доу пишет:", "Анна Доу", JULY],
  ["пн, 16 июл. 2018 г. в 10:45, Анна Доу <anna@example.org>:", "Анна Доу", JULY],
  ["16 июля 2018 г., 10:45 пользователь Анна Доу <anna@example.org> написал:", "Анна Доу", JULY],
  ["пн, 16 лип. 2018 р. о 10:45 Анна Доу <anna@example.org> пише:", "Анна Доу", JULY],
  ["Jane Doe <jane@example.org> ezt írta (időpont: 2018. júl. 16., H, 10:45):", "Jane Doe", JULY],
  ["Jane Doe <jane@example.org>, 16 Tem 2018 Pzt, 10:45 tarihinde şunu yazdı:", "Jane Doe", JULY],
  ["Στις 16 Ιουλίου 2018, 10:45, ο χρήστης Άννα Δόου <anna@example.org> έγραψε:", "Άννα Δόου", JULY],
  ["2018年7月16日(月) 10:45 Jane Doe <jane@example.org>:", "Jane Doe", JULY],
  ["Jane Doe <jane@example.org> 于2018年7月16日周一 10:45写道：", "Jane Doe", JULY],
  ["2018년 7월 16일 (월) 오전 10:45, Jane Doe <jane@example.org>님이 작성:", "Jane Doe", JULY],
  ["Vào Th 2, 16 thg 7, 2018 vào lúc 10:45 Jane Doe <jane@example.org> đã viết:", "Jane Doe", JULY],
])("%s", (line, author, date) => {
  expect(introductionIn(line)).toMatchObject({ author, date });
});

it.each([
  "These are the points that the council wrote to Jane Doe on 16 July 2018:",
  "Jane Doe:",
  "The harbour was closed on 16 July 2018:",
  "Jane Doe <jane@example.org> wrote",
  "She asked Jane and wrote to the pilots:",
])("no introduction: %s", (line) => {
  expect(introductionIn(line)).toBeNull();
});

it("tells what a program writes from what a person may write", () => {
  expect(introductionIn("On 16 July 2018 Jane Doe wrote:")?.isSure).toBe(false);
  expect(introductionIn("On 16 July 2018 10:45, Jane Doe wrote:")?.isSure).toBe(true);
  expect(introductionIn("Jane Doe <jane@example.org> wrote:")?.isSure).toBe(true);
});
