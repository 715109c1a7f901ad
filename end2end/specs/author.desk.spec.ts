import { linkFor } from "../support/letters.ts";
import { expect, test } from "../support/test.ts";

/** A draft of the demonstration that is open for comment. */
const OPEN = "Assignment of the state benefit to families with many children";
const AUTHOR = "corrector@example.org";

test("an author corrects and withdraws a comment, its owner disowns it, a reader reports it", async ({ page, staff, talqy, accessible }) => {
  const send = async (words: string): Promise<void> => {
    await page.goto("/en/");
    await page.getByRole("link", { name: OPEN }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(OPEN);
    await page.locator(".clause .say[href*='/comment?']").first().click();
    await page.getByLabel("Your comment").fill(words);
    await page.getByLabel("Name", { exact: true }).fill("Dana Ospanova");
    await page.getByLabel("E-mail for the receipt").fill(AUTHOR);
    await page.getByRole("button", { name: "Send the comment" }).click();
    await expect(page).toHaveURL(/\/en\/receipts\/[a-z0-9]{26}$/);
  };
  await send("The term is two days.");
  const comment = (await page.getByRole("heading", { level: 1 }).innerText()).replace(/\D/g, "");
  await page.getByRole("link", { name: "Correct or withdraw the comment" }).click();
  await accessible();
  await page.getByLabel("The words of the comment").fill("The term is three days.");
  await page.getByRole("button", { name: "Save the correction" }).click();
  await expect(page.locator("main")).toContainText("Corrected by its author");
  await page.getByText("Earlier wording").click();
  await expect(page.locator("main")).toContainText("The term is two days.");
  await accessible();
  const disown = new URL(await linkFor(talqy, AUTHOR, "/not-mine/")).pathname;

  await page.getByRole("link", { name: "Correct or withdraw the comment" }).click();
  await page.getByRole("button", { name: "Withdraw the comment" }).click();
  await expect(page.locator("main")).toContainText("Withdrawn by its author");
  await accessible();
  await page.goto(disown);
  await accessible();
  await page.getByRole("button", { name: "This comment is not mine" }).click();
  await expect(page.locator("main")).toContainText("The name and the address were taken off it.");

  await send("Buy our boots.");
  await page.getByRole("link", { name: "Your comment among the others" }).click();
  const number = new URL(page.url()).pathname.split("/").at(3) ?? "";
  await page.goto(`/en/drafts/${number}/comments?no=${comment}`);
  await expect(page.locator(`#no-${comment}`)).toContainText("Withdrawn by its author");
  await page.locator("article.comment a[href$='/report']").last().click();
  await accessible();
  await page.getByRole("button", { name: "Send the report" }).click();
  await expect(page.getByRole("alert")).toContainText("Choose what is wrong with the comment.");
  await page.getByLabel("advertising").check();
  await page.getByRole("button", { name: "Send the report" }).click();
  await expect(page.locator("main")).toContainText("The report was received.");

  const head = await staff("head");
  await head.goto("/en/desk/abuse");
  await accessible(head);
  await head.locator("article", { hasText: number }).last().getByRole("link").click();
  await accessible(head);
  const reports = head.getByRole("heading", { name: "Reports of readers" });
  await expect(reports).toBeVisible();
  await head.getByRole("button", { name: "Leave the words" }).click();
  await expect(reports).toHaveCount(0);
});
