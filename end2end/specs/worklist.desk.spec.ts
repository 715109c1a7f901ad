import type { Page } from "@playwright/test";
import { letters, linkFor } from "../support/letters.ts";
import { numberOf } from "../support/staff.ts";
import { expect, test } from "../support/test.ts";

/** Asks for the placement of the draft on the land cadastre, which is complete and overdue. */
async function ask(drafter: Page): Promise<string> {
  await drafter.goto("/en/desk/drafts");
  await drafter.getByRole("link", { name: /land/i }).first().click();
  const number = numberOf(drafter);
  await drafter.goto(`/en/desk/drafts/${number}/placement`);
  await drafter.getByRole("button", { name: "Ask the head to place it" }).click();
  await expect(drafter.locator(".flash")).toContainText("The head has been asked");
  return number;
}

test("what is done goes from one's own list to the list of who is next, and leads to the page where it is done", async ({ staff, own }) => {
  const drafter = await staff("drafter.registers", own);
  await drafter.goto("/en/desk");
  const waits = drafter.getByRole("region", { name: "Waits for you" }).getByRole("listitem").filter({ hasText: /land/i });
  await expect(waits).toHaveCount(1);
  await expect(waits).toContainText("Write the draft:");
  const number = await ask(drafter);
  await drafter.goto("/en/desk");
  await expect(waits).toHaveCount(0);
  const elsewhere = drafter.getByRole("region", { name: "Goes on with others" });
  await expect(elsewhere.getByRole("listitem").filter({ hasText: number })).toContainText("Done by: Ержан Төлеубаев");

  const head = await staff("head.registers", own);
  await head.goto("/en/desk");
  const item = head.getByRole("region", { name: "Waits for you" }).getByRole("listitem").filter({ hasText: number });
  await expect(item).toContainText("Confirm the placement:");
  await item.getByRole("link", { name: "Open", exact: true }).click();
  await expect(head).toHaveURL(new RegExp(`/en/desk/drafts/${number}/placement$`));
});

test("a letter about the work leads to the page where it is done", async ({ staff, own }) => {
  const number = await ask(await staff("drafter.registers", own));
  const link = await linkFor(own, "head.registers@talqy.example", `/desk/drafts/${number}/placement`);
  expect(link).toMatch(/^http/);
});

test("a kind of letter that is turned off does not come", async ({ staff, own, page }) => {
  const email = "head.registers@talqy.example";
  const head = await staff("head.registers", own);
  await head.goto("/en/desk/account");
  const section = head.getByRole("region", { name: "Letters about the work" });
  await expect(section.getByRole("checkbox", { checked: true })).toHaveCount(11);
  await section.getByLabel("a request to place a draft").uncheck();
  await section.getByRole("button", { name: "Save" }).click();
  await expect(head.locator(".flash")).toContainText("Saved");
  await expect(section.getByLabel("a request to place a draft")).not.toBeChecked();

  const number = await ask(await staff("drafter.registers", own));
  // A letter that was written later has gone, so one about the placement would have gone as well.
  await page.goto(`${own.url}/en/recover`);
  await page.locator("#f-email").fill(email);
  await page.locator("main form button").click();
  await linkFor(own, email, "/recover/");
  expect(letters(own, email).filter((letter) => letter.includes(`/desk/drafts/${number}/placement`))).toEqual([]);
});
