import { type Page, expect } from "@playwright/test";

/** Waits for the receipt; where a comment that says nearly the same is offered first, sends the own one all the same. */
export async function toReceipt(page: Page): Promise<void> {
  const offers = page.locator("#offers");
  await expect(page.locator("article.receipt").or(offers).first()).toBeVisible();
  if (await offers.isVisible()) await offers.getByRole("button").last().click();
  await expect(page).toHaveURL(/\/receipts\//);
}
