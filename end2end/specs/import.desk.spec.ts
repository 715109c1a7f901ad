import { press } from "../support/keyboard.ts";
import { numberOf } from "../support/staff.ts";
import { expect, test } from "../support/test.ts";

/** Two grounds for refusal whose law is not named. */
const DOUBTFUL = [
  "Глава 2. Порядок оказания государственной услуги",
  "9. Основания для отказа в оказании государственной услуги:",
  "1) отсутствие печати;",
  "2) отсутствие подписи.",
].join("\n");

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
  await drafter.locator("#f-text").fill(DOUBTFUL);
  await drafter.getByRole("button", { name: "Read the file" }).click();
  await expect(drafter.getByRole("heading", { name: "What was read" })).toBeVisible();
  await drafter.locator("a[href='#d-1']").first().click();
  await expect(drafter).toHaveURL(/#d-1$/);
  await expect(drafter.locator("#d-1")).toContainText("doubt 1 of 2");
  await drafter.locator("#d-1").getByRole("link", { name: "next doubt" }).click();
  await expect(drafter).toHaveURL(/#d-2$/);
});

test("a PDF with a text layer is read, too", async ({ staff }) => {
  const drafter = await staff("drafter");
  await drafter.goto("/en/desk/drafts");
  await drafter.getByRole("link", { name: /disability/ }).first().click();
  await drafter.goto(`/en/desk/drafts/${numberOf(drafter)}/import`);
  // A document that nobody has asked for yet is written first.
  const address = "/api/v1/drafts/2026-0001/revisions/1.pdf?lang=ru";
  await expect.poll(async () => (await drafter.request.get(address)).status()).toBe(200);
  const file = await (await drafter.request.get(address)).body();
  await drafter.getByLabel("Language of the text").selectOption("ru");
  await drafter.getByLabel("File", { exact: true }).setInputFiles({ name: "standard.pdf", mimeType: "application/pdf", buffer: file });
  await drafter.getByRole("button", { name: "Read the file" }).click();
  await expect(drafter.getByRole("heading", { name: "What was read" })).toBeVisible();
  await expect(drafter.locator("main")).toContainText("Две фотографии");
});

test("the doubts of an import are walked through by the keyboard", async ({ staff }) => {
  const drafter = await staff("drafter");
  await drafter.goto("/en/desk/drafts");
  await drafter.getByRole("link", { name: /disability/ }).first().click();
  await drafter.goto(`/en/desk/drafts/${numberOf(drafter)}/import`);
  await drafter.getByLabel("Language of the text").selectOption("ru");
  await drafter.locator("#f-text").fill(DOUBTFUL);
  await drafter.getByRole("button", { name: "Read the file" }).click();
  await press(drafter, drafter.locator("a[href='#d-1']").first());
  await expect(drafter.locator("#d-1")).toBeFocused();
  // The way back comes first, then the next one.
  await drafter.keyboard.press("Tab");
  await drafter.keyboard.press("Tab");
  await expect(drafter.locator("#d-1").getByRole("link", { name: "next doubt" })).toBeFocused();
  await drafter.keyboard.press("Enter");
  await expect(drafter.locator("#d-2")).toBeFocused();
});
