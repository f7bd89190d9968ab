import type { Page } from "playwright-core";
import axe from "axe-core";
import { expect, it } from "vitest";
import { describeInBrowser } from "./browser.ts";
import { problem } from "./fake-server.ts";
import { FROZEN, REFINED, UNKNOWN } from "./made-up.ts";
import { closeReader } from "./reader-panel.ts";

const FROZEN_ADDRESS = `/?q=${encodeURIComponent(FROZEN)}`;

/** Every state of the page: its address and what to wait for, with a way to get there where there is one more step. */
const STATES = [
  { name: "start", address: "/", sign: "#topics" },
  { name: "answer", address: FROZEN_ADDRESS, sign: ".card" },
  { name: "no answer", address: `/?q=${encodeURIComponent(UNKNOWN)}`, sign: ".not-found" },
  { name: "problem", address: "/?q=broken", sign: ".problem" },
  { name: "key", address: "/?q=locked", sign: ".key-form" },
  { name: "documents", address: "/?view=documents", sign: ".unread" },
  {
    name: "filters and scores",
    address: `/?${new URLSearchParams({ q: REFINED, author: "Berg" })}`,
    sign: ".card",
    disclose: true,
  },
  { name: "citation styles", address: FROZEN_ADDRESS, sign: ".card", menu: true },
  { name: "passages only", address: `${FROZEN_ADDRESS}&show=passages`, sign: ".card" },
  { name: "pins", address: FROZEN_ADDRESS, sign: ".card", pin: true },
  { name: "reading", address: FROZEN_ADDRESS, sign: ".card", open: true },
] as const;

type State = (typeof STATES)[number];

async function reach(page: Page, state: State): Promise<void> {
  if (state.name === "problem" || state.name === "key") {
    const refusal = state.name === "key" ? 401 : 503;
    const { status, type, body } = problem(refusal, "The library has not been built yet.");
    await page.route("**/v1/ask", (route) => route.fulfill({ status, contentType: type, body }));
    await page.reload();
  }
  await page.locator(state.sign).first().waitFor();
  if ("disclose" in state)
    for (const closed of await page.locator("summary:not(.text-button)").all()) await closed.click();
  if ("menu" in state) await page.locator(".copy-menu summary").first().click();
  if ("pin" in state) {
    await page.getByRole("button", { name: "Pin", exact: true }).first().click();
    await page.getByRole("link", { name: "All pins" }).click();
    await page.getByText("Stands in the document, word for word.").waitFor();
  }
  if (!("open" in state)) return;
  await page.locator("#citation-1").click();
  await page.locator("#reader-text mark").first().waitFor();
}

/** The texts whose contrast with what is painted behind them is below 4.5 to 1 (WCAG 2.2, AA). */
function faintTexts(): string[] {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true })!;
  const rgb = (color: string): [number, number, number, number] => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha];
  };
  const luminance = ([red, green, blue]: number[]): number => {
    const linear = [red!, green!, blue!].map((value) =>
      value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
  };
  const behind = (from: Element): number[] => {
    for (let at: Element | null = from; at !== null; at = at.parentElement) {
      const color = rgb(getComputedStyle(at).backgroundColor);
      if (color[3] === 255) return color;
    }
    return [255, 255, 255];
  };
  const faint: string[] = [];
  for (const shown of document.querySelectorAll("body *")) {
    const ownText = [...shown.childNodes].filter((node) => node instanceof Text).map((node) => node.data);
    if (ownText.join("").trim() === "" || !shown.checkVisibility({ visibilityProperty: true })) continue;
    const pair = [luminance(rgb(getComputedStyle(shown).color)), luminance(behind(shown))].sort(
      (a, b) => b - a,
    );
    const ratio = (pair[0]! + 0.05) / (pair[1]! + 0.05);
    if (ratio < 4.5)
      faint.push(`${ratio.toFixed(2)} ${shown.tagName} ${shown.className} ${ownText.join("").slice(0, 40)}`);
  }
  return faint;
}

describeInBrowser("The page for everybody", (visit) => {
  for (const state of STATES) {
    it(`has readable contrast in light and dark: ${state.name}`, async () => {
      const { page } = await visit(state.address, { colorScheme: "light" });
      await reach(page, state);
      expect(await page.evaluate(faintTexts)).toEqual([]);
      const light = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      await page.emulateMedia({ colorScheme: "dark" });
      expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).not.toBe(light);
      expect(await page.evaluate(faintTexts)).toEqual([]);
    });

    it(`has nothing that axe finds against WCAG 2.2 AA: ${state.name}`, async () => {
      const { page } = await visit(state.address, { reducedMotion: "reduce" });
      await reach(page, state);
      await page.evaluate(axe.source);
      const found = await page.evaluate(async () => {
        const { violations } = await (window as unknown as { axe: typeof axe }).axe.run();
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
      });
      expect(found).toEqual([]);
    });

    it(`fits a screen 360 pixels wide without scrolling sideways: ${state.name}`, async () => {
      // Less motion, because the panel is partly off the screen while it slides in.
      const small = { viewport: { width: 360, height: 640 }, reducedMotion: "reduce" } as const;
      const { page } = await visit(state.address, small);
      await reach(page, state);
      const tooWide = await page.evaluate(() =>
        [...document.querySelectorAll("body :not(.visually-hidden, .skip)")]
          .filter((shown) => shown.checkVisibility() && shown.getBoundingClientRect().width > 0)
          .filter((shown) => {
            const { left, right } = shown.getBoundingClientRect();
            return (
              left < 0 || right > 360 || (shown.clientWidth > 0 && shown.scrollWidth > shown.clientWidth + 1)
            );
          })
          .map((shown) => `${shown.tagName}#${shown.id}.${shown.className}`),
      );
      expect(tooWide).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    });
  }

  it("can be used with the keyboard alone, from the question to the passage and back", async () => {
    const { page } = await visit();
    await page.keyboard.type(FROZEN);
    await page.keyboard.press("Enter");
    await page.locator(".card").first().waitFor();
    // From the button over the filters and the choice of passages to the citation.
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toMatch(
      /^Citation 1: /,
    );
    expect(await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle)).toBe("solid");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.locator("#reader-text mark").first().waitFor();
    await closeReader(page);
    expect(await page.evaluate(() => document.activeElement?.closest(".card")?.id)).toBe("citation-1");
  });

  it("writes a new line with Shift and Enter, and asks with Enter alone", async () => {
    const { page, server } = await visit();
    await page.keyboard.type("one");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("two");
    expect(server.asked).toEqual([]);
    await page.keyboard.press("Enter");
    await page.locator(".not-found").waitFor();
    expect(server.asked).toEqual(["one\ntwo"]);
  });

  it("names its field, its landmarks and its panel, and says an answer aloud when it comes", async () => {
    const { page } = await visit(FROZEN_ADDRESS);
    await page.locator(".answer-text").waitFor();
    for (const role of ["banner", "search", "main", "contentinfo"] as const) {
      expect(await page.getByRole(role).count()).toBe(1);
    }
    expect(await page.getByRole("textbox", { name: "Your question" }).count()).toBe(1);
    expect(await page.locator("[aria-live=polite] .answer-text").count()).toBe(1);
    expect(await page.locator("[aria-live] .card").count()).toBe(0);
    await page.locator("#citation-2").click();
    await page.getByRole("dialog", { name: "The harbour dues" }).waitFor();
  });

  it("does not move for those who asked for less motion", async () => {
    const { page } = await visit(FROZEN_ADDRESS, { reducedMotion: "reduce" });
    await page.locator("#citation-2").click();
    await page.locator("#reader-text mark").waitFor();
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe("auto");
  });
});
