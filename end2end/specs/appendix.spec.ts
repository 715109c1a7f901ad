import { toReceipt } from "../support/receipt.ts";
import { expect, test } from "../support/test.ts";

/** A draft of the demonstration whose documents refer to an application form in an appendix. */
const OPEN = "Assignment of the state benefit to families with many children";

test("r14_1 an appendix is reached by what refers to it, and its clause is commented on", async ({ page }, info) => {
  await page.goto("/en/");
  await page.getByRole("link", { name: OPEN }).first().click();
  const draft = new URL(page.url()).pathname;
  await page.locator(".clause a[href='#c-5-1']", { hasText: "Appendix 1" }).first().click();
  await expect(page).toHaveURL(/#c-5-1$/);
  const heading = page.locator("#c-5-1");
  await expect(heading).toContainText("Appendix 1. Application for the assignment of the benefit");
  await expect(heading).toBeInViewport();
  // A line of blanks is a line of blanks.
  await expect(page.locator("#c-5-1-1")).toContainText("To: ____________________");
  // A page without scripts cannot be asked by one.
  if (info.project.name !== "noscript") {
    const beyond = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await page.evaluate(beyond), "the page is no wider than the screen").toBeLessThanOrEqual(0);
  }

  await page.locator("#c-5-1-1 .say[href*='/comment?']").last().click();
  const text = `The form should be filled in from the registers (${info.project.name}).`;
  await page.getByLabel("Your comment").fill(text);
  await page.getByLabel("Name", { exact: true }).fill("Dana Ospanova");
  await page.getByRole("button", { name: "Send the comment" }).click();
  await toReceipt(page);
  await page.goto(`${draft}/comments?by=date`);
  const mine = page.locator("article.comment", { hasText: text });
  await expect(mine.locator("blockquote.quoted a.num")).toHaveText("5.1.1");
});
