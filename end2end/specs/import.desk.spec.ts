import { expect, test } from "../support/test.ts";
import { numberOf } from "../support/staff.ts";

test("a standard in DOCX is read, reviewed and written into the draft", async ({ staff }) => {
  const drafter = await staff("drafter");
  await drafter.goto("/en/desk/drafts");
  await drafter.getByRole("link", { name: /disability/ }).first().click();
  const number = numberOf(drafter);
  await drafter.getByRole("link", { name: "Import a text" }).click();

  // A file that is none is refused beside its field.
  const file = drafter.getByLabel("File", { exact: true });
  await file.setInputFiles({ name: "scan.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n") });
  await drafter.getByRole("button", { name: "Read the file" }).click();
  await expect(drafter.locator("main")).toContainText("The PDF is damaged. Choose the DOCX from which it was made, or paste the text.");

  // What the site itself writes, it reads.
  const text = await drafter.request.get("/api/v1/drafts/2026-0001/revisions/1.docx?lang=ru");
  expect(text.status()).toBe(200);
  await drafter.goto(`/en/desk/drafts/${number}/import`);
  await drafter.getByLabel("Language of the text").selectOption("ru");
  const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  await file.setInputFiles({ name: "standard.docx", mimeType: type, buffer: await text.body() });
  await drafter.getByRole("button", { name: "Read the file" }).click();
  await expect(drafter.getByRole("heading", { name: "What was read" })).toBeVisible();
  const documents = drafter.locator("section", { has: drafter.getByRole("heading", { name: /^2\.6 / }) }).last();
  await documents.getByRole("radio").first().check();
  await drafter.locator("main form.import button.button").last().click();
  await expect(drafter).toHaveURL(/\?imported=/);
  await expect(drafter.locator("main")).toContainText("Две фотографии размером 3,5 х 4,5 сантиметра");
});

test("a pasted text is read line by line, and its doubts are walked through", async ({ staff }) => {
  const drafter = await staff("drafter");
  await drafter.goto("/en/desk/drafts");
  await drafter.getByRole("link", { name: /disability/ }).first().click();
  const number = numberOf(drafter);
  await drafter.goto(`/en/desk/drafts/${number}/import`);
  await drafter.getByLabel("Language of the text").selectOption("ru");
  const text = "Глава 2. Порядок оказания государственной услуги\n9. Основания для отказа в оказании государственной услуги:\n1) отсутствие печати;\n2) отсутствие подписи.";
  await drafter.locator("#f-text").fill(text);
  await drafter.getByRole("button", { name: "Read the file" }).click();
  await expect(drafter.getByRole("heading", { name: "What was read" })).toBeVisible();
  await drafter.locator("a[href='#d-1']").first().click();
  await expect(drafter).toHaveURL(/#d-1$/);
  await expect(drafter.locator("#d-1")).toContainText("doubt 1 of 2");
  await drafter.locator("#d-1").getByRole("link", { name: "next doubt" }).click();
  await expect(drafter).toHaveURL(/#d-2$/);
});
