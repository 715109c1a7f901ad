import { expect, test } from "../support/test.ts";
import { Editor, numberOf } from "../support/staff.ts";
import type { Page } from "@playwright/test";

/** Opens the shortcuts by their key, once the page listens. */
async function ask(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible({ timeout: 300 });
  }).toPass();
}

test("the shortcuts are listed by a key, and those of a single key can be turned off", async ({ staff, own, accessible }) => {
  const page = await staff("drafter", own);
  await page.goto("/en/desk/drafts");
  await page.getByRole("link", { name: /disability/i }).first().click();
  await new Editor(page, numberOf(page)).open("appeal");
  const dialog = page.getByRole("dialog", { name: "Keyboard" });
  await ask(page);
  await expect(dialog).toContainText("Ctrl+S");
  await accessible(page);
  await dialog.getByLabel("Shortcuts of a single letter, digit or sign").uncheck();
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(dialog).toBeHidden();
  await page.keyboard.press("?");
  await expect(dialog).toBeHidden();
  await page.goto("/en/desk/keyboard");
  const letters = page.getByLabel("Shortcuts of a single letter, digit or sign");
  await expect(letters).not.toBeChecked();
  await letters.check();
  await accessible(page);
});

test("from the top of the page a few keys lead to the substantiation, and a long list is one stop", async ({ staff }) => {
  const page = await staff("drafter");
  await page.goto("/en/desk/drafts");
  await page.getByRole("link", { name: /families with many children/ }).first().click();
  await page.goto(`/en/desk/drafts/${numberOf(page)}/decide`);
  const skip = page.getByRole("link", { name: "Go to the substantiation" });
  for (let presses = 0; presses < 4; presses++) await page.keyboard.press("Tab");
  await expect(skip).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#f-substantiation")).toBeFocused();
  const stops = page.locator("#queue ol[data-one-stop] [tabindex='0']");
  await expect(stops).toHaveCount(1);
});

test("the title of a draft stays in sight while the page is scrolled", async ({ staff }) => {
  const page = await staff("drafter");
  await page.goto("/en/desk/drafts");
  await page.getByRole("link", { name: /disability/i }).first().click();
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight / 2));
  await expect(page.getByRole("heading", { level: 1 })).toBeInViewport();
  await expect(page.locator(".head-line .tag")).toBeInViewport();
});
