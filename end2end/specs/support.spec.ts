import { toReceipt } from "../support/receipt.ts";
import { expect, test } from "../support/test.ts";

const OPEN = "Assignment of the state benefit to families with many children";

test("r15_5 who writes what somebody has written may support it instead", async ({ page, accessible }, info) => {
  const words = `Grandparents under guardianship orders deserve equal instalments, Article ${info.project.name.length * 7}`;
  const form = async (text: string, name: string) => {
    await page.goto("/en/");
    await page.getByRole("link", { name: OPEN }).first().click();
    await page.locator(".clause .say[href*='/comment?']").nth(1).click();
    await page.getByLabel("Your comment").fill(text);
    await page.getByLabel("Name", { exact: true }).fill(name);
    await page.getByLabel("E-mail for the receipt").fill(`${name.toLowerCase()}@example.org`);
    await page.getByRole("button", { name: "Send the comment" }).click();
  };
  await form(words, "Aruzhan");
  await toReceipt(page);

  await form(`${words}.`, `Bolat${info.project.name}`);
  const offers = page.locator("#offers");
  await expect(offers.getByRole("heading", { name: "Somebody has already written nearly the same" })).toBeVisible();
  await expect(offers).toBeInViewport();
  await expect(page.getByLabel("Your comment")).toHaveValue(`${words}.`);
  await offers.getByRole("button", { name: /^Support comment No\. \d+$/ }).first().click();
  await expect(page).toHaveURL(/\/en\/supports\/[a-z0-9]{26}$/);
  await expect(page.locator(".facts-list")).toContainText(`Bolat${info.project.name}`);
  await expect(page.locator("body")).not.toContainText("@example.org");
  // What looks for faults is a script itself.
  if (info.project.name !== "noscript") await accessible();
  const file = await page.request.get(`${page.url()}/file`);
  expect(file.headers()["content-disposition"]).toContain("attachment");

  await page.getByRole("link", { name: "The comment among others" }).click();
  await page.locator("article.comment:target").getByRole("link", { name: /^Supported by \d+$/ }).click();
  await expect(page.getByRole("table")).toContainText(`Bolat${info.project.name}`);
});
