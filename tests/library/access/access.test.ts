import { describe, expect, it } from "vitest";
import { requireKeysFor } from "../../../src/library/access/access.ts";
import { allows, SCOPES } from "../../../src/core/caller.ts";

describe("scopes", () => {
  it("each allow what the ones before them allow, and no more", () => {
    const table = SCOPES.map((granted) => SCOPES.filter((needed) => allows(granted, needed)));
    expect(table).toEqual([["read"], ["read", "write"], ["read", "write", "admin"]]);
  });
});

describe("requireKeysFor", () => {
  it("asks for a key wherever other machines could reach the server", () => {
    for (const host of ["0.0.0.0", "::", "192.168.0.2", "example.org"]) {
      expect(() => {
        requireKeysFor(host, 0);
      }).toThrow(
        expect.objectContaining({
          code: "invalid_argument",
          field: "--host",
          message: expect.stringContaining("pincite keys create") as string,
        }) as Error,
      );
      requireKeysFor(host, 1);
    }
  });

  it("asks for none on loopback", () => {
    for (const host of ["127.0.0.1", "localhost", "::1"]) requireKeysFor(host, 0);
  });
});
