import type { Page } from "@playwright/test";
import { toReceipt } from "../support/receipt.ts";
import { expect, test } from "../support/test.ts";

/** A draft of the demonstration that is open for comment, with content in three languages. */
const OPEN = "Assignment of the state benefit to families with many children";

async function openDraft(page: Page): Promise<string> {
  await page.goto("/en/");
  await page.getByRole("link", { name: OPEN }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(OPEN);
  return new URL(page.url()).pathname;
}

/** Opens the form of the first clause that has a Comment control. */
async function openForm(page: Page): Promise<string> {
  const draft = await openDraft(page);
  await page.locator(".clause .say[href*='/comment?']").first().click();
  await expect(page.getByLabel("Your comment")).toBeVisible();
  return draft;
}

async function fill(page: Page, text: string): Promise<void> {
  await page.getByLabel("Your comment").fill(text);
  await page.getByLabel("Name", { exact: true }).fill("Dana Ospanova");
  await page.getByLabel("E-mail for the receipt").fill("dana@example.org");
}

test("r15_5 anybody comments on a clause and gets a receipt", async ({ page }, info) => {
  const draft = await openForm(page);
  const text = `Three days is fine for paper, but the portal answers at once (${info.project.name}).`;
  await fill(page, text);
  await page.getByRole("button", { name: "Send the comment" }).click();
  await toReceipt(page);
  await expect(page).toHaveURL(/\/en\/receipts\/[a-z0-9]{26}$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^No\. \d+$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await expect(page.getByText(text)).toBeVisible();
  await expect(page.locator("body")).not.toContainText("dana@example.org");
  const file = await page.request.get(`${page.url()}/file`);
  expect(file.headers()["content-disposition"]).toContain("attachment");
  expect(await file.text()).toContain(text);
  await page.goto(`${draft}/comments?order=date`);
  await expect(page.locator("body")).not.toContainText("dana@example.org");
});

test("an incomplete form comes back with its errors and every typed word", async ({ page }) => {
  await openForm(page);
  await page.getByLabel("Your comment").fill("A comment without an author.");
  await page.getByLabel("E-mail for the receipt").fill("nobody");
  await page.getByRole("button", { name: "Send the comment" }).click();
  const summary = page.getByRole("alert");
  await expect(summary).toBeFocused();
  await expect(summary).toBeInViewport();
  await expect(page).toHaveTitle(/^Error: /);
  // In the order of the form.
  await expect(summary.getByRole("link")).toHaveText(["Write your name", "This cannot be an e-mail address"]);
  await expect(summary.getByRole("link", { name: "Write your name" })).toBeVisible();
  await expect(summary.getByRole("link", { name: "This cannot be an e-mail address" })).toBeVisible();
  await expect(page.getByLabel("Your comment")).toHaveValue("A comment without an author.");
  await expect(page.getByLabel("E-mail for the receipt")).toHaveValue("nobody");
  await expect(page.getByLabel("Name", { exact: true })).toHaveAttribute("aria-invalid", "true");
});

test("r15_4 a comment sent after the closing moment is refused and handed back", async ({ page, clock }) => {
  await openForm(page);
  const text = "This was written while the form was open and sent too late.";
  await fill(page, text);
  clock.advance({ days: 31 });
  await page.getByRole("button", { name: "Send the comment" }).click();
  await expect(page.getByRole("heading", { name: "The discussion has closed: this comment was not accepted" })).toBeVisible();
  await expect(page.locator("#refusal")).toBeFocused();
  await expect(page.locator("#refusal")).toBeInViewport();
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.locator(".moments")).toContainText("24:00");
  await expect(page.locator(".handed-text")).toHaveText(text);
  const file = page.getByRole("link", { name: "Save as a file" });
  await expect(file).toHaveAttribute("download", /\.txt$/);
  await expect(file).toHaveAttribute("href", /^data:text\/plain/);
  await expect(page.getByRole("link", { name: "Be told by e-mail when the closing report is published" })).toBeVisible();
  const signed = await page.getByRole("link", { name: "Save the signed refusal" }).getAttribute("href");
  await page.goto("/en/receipts/check");
  await page.getByLabel("Or its text").fill(decodeURIComponent(signed!.split(",")[1]!));
  await page.getByRole("button", { name: "Check" }).click();
  await expect(page.getByRole("heading", { name: "The refusal is genuine" })).toBeVisible();
});

test("hostile text is stored and shown harmless", async ({ page }) => {
  const draft = await openForm(page);
  const text = `</textarea></title><script>document.title="broken"</script><img src=x onerror="document.title='broken'"> ${test.info().project.name}`;
  await fill(page, text);
  await page.getByRole("button", { name: "Send the comment" }).click();
  await toReceipt(page);
  await expect(page.getByText("</textarea></title><script>", { exact: false })).toBeVisible();
  await page.goto(`${draft}/comments?order=date`);
  await expect(page).not.toHaveTitle(/broken/);
});

test("r15_8 the name of an individual is withheld at their wish, everywhere", async ({ page }, info) => {
  const draft = await openForm(page);
  const text = `I would rather not be named, but the queue is too long (${info.project.name}).`;
  await fill(page, text);
  await page.getByLabel("Name", { exact: true }).fill("Zhanna Withheldova");
  await page.getByLabel("Do not publish my name").check();
  await page.getByLabel("Region", { exact: true }).selectOption({ label: "Karaganda region" });
  await page.getByRole("button", { name: "Send the comment" }).click();
  await toReceipt(page);
  await expect(page.locator("body")).toContainText("individual, Karaganda region");
  await page.goto(`${draft}/comments?order=newest`);
  const mine = page.locator("article.comment", { hasText: text });
  await expect(mine).toContainText("individual, Karaganda region");
  await expect(page.locator("body")).not.toContainText("Withheldova");
  const machine = await page.request.get(`/api/v1${draft.replace("/en", "")}/comments?limit=200`);
  expect(await machine.text()).not.toContain("Withheldova");
});

test("r15_5 a group names everybody and gives one address", async ({ page }, info) => {
  await openForm(page);
  const text = `We ask together for shorter queues (${info.project.name}).`;
  await page.getByLabel("Your comment").fill(text);
  await page.getByLabel("Several together").check();
  await page.getByLabel("Names of all who speak together").fill("Dana Ospanova\nMarat Akhmetov");
  await page.getByLabel("E-mail for the receipt").fill("dana@example.org");
  await page.getByRole("button", { name: "Send the comment" }).click();
  await expect(page).toHaveURL(/\/en\/receipts\//);
  await expect(page.locator("body")).toContainText("Dana Ospanova; Marat Akhmetov");
});

test("r15_5 without an e-mail the receipt offers its file first", async ({ page }, info) => {
  await openForm(page);
  await page.getByLabel("Your comment").fill(`The receipt is enough for me as a file (${info.project.name}).`);
  await page.getByLabel("Name", { exact: true }).fill("Dana Ospanova");
  await page.getByRole("button", { name: "Send the comment" }).click();
  await expect(page).toHaveURL(/\/en\/receipts\//);
  await expect(page.getByText("No e-mail was given")).toBeVisible();
  await expect(page.getByRole("link", { name: "Save the receipt as a file" })).toHaveCount(1);
});
