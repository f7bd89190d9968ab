import { describe, expect, it } from "vitest";
import { withFormulasWritten } from "../../../src/ingest/formats/docx/docx-formulas.ts";

const run = (text: string): string => `<m:r><m:t>${text}</m:t></m:r>`;
const written = (formula: string): string =>
  /<w:t[^>]*>([^<]*)<\/w:t>/u.exec(withFormulasWritten(`<w:p><m:oMath>${formula}</m:oMath></w:p>`))?.[1] ??
  "";

describe("a formula of a Word document", () => {
  it.each([
    [`${run("V=3")}<m:sSup><m:e>${run("a")}</m:e><m:sup>${run("2")}</m:sup></m:sSup>`, "V=3a^2"],
    [`<m:f><m:fPr/><m:num>${run("a+b")}</m:num><m:den>${run("2")}</m:den></m:f>`, "(a+b)/2"],
    [`<m:rad><m:deg/><m:e>${run("x")}</m:e></m:rad>`, "√(x)"],
    [`<m:d><m:e>${run("x")}</m:e><m:e>${run("y")}</m:e></m:d>`, "(x, y)"],
    [run("a &lt; b &amp; c"), "a &lt; b &amp; c"],
  ])("%s is %s", (formula, text) => {
    expect(written(formula)).toBe(text);
  });

  it("leaves everything else, and a formula without an end, as it is", () => {
    for (const xml of ["<w:p/>", "<w:p><m:oMath><m:r/></w:p>", "<m:oMathPara/>"]) {
      expect(withFormulasWritten(xml)).toBe(xml);
    }
  });
});
