import iconv from "iconv-lite";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { defaultLimits, type ReadLimits } from "../../../src/config/limits.ts";
import { OF_ANY_FILE, ZipArchive } from "../../../src/ingest/formats/archive/zip.ts";
import { AppError } from "../../../src/core/errors.ts";
import { zip } from "./zip-writer.ts";

const open = (bytes: Uint8Array, limits: Partial<ReadLimits> = {}): Promise<ZipArchive> =>
  ZipArchive.open(bytes, "an archive", { ...defaultLimits, ...limits }, OF_ANY_FILE);

const text = async (archive: ZipArchive, name: string): Promise<string | null> => {
  const bytes = await archive.read(name);
  return bytes === null ? null : Buffer.from(bytes).toString();
};

const refused = (code: string, reason: RegExp): object => ({
  code,
  message: expect.stringMatching(reason) as string,
});

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;

/** The archive with a number written over in every header of its list. */
function forged(
  file: Uint8Array,
  signature: number,
  offset: number,
  write: (header: Buffer, at: number) => void,
): Buffer {
  const bytes = Buffer.from(file);
  for (let at = 0; at + 46 < bytes.length; at++) {
    if (bytes.readUInt32LE(at) === signature) write(bytes, at + offset);
  }
  return bytes;
}

describe("an archive", () => {
  it("gives the entries that are asked for, packed or not", async () => {
    const archive = await open(
      zipSync({ a: [strToU8("packed ".repeat(99)), { level: 9 }], "b/c": [strToU8("stored"), { level: 0 }] }),
    );
    expect(archive.names).toEqual(["a", "b/c"]);
    expect(await text(archive, "a")).toBe("packed ".repeat(99));
    expect(await text(archive, "b/c")).toBe("stored");
    expect(await text(archive, "d")).toBeNull();
  });

  it.each([
    ["cp437", "Größe der Häfen.txt"],
    ["cp866", "Отчёт о рампе за июль.txt"],
    ["windows1251", "Протокол собрания.txt"],
    ["shiftjis", "港の報告書一月.txt"],
    ["gbk", "港口报告一月份.txt"],
    ["utf8", "港口 Größe.txt"],
  ])("reads names that say nothing of their encoding: %s", async (encoding, name) => {
    const bytes = iconv.encode(name, encoding);
    const plain = "x".repeat(bytes.length);
    const file = Buffer.from(zipSync({ [plain]: strToU8("text") }));
    for (let at = file.indexOf(plain); at !== -1; at = file.indexOf(plain, at + 1)) bytes.copy(file, at);
    expect((await open(file)).names).toEqual([name]);
  });

  it("passes over folders and names that lead out of it", async () => {
    const archive = await open(
      zip({ "../out": "1", "/root": "2", "a/../../out": "3", "C:/x": "4", "folder/": "", good: "5" }),
    );
    expect(archive.names).toEqual(["good"]);
  });

  it("gives back an entry whose name is a property of every object", async () => {
    const bytes = Buffer.from(zip({ __prot0__: "here" }));
    // The writer cannot write it under this name.
    const written = Buffer.from(bytes.toString("latin1").replaceAll("__prot0__", "__proto__"), "latin1");
    const archive = await open(written);
    expect(archive.names).toEqual(["__proto__"]);
    expect(await text(archive, "__proto__")).toBe("here");
  });

  it("gives back any content of any other name", async () => {
    const name = fc
      .stringMatching(/^[\p{L}\d ._-]{1,20}$/u)
      .filter((value) => !/^(?:\.*|__proto__)$/.test(value));
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, fc.uint8Array({ maxLength: 500 })), async (entries) => {
        const archive = await open(zip(entries));
        for (const [key, content] of Object.entries(entries)) {
          expect(Buffer.from((await archive.read(key))!).equals(content), key).toBe(true);
        }
      }),
    );
  });
});

describe("limits of an archive", () => {
  const bomb = zip({ bomb: new Uint8Array(3_000_000), small: "text" });

  it("stops unpacking at the limit", async () => {
    expect(bomb.length).toBeLessThan(10_000);
    const archive = await open(bomb, { maxUnpackedBytes: 1_000_000 });
    await expect(archive.read("bomb")).rejects.toMatchObject(
      refused("payload_too_large", /unpacks to more than 1.0 MB, the limit; split/),
    );
    expect(await text(archive, "small")).toBe("text");
  });

  it("counts all entries together", async () => {
    const archive = await open(zip({ a: new Uint8Array(600), b: new Uint8Array(600) }), {
      maxUnpackedBytes: 1_000,
    });
    expect((await archive.read("a"))?.length).toBe(600);
    await expect(archive.read("b")).rejects.toMatchObject(refused("payload_too_large", /1000 bytes/));
  });

  it("counts what is stored unpacked, too", async () => {
    const archive = await open(zipSync({ a: [new Uint8Array(600), { level: 0 }] }), {
      maxUnpackedBytes: 599,
    });
    await expect(archive.read("a")).rejects.toMatchObject(refused("payload_too_large", /599 bytes/));
  });

  it("unpacks nothing that is not asked for", async () => {
    expect(await text(await open(bomb, { maxUnpackedBytes: 10 }), "small")).toBe("text");
  });

  it("stops at a ratio that no document has, long before the limit", async () => {
    const archive = await open(zip({ zeros: new Uint8Array(30_000_000) }));
    await expect(archive.read("zeros")).rejects.toMatchObject(
      refused("payload_too_large", /250 times its size/),
    );
  });

  it("counts the bytes that come out, not those that the archive declares", async () => {
    const small = forged(bomb, CENTRAL_HEADER, 24, (bytes, at) => bytes.writeUInt32LE(10, at));
    const archive = await open(small, { maxUnpackedBytes: 1_000_000 });
    await expect(archive.read("bomb")).rejects.toMatchObject(refused("payload_too_large", /1.0 MB/));
    await expect((await open(small)).read("bomb")).rejects.toMatchObject(
      refused("unsupported_media_type", /damaged: a part is not as long as it should be/),
    );
  });

  it("refuses too many entries", async () => {
    const entries = Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`entry ${at}`, "x"]));
    await expect(open(zip(entries), { maxEntries: 10 })).rejects.toMatchObject(
      refused("payload_too_large", /11 parts, the limit is 10/),
    );
    expect((await open(zip(entries), { maxEntries: 11 })).names.length).toBe(11);
  });
});

describe("an archive that cannot be read says why and what to do", () => {
  const content = Array.from({ length: 400 }, (_, at) => `line ${(at * 7919) % 1009}`).join("\n");
  const whole = zip({ a: content, b: "more" });

  it("of another kind", async () => {
    const reason = refused("unsupported_media_type", /not an archive; give it its right file extension/);
    await expect(open(strToU8("Just text."))).rejects.toMatchObject(reason);
    await expect(open(new Uint8Array())).rejects.toMatchObject(reason);
  });

  it("cut off, at every place", async () => {
    for (let length = 2; length < whole.length; length += 7) {
      await expect(open(whole.subarray(0, length)), `${length}`).rejects.toMatchObject(
        refused(
          "unsupported_media_type",
          /^The file is damaged: .*; open it in its program and save it again\.$/,
        ),
      );
    }
  });

  it("with an encrypted entry", async () => {
    const locked = forged(whole, CENTRAL_HEADER, 8, (bytes, at) => bytes.writeUInt16LE(1, at));
    await expect((await open(locked)).read("a")).rejects.toMatchObject(
      refused("unsupported_media_type", /protected by a password/),
    );
  });

  it("packed in an unknown way", async () => {
    const strange = forged(whole, CENTRAL_HEADER, 10, (bytes, at) => bytes.writeUInt16LE(12, at));
    await expect((await open(strange)).read("a")).rejects.toMatchObject(
      refused("unsupported_media_type", /damaged: a part is packed in an unknown way/),
    );
  });

  it("whose content has changed", async () => {
    const changed = forged(whole, LOCAL_HEADER, 31, (bytes, at) =>
      bytes.writeUInt8(bytes.readUInt8(at + 40) ^ 1, at + 40),
    );
    await expect((await open(changed)).read("a")).rejects.toMatchObject(
      refused("unsupported_media_type", /damaged/),
    );
  });

  it("never gives wrong content, and fails with a reason only, whatever bytes are changed", async () => {
    const change = fc.record({ at: fc.nat(whole.length - 1), value: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const bytes = Uint8Array.from(whole);
        for (const { at, value } of changes) bytes[at] = value;
        try {
          const read = await text(await open(bytes, { maxUnpackedBytes: 1_000_000 }), "a");
          expect(read === null || read === content).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
