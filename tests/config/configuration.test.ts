import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "../../src/core/errors.ts";
import { configurationFile } from "../../src/config/configuration-file.ts";
import { SETTING_NAMES } from "../../src/config/configuration-settings.ts";
import {
  configurationFrom,
  isLoopback,
  settingsFrom,
  type ConfigurationInput,
} from "../../src/config/configuration.ts";
import { wholeNumber } from "../../src/core/numerals.ts";

const input = (change: Partial<ConfigurationInput>): ConfigurationInput => ({
  flags: {},
  environment: {},
  file: null,
  workingDirectory: "/work",
  packageDirectory: "/opt/pincite",
  ...change,
});

describe("configurationFrom", () => {
  it("has a default for everything", () => {
    expect(configurationFrom(input({}))).toEqual({
      file: null,
      documentsDirectory: "/work/documents",
      indexDirectory: "/work/index",
      modelsDirectory: "/opt/pincite/models",
      host: "127.0.0.1",
      port: 3000,
      allowedHosts: [],
      corsOrigins: [],
      requestsPerMinute: 600,
      scrubHours: 24,
      maxUploadMb: 200,
      alertWebhooks: [],
      recognitionLanguages: ["en"],
      logFormat: "text",
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

describe("the settings of a server", () => {
  it("are lists of names and origins, numbers and a format", () => {
    const flags = {
      allowedHosts: "Pincite.example, 10.0.0.1",
      corsOrigins: "https://a.example,http://localhost:5173",
      requestsPerMinute: "60",
      maxUploadMb: "10",
      alertWebhooks: "https://hooks.example/pincite, http://10.0.0.1:8080",
      logFormat: "json",
    };
    expect(configurationFrom(input({ flags }))).toMatchObject({
      allowedHosts: ["pincite.example", "10.0.0.1"],
      corsOrigins: ["https://a.example", "http://localhost:5173"],
      requestsPerMinute: 60,
      maxUploadMb: 10,
      alertWebhooks: ["https://hooks.example/pincite", "http://10.0.0.1:8080/"],
      logFormat: "json",
    });
  });

  it.each([
    ["allowedHosts", "a.example:80"],
    ["allowedHosts", "a.example,,b.example"],
    ["allowedHosts", "https://a.example"],
    ["allowedHosts", "*"],
    ["recognitionLanguages", "German, English"],
    ["recognitionLanguages", "../deu"],
    ["corsOrigins", "*"],
    ["corsOrigins", "a.example"],
    ["corsOrigins", "null"],
    ["corsOrigins", "https://a.example/"],
    ["corsOrigins", "https://A.example"],
    ["corsOrigins", "https://a.example:443"],
    ["corsOrigins", "https://name:secret@a.example"],
    ["corsOrigins", "file:///etc"],
    ["requestsPerMinute", "-1"],
    ["scrubHours", "0.5"],
    ["maxUploadMb", "1.5"],
    ["alertWebhooks", "hooks.example"],
    ["alertWebhooks", "https://name:secret@hooks.example/"],
    ["alertWebhooks", "https://hooks.example/?key=secret"],
    ["alertWebhooks", "file:///etc"],
    ["logFormat", "xml"],
  ])("refuse %s %j, and do not repeat it", (name, text) => {
    const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    const error = errorOf(() => configurationFrom(input({ flags: { [name]: text } })));
    expect(error).toMatchObject({ code: "invalid_argument", field: flag });
    expect(error.message).not.toContain("secret");
  });
});

describe("the file of settings", () => {
  const file = (content: unknown) => ({ path: "/etc/pincite/settings.json", text: JSON.stringify(content) });

  it("sets everything that flags set, by the setting's name", () => {
    const content = {
      ...{ documents: "/a", index: "/b", models: "/c", host: "::1", port: 80, logFormat: "json" },
      ...{
        allowedHosts: ["a.example"],
        corsOrigins: ["https://a.example"],
        requestsPerMinute: 1,
        scrubHours: 3,
        maxUploadMb: 2,
        alertWebhooks: ["https://hooks.example/"],
        recognitionLanguages: ["de", "pt-BR"],
      },
      ...{ maxFileMb: 1, maxTextMb: 2, maxCharacters: 3, maxPages: 4, maxUnpackedMb: 5, maxEntries: 6 },
      ...{ maxNesting: 7, readSeconds: 8, readMemoryMb: 9 },
    };
    expect(Object.keys(content).sort()).toEqual([...SETTING_NAMES].sort());
    const settings = settingsFrom(input({ file: file(content) }));
    expect(Object.fromEntries(settings.map(({ name, value }) => [name, value]))).toEqual(content);
    expect(new Set(settings.map(({ origin, from }) => `${origin} ${from ?? ""}`))).toEqual(
      new Set(["file /etc/pincite/settings.json"]),
    );
  });

  it("loses against the environment, which loses against a flag", () => {
    const values = { maxPages: 1, maxEntries: 1, maxNesting: 1 };
    const environment = { PINCITE_MAX_PAGES: "2", PINCITE_MAX_ENTRIES: "2" };
    const flags = { maxPages: "3" };
    const settings = settingsFrom(input({ file: file(values), environment, flags }));
    const of = (wanted: string) => settings.find(({ name }) => name === wanted);
    expect(of("maxPages")).toEqual({ name: "maxPages", value: 3, origin: "flag", from: "--max-pages" });
    expect(of("maxEntries")).toMatchObject({ value: 2, origin: "environment", from: "PINCITE_MAX_ENTRIES" });
    expect(of("maxNesting")).toMatchObject({ value: 1, origin: "file" });
    expect(of("maxTextMb")).toEqual({ name: "maxTextMb", value: 20, origin: "default", from: null });
  });

  it("has folders below its own, where those of flags are below the working directory", () => {
    const content = { documents: "articles", index: "../index" };
    expect(configurationFrom(input({ file: file(content), flags: { models: "models" } }))).toMatchObject({
      file: "/etc/pincite/settings.json",
      documentsDirectory: "/etc/pincite/articles",
      indexDirectory: "/etc/index",
      modelsDirectory: "/work/models",
    });
  });

  it("may set lists to none, and begin with a byte order mark", () => {
    const { path, text } = file({ corsOrigins: [] });
    expect(configurationFrom(input({ file: { path, text: `\ufeff${text}` } })).corsOrigins).toEqual([]);
  });

  it.each<[string, unknown]>([
    ["prot", { prot: 80 }],
    ["--port", { "--port": 80 }],
    ["toString", { toString: "x" }],
    ["port", { port: "80" }],
    ["port", { port: 80.5 }],
    ["port", { port: null }],
    ["maxPages", { maxPages: 1e21 }],
    ["documents", { documents: 5 }],
    ["documents", { documents: " " }],
    ["corsOrigins", { corsOrigins: "https://a.example" }],
    ["corsOrigins", { corsOrigins: ["https://a.example,https://b.example"] }],
    ["allowedHosts", { allowedHosts: [5] }],
    ["logFormat", { logFormat: true }],
    ["index", { documents: "a/b", index: "a" }],
  ])("is refused with the name at fault: %s in %j", (field, content) => {
    const error = errorOf(() => configurationFrom(input({ file: file(content) })));
    expect(error).toMatchObject({ code: "invalid_argument", field });
    expect(error.message).toContain("/etc/pincite/settings.json");
  });

  it("knows no setting called __proto__", () => {
    const text = '{"__proto__": {"port": 80}}';
    const error = errorOf(() => configurationFrom(input({ file: { path: "/f", text } })));
    expect(error).toMatchObject({ code: "invalid_argument", field: "__proto__" });
  });

  it.each(["", "{", "[]", "null", '"port"', `{"host": "${"a".repeat(100_000)}"}`])(
    "is refused where it is no JSON object of a sensible length (%#)",
    (text) => {
      const error = errorOf(() => configurationFrom(input({ file: { path: "/work/f.json", text } })));
      expect(error).toMatchObject({ code: "invalid_argument", field: "/work/f.json" });
    },
  );
});

describe("configurationFile", () => {
  const find = (
    files: Record<string, string>,
    options: { flag?: string; environment?: Record<string, string> } = {},
  ) =>
    configurationFile(
      { flag: options.flag, environment: options.environment ?? {}, workingDirectory: "/work" },
      (path) => files[path] ?? null,
    );

  it("is the one that is named, else the one in the working directory, else none", () => {
    const files = { "/work/pincite.config.json": "1", "/work/a.json": "2", "/etc/b.json": "3" };
    const environment = { PINCITE_CONFIG: "/etc/b.json" };
    expect(find({})).toBeNull();
    expect(find(files)).toEqual({ path: "/work/pincite.config.json", text: "1" });
    expect(find(files, { environment })).toEqual({ path: "/etc/b.json", text: "3" });
    expect(find(files, { environment, flag: "a.json" })).toEqual({ path: "/work/a.json", text: "2" });
    expect(find(files, { environment: { PINCITE_CONFIG: " " } })?.text).toBe("1");
  });

  it("must be there where it is named", () => {
    const missing = (field: string) => expect.objectContaining({ code: "invalid_argument", field }) as Error;
    expect(() => find({}, { flag: "a.json" })).toThrow(missing("--config"));
    expect(() => find({}, { flag: " " })).toThrow(missing("--config"));
    expect(() => find({}, { environment: { PINCITE_CONFIG: "a.json" } })).toThrow(missing("PINCITE_CONFIG"));
  });
});

function errorOf(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("Nothing was thrown.");
}

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
