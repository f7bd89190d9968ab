import { describe, expect, test } from "vitest";
import { isReferenceHeading, isReferenceList } from "../../src/text/references.ts";

describe("a list of references", () => {
  test.each([
    "References",
    "Sources",
    "7. Notes",
    "Selected bibliography:",
    "Further reading",
    "See also",
    "ENDNOTES",
  ])("stands under “%s”", (heading) => {
    expect(isReferenceHeading(heading)).toBe(true);
  });

  test.each([null, "", "Sources of the conflict", "Notes on Syria", "The treaty", "Reference points"])(
    "does not stand under “%s”",
    (heading) => {
      expect(isReferenceHeading(heading)).toBe(false);
    },
  );
});

describe("a list of references without a heading", () => {
  test.each([
    [
      "Marsh, C. (1998). The ferries of the north. Edinburgh University Press.",
      "Feld, D. and Quill, E. (2003). Piers and prices. Journal of Harbours 12(3), 44–61.",
      "Olm, H. (2011). A bench for three piers. doi:10.1000/182",
      "Lind, A. (2014). Lighthouses. ISBN 978-0-00-000000-2",
    ],
    [
      "[1] A. Lind, “Fog signals”, Proc. of the Signal Days, pp. 14-19, 1987.",
      "[2] B. Amsel and C. Marsh, “Lamps”, vol. 7, no. 2, 1991.",
      "[3] H. Olm, “Keepers”, Harbour Press, 2002, accessed 4 May 2021.",
    ],
    [
      "Лунд, А. Маяки севера. — М.: Изд-во «Берег», 1986. — 214 с. — С. 17.",
      "Ольм, Г. Причалы. — Л.: Изд-во «Море», 1979. — Т. 2.",
      "Брандт, У. Паромы. 1991. Дата обращения: 3 мая 2020.",
    ],
    [
      "Brandt, U. (Hrsg.): Die Fähre. Ufer Verlag, Kiel 1988, S. 12.",
      "Olm, H.: Die drei Molen. In: Hafen, Bd. 4, 1996.",
      "Lind, A.: Leuchtfeuer. Abgerufen am 3. Mai 2020.",
    ],
  ])("is told by what its lines give", (...entries) => {
    expect(isReferenceList(entries.join("\n"))).toBe(true);
  });

  test.each([
    "In 1998 we were promised three piers.\nIn 2003 we got a bench, said H. Olm.\nIn 2014 the ferry was sold.",
    "1998\n2003\n2014",
    "Smith, J. spoke first.\nThen the minister answered for an hour.\nNobody was convinced of it.",
    "The harbour board met on 4 May 2021.\nIt moved the ferry to nine.\nMembers present were eleven in all.",
    "",
  ])("is no text that names years and people: %j", (text) => {
    expect(isReferenceList(text)).toBe(false);
  });
});
