import { appendFileSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seal, unseal } from "../../../src/store/dense/sealed-file.ts";
import { put, temporaryFolder } from "../../fixtures/temporary-folder.ts";

describe("a sealed file", () => {
  it("comes back as it was, whatever is in it", async () => {
    const folder = temporaryFolder();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (content) => {
        const path = put(folder, "file", content);
        await seal(path);
        expect(await unseal(path)).toBe("whole");
        expect(new Uint8Array(readFileSync(path))).toEqual(content);
      }),
    );
  });

  it("is not whole once any bit of it is another one", async () => {
    const path = put(temporaryFolder(), "file", "The contents of a backup.");
    await seal(path);
    const sealed = readFileSync(path);
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      writeFileSync(path, changed);
      expect(await unseal(path)).not.toBe("whole");
      expect(readFileSync(path)).toEqual(changed);
    }
  });

  it("is not whole when it was cut off or went on", async () => {
    const path = put(temporaryFolder(), "file", "The contents of a backup.");
    await seal(path);
    const { length } = readFileSync(path);
    appendFileSync(path, "x");
    expect(await unseal(path)).toBe("unsealed");
    for (let left = length - 1; left >= 0; left -= 1) {
      truncateSync(path, left);
      expect(await unseal(path)).toBe("unsealed");
    }
  });
});
