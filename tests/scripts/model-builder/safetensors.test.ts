import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AppError } from "../../../src/core/errors.ts";
import { halfToNumber } from "../../../scripts/model-builder/half.ts";
import { readSafetensors } from "../../../scripts/model-builder/safetensors.ts";

function file(header: string, data: Uint8Array): Uint8Array {
  const text = Buffer.from(header);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text, data]);
}

const tensor = fc.oneof(
  fc.record({
    dtype: fc.constant("F16"),
    bits: fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 }),
  }),
  fc.record({
    dtype: fc.constant("F32"),
    bits: fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 }),
  }),
);

describe("reading safetensors", () => {
  test("gives every number of every tensor, wherever in the file it starts", () => {
    fc.assert(
      fc.property(fc.array(tensor, { maxLength: 5 }), fc.nat(9), (tensors, padding) => {
        const header: Record<string, object> = { __metadata__: { format: "pt" } };
        const parts: Buffer[] = [];
        let offset = 0;
        tensors.forEach(({ dtype, bits }, index) => {
          const part = Buffer.alloc(bits.length * (dtype === "F16" ? 2 : 4));
          bits.forEach((value, i) =>
            dtype === "F16" ? part.writeUInt16LE(value, i * 2) : part.writeFloatLE(value / 8, i * 4),
          );
          header[`t${index}`] = {
            dtype,
            shape: [bits.length, 1],
            data_offsets: [offset, offset + part.length],
          };
          parts.push(part);
          offset += part.length;
        });
        const read = readSafetensors(
          file(JSON.stringify(header) + " ".repeat(padding), Buffer.concat(parts)),
        );
        expect([...read.keys()]).toEqual(tensors.map((_, index) => `t${index}`));
        tensors.forEach(({ dtype, bits }, index) => {
          const expected = bits.map((value) => (dtype === "F16" ? halfToNumber(value) : value / 8));
          expect([...read.get(`t${index}`)!.data]).toEqual(expected);
          expect(read.get(`t${index}`)!.shape).toEqual([bits.length, 1]);
        });
      }),
    );
  });

  test("leaves out tensors of whole numbers", () => {
    const header = JSON.stringify({ places: { dtype: "I64", shape: [1], data_offsets: [0, 8] } });
    expect(readSafetensors(file(header, new Uint8Array(8))).size).toBe(0);
  });

  test.each([
    ["an empty file", new Uint8Array()],
    ["a header longer than the file", file("{}", new Uint8Array()).fill(255, 0, 8)],
    ["a header that is no JSON", file("{", new Uint8Array())],
    ["a header that is no object", file("7", new Uint8Array())],
    ["an entry without offsets", file('{"a":{"dtype":"F16","shape":[1]}}', new Uint8Array(2))],
    [
      "offsets beyond the end",
      file('{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}}', new Uint8Array(2)),
    ],
    [
      "offsets before the start",
      file('{"a":{"dtype":"F16","shape":[1],"data_offsets":[-2,0]}}', new Uint8Array(2)),
    ],
    [
      "a shape of another size",
      file('{"a":{"dtype":"F16","shape":[3],"data_offsets":[0,2]}}', new Uint8Array(2)),
    ],
  ])("refuses %s", (_, bytes) => {
    expect(() => readSafetensors(bytes)).toThrow(expect.objectContaining({ code: "model_invalid" }));
  });

  test("never fails otherwise than with a clear error", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        try {
          readSafetensors(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
    );
  });
});
