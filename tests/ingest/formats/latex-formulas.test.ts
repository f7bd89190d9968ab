import { describe, expect, it } from "vitest";
import { blocksOf, read } from "../support.ts";

async function written(tex: string): Promise<string> {
  return (await read(`\\begin{document}\nIt is ${tex} here.\n\\end{document}`, "a.tex")).text;
}

describe("LaTeX", () => {
  it.each([
    ["85\\,$^\\circ$C", "85 °C"],
    ["$85^{\\circ}$C", "85°C"],
    ["85\\,\\textdegree C", "85 °C"],
    ["85\\,\\textdegree{}C", "85 °C"],
    ["\\SI{85}{\\celsius}", "85 °C"],
    ["\\SI{9.81}{\\metre\\per\\second\\squared}", "9.81 m/s²"],
    ["\\qty{1.5e3}{\\kilo\\hertz}", "1.5 × 10³ kHz"],
    ["\\qty{20}{\\percent}", "20 %"],
    ["\\qtyrange{5}{10}{\\milli\\litre}", "5–10 mL"],
    ["\\SI{3}{kg.m^{-1}}", "3 kg m⁻¹"],
    ["\\si{\\micro\\metre}", "µm"],
    ["\\num{1.5e3}", "1.5 × 10³"],
    ["\\num{1e-6}", "1 × 10⁻⁶"],
    ["\\ang{45}", "45°"],
    ["\\ang{45;30;}", "45°30′"],
    ["$\\alpha$-decay", "α-decay"],
    ["\\ensuremath{\\beta}", "β"],
    ["\\textmu m", "µm"],
    ["$5 \\pm 2$", "5 ± 2"],
    ["$3\\times10^{8}$", "3 × 10⁸"],
    ["$x\\leq\\infty$", "x ≤ ∞"],
    ["$x_1^2 + y_{12}$", "x₁² + y₁₂"],
    ["$10^{-3}$", "10⁻³"],
    ["$e^{x+1}$", "e^(x+1)"],
    ["$a_{ij}b$", "a_ij b"],
    ["$\\frac{a+b}{2}$", "(a+b)/2"],
    ["$\\dfrac12$", "1/2"],
    ["$\\sqrt{2x}$", "√(2x)"],
    ["$\\sqrt[3]{x}$", "√[3](x)"],
    ["$\\sum_{i=1}^{n} x_i$", "∑_(i = 1)^n x_i"],
    ["$\\bar{x}$", "x̄"],
    ["$\\mathbb{R}$", "ℝ"],
    ["$\\sin x$", "sin x"],
    ["$\\left\\{1, 2\\right\\}$", "{1, 2}"],
    ["\\(a<b\\)", "a < b"],
    ["$n = 5 \\text{ of them}$", "n = 5 of them"],
    ["\\ce{H2O}", "H₂O"],
    ["\\ce{SO4^2-}", "SO₄²⁻"],
    ["\\ce{2H2 + O2 -> 2H2O}", "2H₂ + O₂ → 2H₂O"],
    ["H$_2$O", "H₂O"],
    ["\\pounds 5", "£5"],
    ["\\S 5", "§5"],
    ["50\\,\\% of \\$5", "50 % of $5"],
  ])("%s", async (tex, expected) => {
    expect(await written(tex)).toBe(`It is ${expected} here.`);
  });

  it("has displayed formulas in paragraphs of their own, a row each", async () => {
    const tex = `Before.\n\\begin{align}\n  E &= mc^2 \\label{eq:1} \\\\\n  F &= ma\n\\end{align}\nBetween.\n\\[ a^2 + b^2 = c^2 \\]\nBehind.`;
    const document = await read(`\\begin{document}\n${tex}\n\\end{document}`, "a.tex");
    expect(blocksOf(document)).toEqual([
      "Before.",
      "E = mc²",
      "F = ma",
      "Between.",
      "a² + b² = c²",
      "Behind.",
    ]);
  });

  it("leaves code as it is, and formulas in a title not", async () => {
    const tex = `\\title{On $\\alpha$}\n\\begin{document}\n\\begin{verbatim}\necho $HOME $PATH\n\\end{verbatim}\nText.\n\\end{document}`;
    const document = await read(tex, "a.tex");
    expect(document.metadata.title).toBe("On α");
    expect(blocksOf(document, "code")).toEqual(["echo $HOME $PATH"]);
  });

  it("is read in time, however its braces stand", async () => {
    const deep = `$${"{".repeat(900)}x$ $${"\\frac{".repeat(100)}$ ${"\\SI{".repeat(2_000)} ${"$".repeat(2_001)}`;
    expect((await read(`\\begin{document}\nText. ${deep}\n\\end{document}`, "a.tex")).text).toContain(
      "Text.",
    );
  });
});
