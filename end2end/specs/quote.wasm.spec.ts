import { toReceipt } from "../support/receipt.ts";
import { expect, test } from "../support/test.ts";

const OPEN = "Assignment of the state benefit to families with many children";

test("r15_5 words marked in a clause are offered to be commented on", async ({ page }) => {
  await page.goto("/en/");
  await page.getByRole("link", { name: OPEN }).first().click();
  const words = page.locator(".law .clause p").first();
  const text = (await words.innerText()).replace(/\s+/g, " ").trim();
  const offer = page.locator(".quoting");
  // Marked again until the island is awake and answers.
  await expect(async () => {
    await page.evaluate(() => getSelection()?.removeAllRanges());
    await words.selectText();
    await expect(offer).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(offer.locator("q")).toHaveText(text);
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await expect(offer).toBeHidden();
  await words.selectText();
  await offer.getByRole("link", { name: "Comment on these words" }).click();
  await expect(page.getByLabel("The words you mean")).toHaveValue(text);
  await page.getByLabel("Your comment").fill("These words need a number of days.");
  await page.getByLabel("Name", { exact: true }).fill("Marat");
  await page.getByLabel("E-mail for the receipt").fill("marat@example.org");
  await page.getByRole("button", { name: "Send the comment" }).click();
  await toReceipt(page);
  await expect(page.locator("blockquote.quoted")).toHaveText(text);
});

test("with the focus in a clause one key opens the form of the clause", async ({ page }) => {
  await page.goto("/en/");
  await page.getByRole("link", { name: OPEN }).first().click();
  const number = page.locator(".law .clause .no").nth(2);
  await expect(async () => {
    await number.focus();
    await page.keyboard.press("Alt+KeyC");
    await expect(page.getByLabel("Your comment")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Comment on");
});
