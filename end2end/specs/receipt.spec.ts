import { toReceipt } from "../support/receipt.ts";
import { expect, test } from "../support/test.ts";

const OPEN = "Assignment of the state benefit to families with many children";

test("a saved receipt is known again, and a changed one is not", async ({ page }, info) => {
  await page.goto("/en/");
  await page.getByRole("link", { name: OPEN }).first().click();
  await page.locator(".clause .say[href*='/comment?']").first().click();
  await page.getByLabel("Your comment").fill(`Keep the receipt (${info.project.name}).`);
  await page.getByLabel("Name", { exact: true }).fill("Dana Ospanova");
  await page.getByLabel("E-mail for the receipt").fill("dana@example.org");
  await page.getByRole("button", { name: "Send the comment" }).click();
  await toReceipt(page);
  const file = await (await page.request.get(`${page.url()}/file`)).text();

  await page.getByRole("link", { name: "Check a saved receipt" }).click();
  await page.getByLabel("The file").setInputFiles({
    name: "talqy.txt",
    mimeType: "text/plain",
    buffer: Buffer.from(file.replaceAll("\n", "\r\n")),
  });
  await page.getByRole("button", { name: "Check" }).click();
  await expect(page.getByRole("heading", { name: "The receipt is genuine" })).toBeVisible();

  await page.getByLabel("Or its text").fill(file.replace("Dana Ospanova", "Somebody else"));
  await page.getByRole("button", { name: "Check" }).click();
  await expect(page.getByRole("heading", { name: "This is not what this site signed" })).toBeVisible();

  await page.getByLabel("Or its text").fill("");
  await page.getByRole("button", { name: "Check" }).click();
  await expect(page.getByRole("alert").getByRole("link", { name: "Choose a file or paste its text" })).toBeVisible();
});
