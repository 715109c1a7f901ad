import { letters, linkFor } from "../support/letters.ts";
import { expect, test } from "../support/test.ts";

const OPEN = "Assignment of the state benefit to families with many children";

test("r15_6 a reader follows a draft by e-mail: asked, confirmed by the letter's link, ended later", async ({ page, talqy }, info) => {
  const email = `reader.${info.project.name}.${info.workerIndex}@example.org`;
  await page.goto("/en/");
  await page.getByRole("link", { name: OPEN }).first().click();
  await page.getByRole("link", { name: "Be told by e-mail" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Be told by e-mail");

  // An address that cannot be one comes back with its error and the choice.
  await page.getByLabel(/Every draft on the service/).check();
  await page.getByLabel("E-mail", { exact: true }).fill("reader");
  await page.getByRole("button", { name: "Send me the link" }).click();
  await expect(page.getByRole("alert")).toContainText("Write the address in full");
  await expect(page.getByLabel("E-mail", { exact: true })).toHaveValue("reader");
  await expect(page.getByLabel(/Every draft on the service/)).toBeChecked();
  await page.getByLabel(/Only this draft/).check();
  await page.getByLabel("E-mail", { exact: true }).fill(email);
  await page.getByRole("button", { name: "Send me the link" }).click();
  await expect(page.locator(".flash")).toContainText("Open the link in the letter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(OPEN);

  // Opening the link changes nothing: a person confirms.
  const link = await linkFor(talqy, email, "/en/subscriptions/");
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Confirm the subscription");
  await expect(page.locator("main")).toContainText(email);
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.locator(".flash")).toContainText("You will be told about this by e-mail.");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your subscription");

  // How often and in which language letters come is the reader's to change.
  await page.getByLabel("Русский").check();
  await page.getByLabel("once a week, if there is news").check();
  await page.getByLabel("Remind me on the day before the last day of a discussion").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator(".flash")).toContainText("Saved.");
  await expect(page.getByLabel("Русский")).toBeChecked();
  await expect(page.getByLabel("once a week, if there is news")).toBeChecked();

  // Ended by a press, and gone for good.
  await page.goto(link);
  await page.getByRole("button", { name: "End this subscription" }).click();
  await expect(page.locator(".flash")).toContainText("You will receive no more letters about this.");
  const gone = await page.goto(link);
  expect(gone?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This subscription has ended");
  expect(letters(talqy, email)).toHaveLength(1);
});
