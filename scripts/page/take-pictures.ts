import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { onSamplePage, root } from "./sample-page.ts";

/*
 * Takes the pictures of docs/: the page over the sample documents, in light and in dark.
 *
 *     npm run pictures
 */
interface Picture {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly address: string;
  /** Brings the page to what is to be seen. */
  readonly arrange: (page: Page) => Promise<void>;
}

const ALASKA = `/?q=${encodeURIComponent("how much did the US pay for Alaska")}`;

const PICTURES: readonly Picture[] = [
  {
    name: "page",
    width: 1280,
    height: 860,
    address: ALASKA,
    arrange: async (page) => {
      await page.locator("#citation-1").waitFor();
    },
  },
  {
    name: "page-reading",
    width: 1440,
    height: 860,
    address: ALASKA,
    arrange: async (page) => {
      await page.locator("#citation-1 .citation-line").click();
      await page.locator("#reader-text :is(mark, .page-marks)").first().waitFor();
      // The drawing of a page says that it is done by nothing that could be waited for.
      await page.waitForTimeout(2_000);
    },
  },
  {
    name: "page-quote",
    width: 1280,
    height: 760,
    address: `/?view=quote&q=${encodeURIComponent("The United States bought Alaska from Russia in 1867 for $7.5 million")}`,
    arrange: async (page) => {
      await page.locator(".verdict").waitFor();
    },
  },
];

await onSamplePage(async (browser, url) => {
  await warmUp(browser, url);
  for (const picture of PICTURES)
    for (const colorScheme of ["light", "dark"] as const) await take(browser, url, picture, colorScheme);
});

/** The first question loads the model; before it, the folder is still being looked through. */
async function warmUp(browser: Browser, url: string): Promise<void> {
  const isRead = async (): Promise<boolean> => {
    const health = (await (await fetch(`${url}/healthz`)).json()) as { readonly syncing: boolean };
    return !health.syncing;
  };
  while (!(await isRead())) await new Promise((resolve) => setTimeout(resolve, 200));
  const page = await browser.newPage();
  for (let visits = 0; visits < 3; visits += 1) {
    await page.goto(url + ALASKA);
    await page.locator("#citation-1").waitFor();
  }
  await page.close();
}

async function take(
  browser: Browser,
  url: string,
  { name, width, height, address, arrange }: Picture,
  colorScheme: "light" | "dark",
): Promise<void> {
  const page = await browser.newPage({ locale: "en", colorScheme, viewport: { width, height } });
  await page.goto(url + address);
  await arrange(page);
  await page.locator("#library-counts:not(:empty)").waitFor();
  const file = `${name}${colorScheme === "dark" ? "-dark" : ""}.png`;
  await page.screenshot({ path: join(process.argv[2] ?? join(root, "docs"), file) });
  await page.close();
}
