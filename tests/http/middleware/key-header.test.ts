import { describe, expect, it } from "vitest";
import { bearerKey, keyRefused } from "../../../src/http/middleware/key-header.ts";
import { newKeyText } from "../../../src/library/access/key-text.ts";

describe("the key in an Authorization header", () => {
  it("follows the scheme Bearer, in any case", () => {
    for (const header of ["Bearer abc_1-2", "bearer abc_1-2", "BEARER   abc_1-2", " Bearer abc_1-2 "])
      expect(bearerKey(header)).toBe("abc_1-2");
  });

  it("is none without a header or with another scheme", () => {
    for (const header of [undefined, "", "Basic YTpi", "pincite_abc", "Bearerabc"])
      expect(bearerKey(header)).toBeNull();
  });

  it("is '', which no key is, where it is written wrongly", () => {
    for (const header of ["Bearer", "Bearer ", "Bearer a b", "Bearer é", "Bearer a,Bearer b", 'Bearer "a"'])
      expect(bearerKey(header)).toBe("");
  });
});

describe("the refusal of a key", () => {
  it("tells a mistyped key by its own checksum, and is otherwise the same", () => {
    const { text } = newKeyText();
    const mistyped = keyRefused(text.replace(/.$/, (last) => (last === "A" ? "B" : "A")));
    const unknown = keyRefused(text);
    expect(mistyped.message).toContain("mistyped");
    expect(unknown.message).toContain("not in force");
    for (const { code, headers } of [mistyped, unknown]) {
      expect(code).toBe("key_refused");
      expect(headers).toEqual({ "WWW-Authenticate": 'Bearer realm="Pincite", error="invalid_token"' });
    }
  });
});
