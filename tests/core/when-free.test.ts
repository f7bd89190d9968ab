import { describe, expect, it } from "vitest";
import { whenFree } from "../../src/core/when-free.ts";

const busy = (): Error => Object.assign(new Error("database is locked"), { code: "SQLITE_BUSY" });

describe("whenFree", () => {
  it("tries again while others write, and lets everything else have its turn meanwhile", async () => {
    let tries = 0;
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 1);
    const written = await whenFree(async () => {
      tries += 1;
      if (tries < 4) throw busy();
      return "written";
    });
    clearInterval(counting);
    expect([written, tries]).toEqual(["written", 4]);
    expect(turns).toBeGreaterThan(3);
  });

  it("gives up with library_busy, and at once for any other failure", async () => {
    const always = async (): Promise<never> => {
      throw busy();
    };
    await expect(whenFree(always, 50)).rejects.toMatchObject({
      code: "library_busy",
      cause: { code: "SQLITE_BUSY" },
    });
    let tries = 0;
    const broken = async (): Promise<never> => {
      tries += 1;
      throw Object.assign(new Error("disk full"), { code: "SQLITE_FULL" });
    };
    await expect(whenFree(broken)).rejects.toThrow("disk full");
    expect(tries).toBe(1);
  });
});
