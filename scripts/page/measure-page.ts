import type { Browser, Page } from "playwright-core";
import { onSamplePage } from "./sample-page.ts";

/*
 * What the page costs, in a real browser over the sample documents: bytes and requests of a first and a second visit, in both
 * languages; the time from Enter to the painted answer beside what the API says that it took; and what moves meanwhile.
 *
 *     npm run bench:page
 */
const QUESTIONS = [
  "what did Ivanov say about Syria",
  "how much did the US pay for Alaska",
  "what is the capital of Australia",
  "when was the treaty signed",
  "who wrote about sanctions",
  "what happened in Helsinki",
  "why did prices rise",
  "what does the minister say about the budget",
];
interface Load {
  readonly requests: number;
  readonly bytes: number;
}

interface Asked {
  readonly painted: number;
  readonly api: number;
}

/** Runs in the page: the time from Enter until the frame after the answer is there, by the page's own clock. */
const UNTIL_PAINTED = `new Promise((resolve) => {
  document.querySelector("#question").addEventListener("keydown", ({ timeStamp }) => {
    const observer = new MutationObserver(() => {
      if (document.body.dataset.state !== "done" || document.querySelector(".card") === null) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - timeStamp)));
    });
    observer.observe(document.body, { childList: true, subtree: true, attributes: true });
  }, { once: true });
})`;

/** Runs in the page: all that has moved without anybody's doing, by the Layout Instability API. */
const SHIFTED = `new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) sum += value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 500);
})`;

await onSamplePage(async (browser, url) => {
  process.stdout.write(await report(browser, url));
});

async function report(browser: Browser, url: string): Promise<string> {
  const loads: string[] = [];
  for (const locale of ["en", "de"]) {
    const context = await browser.newContext({ locale });
    const [first, second] = [
      await loadOf(await context.newPage(), url),
      await loadOf(await context.newPage(), url),
    ];
    loads.push(`| ${locale} | ${first.requests} | ${first.bytes} | ${second.requests} | ${second.bytes} |`);
    await context.close();
  }
  const page = await browser.newPage({ locale: "en" });
  await page.goto(url);
  await page.locator("#library-counts:not(:empty)").waitFor();
  // The first question loads the model and the vectors.
  await ask(page, "a first question");
  const asked: Asked[] = [];
  for (const question of QUESTIONS) asked.push(await ask(page, question));
  const overhead = asked.map(({ painted, api }) => painted - api);
  return [
    "| Language | Requests, first visit | Bytes over the network | Requests, second visit | Bytes |",
    "| -------- | --------------------- | ---------------------- | ---------------------- | ----- |",
    ...loads,
    "",
    `Of ${asked.length} questions, medians: ${median(asked.map(({ painted }) => painted))} ms from Enter to the painted answer, ` +
      `${median(asked.map(({ api }) => api))} ms of it the API's own time (\`tookMs\`), ${median(overhead)} ms the rest.`,
    `Layout shift of all of them together: ${(await page.evaluate<number>(SHIFTED)).toFixed(4)}.`,
    "",
  ].join("\n");
}

/** What a visit of the empty page asks for, until the library's counts stand at its foot. */
async function loadOf(page: Page, url: string): Promise<Load> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  let [requests, bytes] = [0, 0];
  session.on("Network.requestWillBeSent", () => {
    requests += 1;
  });
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.goto(url);
  await page.locator("#library-counts:not(:empty)").waitFor();
  await page.waitForLoadState("networkidle");
  return { requests, bytes };
}

async function ask(page: Page, question: string): Promise<Asked> {
  await page.locator("#question").fill(question);
  const answered = page.waitForResponse((response) => response.url().endsWith("/v1/ask"));
  answered.catch(() => undefined);
  const painted = page.evaluate<number>(UNTIL_PAINTED);
  await page.locator("#question").press("Enter");
  const { tookMs } = (await (await answered).json()) as { readonly tookMs: number };
  return { painted: await painted, api: tookMs };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0);
}
