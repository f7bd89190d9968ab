import { describe, expect, test } from "vitest";
import { FUNCTIONS } from "../../scripts/growth/functions.ts";
import { NASTY_PIECES, nastyText } from "../../scripts/growth/nasty-texts.ts";

/**
 * `npm run growth` measures how the cost of each grows; here it is only seen that all of it ends, and ends soon: what grows
 * with the square of its text would need minutes for half a million characters.
 */
describe.each(FUNCTIONS)("%s", (_, work) => {
  test("comes to an end for half a million characters of everything nasty", async () => {
    const each = Math.ceil(500_000 / NASTY_PIECES.length);
    const text = NASTY_PIECES.map(([, piece]) => nastyText(piece, each)).join("\n\n");
    expect(text.length).toBeGreaterThanOrEqual(500_000);
    await work(text);
  });
});
