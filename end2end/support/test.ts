import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, type Page, test as base, expect } from "@playwright/test";
import { type Clock, START, type Talqy, start } from "./server.ts";
import { signIn } from "./staff.ts";

/** The three languages as they stand in addresses. */
export const LANGUAGES = ["kk", "ru", "en"] as const;

interface OfATest {
  /** The clock of the shared server; set back to the start after each test. */
  clock: Clock;
  /** A server no other test sees, for what must not be shared: moved clocks that leave traces, restarts. */
  own: Talqy;
  /** A page of a person of staff, signed in; on the shared server unless another is given. Such pages must be quiet too. */
  staff: (account: string, at?: Talqy) => Promise<Page>;
  /** Runs axe on the page as it stands, or on another one, and expects no violation of WCAG 2.2 A and AA. */
  accessible: (of?: Page) => Promise<void>;
  /** Fails the test when the page logs an error, throws, or breaks its content security policy. */
  quiet: void;
}

interface OfAWorker {
  /** The server the tests of one worker share. */
  talqy: Talqy;
}

export const test = base.extend<OfATest, OfAWorker>({
  talqy: [
    async ({}, use) => {
      const talqy = await start();
      await use(talqy);
      await talqy.stop();
    },
    { scope: "worker", timeout: 90_000 },
  ],

  baseURL: async ({ talqy }, use) => use(talqy.url),

  clock: async ({ talqy }, use) => {
    await use(talqy.clock);
    talqy.clock.set(START);
  },

  own: async ({}, use) => {
    const talqy = await start();
    await use(talqy);
    await talqy.stop();
  },

  staff: async ({ browser, talqy }, use) => {
    const contexts: BrowserContext[] = [];
    const loud: string[] = [];
    await use(async (account, at = talqy) => {
      const context = await browser.newContext({ baseURL: at.url });
      contexts.push(context);
      await signIn(context, at.url, account);
      const page = await context.newPage();
      listen(page, loud);
      return page;
    });
    for (const context of contexts) await context.close();
    expect(loud, "a page of staff was not quiet").toEqual([]);
  },

  accessible: async ({ page: own }, use, info) => {
    await use(async (page = own) => {
      // No page stands in another, so axe need not open one more to gather what it found.
      const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
      // In the dark the document is the same and only its colours differ.
      if (info.project.name === "dark") axe.withRules(["color-contrast", "link-in-text-block"]);
      else {
        axe.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]);
        // Every language has the same colours: in the light they are looked at in English.
        if ((await page.locator("html").getAttribute("lang")) !== "en") axe.disableRules(["color-contrast"]);
      }
      const result = await axe.analyze();
      const found = result.violations.map(
        (violation) => `${violation.id}: ${violation.help}\n  ${violation.nodes.map((node) => node.html).join("\n  ")}`,
      );
      expect(found, page.url()).toEqual([]);
    });
  },

  quiet: [
    async ({ page }, use) => {
      const loud: string[] = [];
      listen(page, loud);
      await use();
      expect(loud, "the page was not quiet").toEqual([]);
    },
    { auto: true },
  ],
});

/** Notes everything a page complains of. */
function listen(page: Page, loud: string[]): void {
  let hasLeft = false;
  page.on("pageerror", (error) => {
    if (!(hasLeft && error.message === "unreachable")) loud.push(`uncaught: ${error.message}`);
  });
  page.on("console", (message) => {
    // A refused form answers with 4xx on purpose; the browser logs that as an error of its own. A part of the program that is
    // still on its way when the page is left is not fetched any more.
    const text = message.text();
    const isLeft = text.startsWith("TypeError: Failed to fetch") && text.includes("__wasm_split");
    hasLeft ||= isLeft;
    if (message.type() === "error" && !text.startsWith("Failed to load resource") && !isLeft) {
      loud.push(text);
    }
  });
}

export { expect };
