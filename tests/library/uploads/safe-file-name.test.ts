import fc from "fast-check";
import { extname, join, normalize } from "node:path";
import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { safeFileName } from "../../../src/library/uploads/safe-file-name.ts";
import { temporaryFolder } from "../../fixtures/temporary-folder.ts";

describe("the name of an uploaded file", () => {
  it.each([
    ["Bericht für März — Entwurf (2).pdf", "Bericht für März — Entwurf (2).pdf"],
    ["報告書.docx", "報告書.docx"],
    ["cafe\u0301.txt", "café.txt"],
    ["../../etc/passwd.txt", "passwd.txt"],
    ["..\\..\\windows\\win.txt", "win.txt"],
    ["/absolute/path.md", "path.md"],
    ["C:\\fakepath\\report.pdf", "report.pdf"],
    ["a\u0000b.txt", "ab.txt"],
    ["a\r\nContent-Type: x.txt", "a Content-Type_ x.txt"],
    ["invoice\u202Efdp.txt", "invoicefdp.txt"],
    [".hidden.txt", "hidden.txt"],
    ["\u202E.txt", "document.txt"],
    ["..txt", "document.txt"],
    ["...", "document"],
    ["", "document"],
    ["name.", "name"],
    ["CON.txt", "_CON.txt"],
    ["com1.tar.md", "_com1.tar.md"],
    ["console.txt", "console.txt"],
    ['what? "this" <b>|*.txt', "what_ _this_ _b___.txt"],
    ["lone\uD800surrogate.txt", "lonesurrogate.txt"],
  ])("%j becomes %j", (given, safe) => {
    expect(safeFileName(given)).toBe(safe);
  });

  it("is short enough for the disk, and keeps its extension and whole characters", () => {
    const safe = safeFileName(`${"ü".repeat(5_000)}.pdf`);
    expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(200);
    expect(safe).toMatch(/^ü+\.pdf$/);
    expect(safeFileName(`x.${"e".repeat(5_000)}`)).toBe("document");
  });

  it("is a plain name in its folder, whatever is given, and stays as it is the second time", () => {
    const folder = temporaryFolder();
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.constantFrom(".txt", ".pdf", ".PDF"),
        (stem, extension) => {
          const safe = safeFileName(stem + extension);
          expect(normalize(join(folder, safe))).toBe(join(folder, safe));
          expect(safe).not.toMatch(/[/\\\p{Cc}\p{Cs}]|^\./u);
          expect(safeFileName(safe)).toBe(safe);
          expect(extname(safe)).toBe(extension);
          writeFileSync(join(folder, safe), "");
        },
      ),
    );
  });
});
