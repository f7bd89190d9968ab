import { createHash } from "node:crypto";
import { appendFileSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seal, unseal } from "../../../src/store/backup/sealed-file.ts";
import { put, temporaryFolder } from "../../fixtures/temporary-folder.ts";

const SECRET = "correct horse battery staple";

describe("a sealed file", () => {
  it("comes back as it was, whatever is in it", async () => {
    const folder = temporaryFolder();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (content) => {
        const path = put(folder, "file", content);
        await seal(path, SECRET);
        expect(await unseal(path, ["another one", SECRET])).toBe("authentic");
        expect(new Uint8Array(readFileSync(path))).toEqual(content);
      }),
      { numRuns: 20 },
    );
  });

  it("is not whole once any bit of it is another one", async () => {
    const path = put(temporaryFolder(), "file", "The contents of a backup.");
    await seal(path, SECRET);
    const sealed = readFileSync(path);
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      writeFileSync(path, changed);
      expect(await unseal(path, [SECRET])).toMatch(/^(?:damaged|unsealed)$/);
      expect(readFileSync(path)).toEqual(changed);
    }
  });

  it("is foreign to whoever does not know what it was sealed with", async () => {
    const path = put(temporaryFolder(), "file", "The contents of a backup.");
    await seal(path, SECRET);
    const sealed = readFileSync(path);
    for (const secrets of [[], [`${SECRET} `], ["", SECRET.toUpperCase()]]) {
      writeFileSync(path, sealed);
      expect(await unseal(path, secrets)).toBe("foreign");
    }
    expect(readFileSync(path, "utf8")).toBe("The contents of a backup.");
  });

  it("is unproven as versions before 0.5.0 sealed it, and as anybody can", async () => {
    const content = Buffer.from("The contents of a backup.");
    const digest = createHash("sha256").update(content).digest();
    const path = put(temporaryFolder(), "file", Buffer.concat([content, Buffer.from("PINCITE1"), digest]));
    expect(await unseal(path, [SECRET])).toBe("unproven");
    expect(readFileSync(path)).toEqual(content);
  });

  it("is not authentic with the proof of other contents", async () => {
    const folder = temporaryFolder();
    const [mine, other] = [put(folder, "mine", "Mine."), put(folder, "other", "Another's.")];
    await seal(mine, SECRET);
    await seal(other, "the other's secret");
    // The seal of one with the other's content, and its last 32 bytes made right: they need no secret.
    const body = Buffer.concat([Buffer.from("Forged."), readFileSync(mine).subarray("Mine.".length, -32)]);
    const path = put(folder, "forged", Buffer.concat([body, createHash("sha256").update(body).digest()]));
    expect(await unseal(path, [SECRET])).toBe("foreign");
  });

  it("is not whole when it was cut off or went on", async () => {
    const path = put(temporaryFolder(), "file", "The contents of a backup.");
    await seal(path, SECRET);
    const { length } = readFileSync(path);
    appendFileSync(path, "x");
    expect(await unseal(path, [SECRET])).toBe("unsealed");
    for (let left = length - 1; left >= 0; left -= 1) {
      truncateSync(path, left);
      expect(await unseal(path, [SECRET])).toBe("unsealed");
    }
  });
});
