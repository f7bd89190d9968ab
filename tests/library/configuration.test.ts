import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  configurationFrom,
  isLoopback,
  wholeNumber,
  type ConfigurationInput,
} from "../../src/library/configuration.ts";

const input = (change: Partial<ConfigurationInput>): ConfigurationInput => ({
  flags: {},
  environment: {},
  workingDirectory: "/work",
  packageDirectory: "/opt/pincite",
  ...change,
});

describe("configurationFrom", () => {
  it("has a default for everything", () => {
    expect(configurationFrom(input({}))).toEqual({
      documentsDirectory: "/work/documents",
      indexDirectory: "/work/index",
      modelsDirectory: "/opt/pincite/models",
      host: "127.0.0.1",
      port: 3000,
      limits: {
        maxFileMb: 50,
        maxTextMb: 20,
        maxCharacters: 20_000_000,
        maxPages: 5_000,
        maxUnpackedMb: 200,
        maxEntries: 100_000,
        maxNesting: 3,
        readSeconds: 60,
        readMemoryMb: 1_024,
      },
    });
  });

  it("takes limits as flags and variables, and refuses what is no whole number from 1 on", () => {
    const flags = { maxPages: "10" };
    const environment = { PINCITE_MAX_PAGES: "20", PINCITE_READ_SECONDS: "5" };
    const { limits } = configurationFrom(input({ flags, environment }));
    expect(limits).toMatchObject({ maxPages: 10, readSeconds: 5, maxFileMb: 50 });
    for (const value of ["0", "-1", "1.5", "1e3", "many"]) {
      expect(() => configurationFrom(input({ flags: { maxFileMb: value } }))).toThrow(/--max-file-mb/);
    }
  });

  it("prefers a flag to a variable and a variable to the default", () => {
    const environment = { PINCITE_DOCUMENTS: "articles", PINCITE_INDEX: "/var/index", PINCITE_PORT: "8080" };
    const flags = { documents: "../reports", port: "0" };
    expect(configurationFrom(input({ flags, environment }))).toMatchObject({
      documentsDirectory: "/reports",
      indexDirectory: "/var/index",
      port: 0,
    });
  });

  it("takes an empty variable as not set and an empty flag as a mistake", () => {
    expect(configurationFrom(input({ environment: { PINCITE_HOST: "", PINCITE_PORT: " " } }))).toMatchObject({
      host: "127.0.0.1",
      port: 3000,
    });
    expect(() => configurationFrom(input({ flags: { documents: "" } }))).toThrow(
      expect.objectContaining({ code: "invalid_argument", field: "--documents" }) as Error,
    );
  });

  it.each(["-1", "65536", "3000x", "1e3", " 80", "080", "0x50", "", "3.5", "NaN"])(
    "refuses the port %j",
    (port) => {
      expect(() => configurationFrom(input({ flags: { port } }))).toThrow(
        expect.objectContaining({ code: "invalid_argument", field: "--port" }) as Error,
      );
    },
  );

  it("names the variable where the variable is at fault", () => {
    expect(() => configurationFrom(input({ environment: { PINCITE_PORT: "many" } }))).toThrow(
      expect.objectContaining({ field: "PINCITE_PORT" }) as Error,
    );
  });

  it.each(["http://localhost", "localhost/", "a b", "[::1]"])("refuses the host %j", (host) => {
    expect(() => configurationFrom(input({ flags: { host } }))).toThrow(
      expect.objectContaining({ code: "invalid_argument", field: "--host" }) as Error,
    );
  });

  it("refuses an index folder that holds the documents, because an index may be deleted", () => {
    for (const [documents, index] of [
      ["/a", "/a"],
      ["/a/b", "/a"],
      ["./index/articles", "./index"],
      ["/anything", "/"],
    ] as const) {
      expect(() => configurationFrom(input({ flags: { documents, index } }))).toThrow(
        expect.objectContaining({ code: "invalid_argument", field: "--index" }) as Error,
      );
    }
    for (const [documents, index] of [
      ["/a", "/a/.index"],
      ["/ab", "/a"],
      ["/a/..b", "/a/b"],
      ["/a", "/b"],
    ] as const) {
      expect(configurationFrom(input({ flags: { documents, index } })).indexDirectory).toBe(index);
    }
  });
});

describe("wholeNumber", () => {
  it("reads back every number in range as it is written, and nothing else", () => {
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 200 }), (value) => {
        expect(wholeNumber(String(value), 1, 100)).toBe(value >= 1 && value <= 100 ? value : undefined);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        const value = wholeNumber(text, 0, 1_000_000);
        if (value !== undefined) expect(String(value)).toBe(text);
      }),
    );
  });
});

describe("isLoopback", () => {
  it("is true for the addresses that only this machine reaches", () => {
    expect(["localhost", "127.0.0.1", "127.1.2.3", "::1"].map(isLoopback)).toEqual([true, true, true, true]);
    expect(["0.0.0.0", "::", "192.168.0.1", "127.0.0.1.evil.example", "example"].some(isLoopback)).toBe(
      false,
    );
  });
});
