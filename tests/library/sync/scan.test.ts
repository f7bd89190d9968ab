import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scanDocuments, sourceOf, type Scan } from "../../../src/library/sync/scan.ts";
import { put, temporaryFolder } from "../../fixtures/temporary-folder.ts";

const INVALID = expect.objectContaining({ code: "invalid_argument" }) as Error;

describe("scanning the documents folder", () => {
  it("lists the files of all subfolders by source, with their size", () => {
    const folder = temporaryFolder();
    put(folder, "b.txt", "four");
    put(folder, "a/deep/x.md", "");
    put(folder, "a/Ünïcode — name.txt", "é");
    mkdirSync(join(folder, "empty"));
    const { files, unreadable } = scanDocuments(folder);
    expect(files.map(({ source, bytes, refusal }) => [source, bytes, refusal])).toEqual([
      ["a/deep/x.md", 0, null],
      ["a/Ünïcode — name.txt", 2, null],
      ["b.txt", 4, null],
    ]);
    expect(unreadable).toEqual([]);
  });

  it("finds nothing in an empty folder", () => {
    expect(scanDocuments(temporaryFolder())).toEqual({ files: [], unreadable: [], linkedElsewhere: [] });
  });

  it("passes over hidden files and folders, but not a documents folder with a hidden name", () => {
    const folder = join(temporaryFolder(), ".documents");
    put(folder, ".hidden.txt", "x");
    put(folder, ".git/config.txt", "x");
    put(folder, "a/.b/c.txt", "x");
    put(folder, "shown.txt", "x");
    expect(sources(scanDocuments(folder))).toEqual(["shown.txt"]);
  });

  it("passes over links that stay within the folder and refuses those that leave it or lead to nothing", () => {
    const folder = temporaryFolder();
    const outside = temporaryFolder();
    put(outside, "secret.txt", "x");
    put(folder, "a/real.txt", "x");
    const links: [name: string, target: string][] = [
      ["a/within.txt", "real.txt"],
      ["within", join(folder, "a")],
      ["loop-to-self", folder],
      ["out.txt", join(outside, "secret.txt")],
      ["out-relative", `../${outside.split("/").at(-1) ?? ""}`],
      ["dangling.txt", "nowhere.txt"],
      ["circle-1", "circle-2"],
      ["circle-2", "circle-1"],
      ["through-a-file", "a/real.txt/x"],
    ];
    for (const [name, target] of links) symlinkSync(target, join(folder, name));
    const { files } = scanDocuments(folder);
    expect(files.filter(({ refusal }) => refusal === null).map(({ source }) => source)).toEqual([
      "a/real.txt",
    ]);
    const refused = files.filter(({ refusal }) => refusal !== null);
    expect(refused.map(({ source }) => source)).toEqual([
      "circle-1",
      "circle-2",
      "dangling.txt",
      "out-relative",
      "out.txt",
      "through-a-file",
    ]);
    for (const { refusal } of refused) expect(refusal).toContain("symbolic link");
  });

  it("follows a documents folder that is a link itself, and calls its files the same", () => {
    const folder = temporaryFolder();
    put(folder, "a/x.txt", "x");
    symlinkSync("x.txt", join(folder, "a/link.txt"));
    const link = join(temporaryFolder(), "documents");
    symlinkSync(folder, link);
    expect(sources(scanDocuments(link))).toEqual(["a/x.txt"]);
  });

  it("lists a file whose name is not UTF-8, because nobody could ever open it", ({ skip }) => {
    const folder = temporaryFolder();
    try {
      writeFileSync(
        Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9]), Buffer.from(".txt")]),
        "x",
      );
    } catch {
      skip("This file system takes no names that are not UTF-8.");
    }
    const [file] = scanDocuments(folder).files;
    expect(file?.refusal).toContain("not valid UTF-8");
  });

  it("tells a change that puts the former date back", async () => {
    const folder = temporaryFolder();
    const path = put(folder, "a.txt", "one");
    const date = new Date("2001-01-01T00:00:00Z");
    utimesSync(path, date, date);
    const before = scanDocuments(folder).files[0]?.modifiedMs ?? 0;
    await new Promise((resolve) => setTimeout(resolve, 20));
    writeFileSync(path, "two");
    utimesSync(path, date, date);
    expect(scanDocuments(folder).files[0]?.modifiedMs).toBeGreaterThan(before);
  });

  it("refuses a documents folder that does not exist, dangles or is a file, and says what to do", () => {
    const parent = temporaryFolder();
    const missing = join(parent, "missing");
    expect(() => scanDocuments(missing)).toThrow(INVALID);
    expect(() => scanDocuments(missing)).toThrow(
      /does not exist\. Create it, or name another one with --documents/,
    );
    symlinkSync(missing, join(parent, "dangling"));
    expect(() => scanDocuments(join(parent, "dangling"))).toThrow(INVALID);
    const file = put(parent, "file.txt", "x");
    expect(() => scanDocuments(file)).toThrow(/is not a folder/);
  });
});

describe("scanning some paths", () => {
  it("lists just those, below the documents folder or outside of it, each once", () => {
    const folder = temporaryFolder();
    const outside = temporaryFolder();
    const one = put(folder, "one.txt", "x");
    put(folder, "sub/two.txt", "x");
    put(folder, "three.txt", "x");
    const four = put(outside, "four.txt", "x");
    const scan = scanDocuments(folder, [one, join(folder, "sub"), join(folder, "sub/two.txt"), outside]);
    expect(sources(scan)).toEqual([four, "one.txt", "sub/two.txt"].sort());
  });

  it("takes a named link for what it leads to, and a link into the documents folder for what stands there", () => {
    const folder = temporaryFolder();
    const outside = temporaryFolder();
    const target = put(outside, "real/four.txt", "x");
    put(folder, "sub/own.txt", "x");
    symlinkSync("../one.txt", join(folder, "sub/within.txt"));
    put(folder, "one.txt", "x");
    symlinkSync(target, join(outside, "link.txt"));
    symlinkSync(join(outside, "real"), join(outside, "folder"));
    expect(sources(scanDocuments(folder, [join(outside, "link.txt")]))).toEqual([join(outside, "link.txt")]);
    expect(sources(scanDocuments(folder, [join(outside, "folder")]))).toEqual([
      join(outside, "folder/four.txt"),
    ]);
    expect(sources(scanDocuments(folder, [join(folder, "sub")]))).toEqual(["sub/own.txt"]);
  });

  it("refuses one that does not exist", () => {
    const folder = temporaryFolder();
    expect(() => scanDocuments(folder, [join(folder, "nope.txt")])).toThrow(INVALID);
  });

  it("lists files of elsewhere that are in the library beside those of the folder, as long as they exist", () => {
    const folder = temporaryFolder();
    put(folder, "a.txt", "x");
    const there = put(temporaryFolder(), "b.txt", "x");
    const gone = put(temporaryFolder(), "c.txt", "x");
    rmSync(gone);
    expect(sources(scanDocuments(folder, undefined, [there, gone]))).toEqual([there, "a.txt"].sort());
  });
});

describe("the source of a path", () => {
  it.each([
    ["/docs/a.txt", "a.txt"],
    ["/docs/a/b c.txt", "a/b c.txt"],
    ["/docs/..a/b.txt", "..a/b.txt"],
    ["/docs2/a.txt", "/docs2/a.txt"],
    ["/a.txt", "/a.txt"],
  ])("%s is %s", (path, source) => {
    expect(sourceOf(path, "/docs")).toBe(source);
  });
});

function sources(scan: Scan): string[] {
  return scan.files.map(({ source }) => source);
}
