import { describe, expect, it } from "vitest";
import { columnsOf } from "../../src/cli/format/text-layout.ts";
import { DOCTOR_REPORT, FakeLibrary } from "../http/fake-library.ts";
import { pincite } from "./harness.ts";
import type { DoctorReport } from "../../src/api/library-responses.ts";

const FAULTY: DoctorReport = {
  ok: false,
  checks: [
    { name: "database", state: "ok", detail: "The SQLite file is whole.", remedy: null },
    {
      name: "sentence-vectors",
      state: "fault",
      detail: "a.txt, 0–90: 35 bytes in place of 36; b.txt, 0–70: 35 bytes in place of 36; and 4,711 more.",
      remedy: "Delete the folder /somewhere/index and run `pincite index`: the library is built anew.",
    },
  ],
  tookMs: 1_260,
};

describe("pincite doctor", () => {
  it("prints each check, with the remedy below what it found, and ends with 0 where there is no fault", async () => {
    const { exit, out, err } = await pincite(["doctor"]);
    expect([exit, err]).toEqual([0, ""]);
    expect(out.split("\n")).toEqual([
      "ok     database          The SQLite file is whole.",
      "note   files             ferries/iona.txt is new.",
      "                         → Run `pincite index`.",
      "",
      "0 faults, 1 note, 1 in order; 0.1 s.",
      "",
    ]);
  });

  it("ends with 1 where there is a fault, and stays within the terminal", async () => {
    const library = new FakeLibrary();
    library.doctorReport = FAULTY;
    const { exit, out } = await pincite(["doctor"], { library });
    expect(exit).toBe(1);
    const lines = out.split("\n");
    expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(80);
    expect(lines[1]).toMatch(/^fault {2}sentence-vectors {2}a\.txt, 0–90/);
    expect(out.replace(/\s+/g, " ")).toContain(
      "→ Delete the folder /somewhere/index and run `pincite index`",
    );
    expect(lines.at(-2)).toBe("1 fault, 0 notes, 1 in order; 1.3 s.");
  });

  it("prints the report as JSON, with the same exit code", async () => {
    const fine = await pincite(["doctor", "--json"]);
    expect([fine.exit, JSON.parse(fine.out)]).toEqual([0, DOCTOR_REPORT]);
    const library = new FakeLibrary();
    library.doctorReport = FAULTY;
    const faulty = await pincite(["doctor", "--json"], { library });
    expect([faulty.exit, JSON.parse(faulty.out)]).toEqual([1, FAULTY]);
  });

  it("tells with --repair what it has done, and then what is found", async () => {
    const { exit, out } = await pincite(["doctor", "--repair"]);
    expect(exit).toBe(0);
    expect(out.split("\n").slice(0, 3)).toEqual([
      "Marked ferry.txt as damaged.",
      "",
      "ok     database          The SQLite file is whole.",
    ]);
    const asJson = await pincite(["doctor", "--repair", "--json"]);
    expect(JSON.parse(asJson.out)).toEqual({ ...DOCTOR_REPORT, repairs: ["Marked ferry.txt as damaged."] });
  });

  it("ends with 1 where faults are left that nothing repairs, and says where there was nothing to do", async () => {
    const library = new FakeLibrary();
    library.doctorReport = FAULTY;
    library.repairs = [];
    const { exit, out } = await pincite(["doctor", "--repair"], { library });
    expect(exit).toBe(1);
    expect(out).toMatch(/^Nothing to repair\.\n\nok/u);
  });

  it("says how to build a library that is not there", async () => {
    const library = new FakeLibrary();
    library.built = false;
    const { exit, out, err } = await pincite(["doctor"], { library });
    expect([exit, out]).toEqual([1, ""]);
    expect(err).toContain("pincite index");
  });
});
