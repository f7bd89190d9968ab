import { existsSync } from "node:fs";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe } from "vitest";
import { startFakeServer, type FakeLibrary, type FakeServer } from "./fake-server.ts";
import { madeUpLibrary } from "./made-up.ts";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const executablePath = [process.env.CHROMIUM ?? "", ...PLACES].find(
  (path) => path !== "" && existsSync(path),
);

/** A page in a browser of its own over a made-up library. */
interface Visit {
  readonly page: Page;
  readonly server: FakeServer;
  /** Requests to anywhere but the server, errors of the page's scripts, and what its security policy refused. */
  readonly faults: readonly string[];
}

/** Opens the page at an address such as `/?q=…`. */
export type VisitPage = (address?: string, options?: VisitOptions) => Promise<Visit>;

/** Opens the page of a server that the test has started. */
type OpenPage = (url: string, options?: BrowserContextOptions) => Promise<Omit<Visit, "server">>;

interface VisitOptions extends BrowserContextOptions {
  readonly library?: Partial<FakeLibrary>;
}

/** A group of tests with a browser; where there is none they are skipped and the title says so. */
export function describeInBrowser(title: string, tests: (visit: VisitPage, open: OpenPage) => void): void {
  if (executablePath === undefined) {
    describe.skip(`${title} (skipped: no Chromium; looked for ${PLACES.join(", ")} and $CHROMIUM)`, () => {
      const none = (): Promise<never> => Promise.reject(new Error("There is no browser."));
      tests(none, none);
    });
    return;
  }
  describe(title, () => {
    let browser: Browser;
    const cleanups: (() => Promise<void>)[] = [];

    beforeAll(async () => {
      browser = await launch(executablePath);
    });
    afterEach(async () => {
      for (const cleanUp of cleanups.splice(0)) await cleanUp();
    });
    afterAll(async () => {
      await browser.close();
    });

    const open: OpenPage = async (url, options) => {
      const context = await browser.newContext({ viewport: { width: 1100, height: 800 }, ...options });
      cleanups.push(() => context.close());
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      const faults = watch(page, new URL(url).origin);
      await page.goto(url);
      return { page, faults };
    };
    tests(async (address = "/", { library, ...options } = {}) => {
      const server = await startFakeServer(madeUpLibrary(library));
      const visit = await open(server.url + address, options);
      cleanups.push(() => server.close());
      return { ...visit, server };
    }, open);
  });
}

const launch = (path: string): Promise<Browser> =>
  chromium.launch({
    executablePath: path,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });

function watch(page: Page, origin: string): string[] {
  const faults: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(origin)) faults.push(`request to ${request.url()}`);
  });
  page.on("pageerror", (error) => faults.push(`script error: ${error.message}`));
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) faults.push(message.text());
  });
  return faults;
}
