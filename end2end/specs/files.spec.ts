import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/test.ts";

/** A draft of the demonstration whose closing report is published, with comments and changes. */
const REPORTED = "Issuance of a driving licence";

async function openReport(page: Page): Promise<void> {
  await page.goto("/en/reports");
  await page.getByRole("link", { name: REPORTED }).first().click();
  if (!page.url().endsWith("/report")) {
    await page.getByRole("navigation", { name: "Pages of the draft" }).getByRole("link", { name: "Report" }).click();
  }
  await expect(page.getByRole("heading", { name: "Closing report" })).toBeVisible();
}

/** Follows a link to a document, by way of the page that waits for it if it takes longer. */
async function save(page: Page, link: string): Promise<{ name: string; bytes: Buffer }> {
  const here = page.url();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: link }).click()]);
  await page.goto(here);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test("r15_8 a published report is saved as documents", async ({ page }) => {
  await openReport(page);
  const pdf = await save(page, "PDF, for reading and printing");
  expect(pdf.name).toMatch(/^talqy-\d{4}-\d{4}-report-en\.pdf$/);
  expect(pdf.bytes.subarray(0, 5).toString()).toBe("%PDF-");
  const docx = await save(page, "DOCX, for word processors");
  expect(docx.name).toMatch(/-report-en\.docx$/);
  const xml = await save(page, "Akoma Ntoso (XML)");
  expect(xml.bytes.toString()).toContain("http://docs.oasis-open.org/legaldocml/ns/akn/3.0");
});

test("r15_8 a text and a redline are saved as documents", async ({ page }) => {
  await openReport(page);
  await page.getByRole("navigation", { name: "Pages of the draft" }).getByRole("link", { name: "Compare" }).click();
  const redline = await save(page, "DOCX with changes to accept and reject");
  expect(redline.name).toMatch(/-redline-1-2-en\.docx$/);
  await page.getByRole("navigation", { name: "Pages of the draft" }).getByRole("link", { name: "Text" }).click();
  const text = await save(page, "PDF, for reading and printing");
  expect(text.name).toMatch(/-revision-\d-en\.pdf$/);
});

test("r15_9 a decided comment leads to what it changed, and a change to its comments", async ({ page }) => {
  await openReport(page);
  const accepted = page.locator("article.comment", { hasText: "Нұрбек Қожабаев" });
  await accepted.locator(".causes a").first().click();
  await expect(page).toHaveURL(/\/compare\/1\/2[^#]*#c-2-6-4$/);
  const change = page.locator("#c-2-6-4");
  await expect(change.locator("ins").first()).toBeVisible();
  await change.locator(".causes a").first().click();
  await expect(page.locator("article.comment", { hasText: "Нұрбек Қожабаев" })).toBeVisible();
});
