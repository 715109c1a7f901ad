import { expect, test } from "../support/test.ts";
import { numberOf } from "../support/staff.ts";

test("words that everybody must not read are hidden with a published reason, and shown again", async ({ staff, accessible, page }) => {
  const head = await staff("head.registers");
  await head.goto("/en/desk/drafts");
  await head.getByRole("link", { name: /vehicle/i }).first().click();
  const number = numberOf(head);
  const shown = page.locator("#no-1");
  await page.goto(`/en/drafts/${number}/comments?no=1&by=date`);
  const words = (await shown.locator(".words p").first().innerText()).trim();
  expect(words.length).toBeGreaterThan(10);

  await head.goto(`/en/desk/drafts/${number}/comments/1/hide`);
  await expect(head.locator("main")).toContainText(words);
  await accessible(head);
  await head.getByRole("button", { name: "Hide the words" }).click();
  await expect(head.getByRole("alert")).toContainText("Choose what is wrong with the words.");
  await head.getByLabel("a threat").check();
  await head.getByLabel("Reason, published in the place of the words").fill("It threatens a person.");
  await head.getByRole("button", { name: "Hide the words" }).click();
  await expect(head.getByRole("heading", { name: "The words are hidden" })).toBeVisible();
  await accessible(head);

  await page.reload();
  await expect(shown).toContainText("The words of this comment are not shown (a threat). It threatens a person.");
  await expect(shown).not.toContainText(words);
  await accessible(page);

  await head.getByLabel("Answer, sent to the author").fill("It was a mistake.");
  await head.getByRole("button", { name: "Show the words again" }).click();
  await expect(head.getByRole("heading", { name: "The words are shown to everybody" })).toBeVisible();
  await page.reload();
  await expect(shown).toContainText(words);
});
