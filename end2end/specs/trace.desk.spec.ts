import { expect, test } from "../support/test.ts";

// R15-9: every change is linked with the comment that caused it, or explained, where the text is written.
test("the cause of a change is named beside its text", async ({ staff, own }) => {
  test.setTimeout(120_000);
  const page = await staff("drafter.prosecutor", own);
  await page.goto("/en/desk/drafts");
  await page.getByRole("link", { name: /criminal record/i }).first().click();
  const number = new URL(page.url()).pathname.split("/").at(4) ?? "";
  const section = `/en/desk/drafts/${number}/edit/other`;

  // Something changes that no comment asked for.
  await page.goto(section);
  const words = page.locator("textarea[name^='line.'][name$='.text.ru']").first();
  await words.fill(`${await words.inputValue()} Уточнённая редакция.`);
  await page.keyboard.press("Control+s");
  await expect(page.locator(".save, .flash").first()).toContainText(/saved/i);
  await page.goto(section);
  const causes = page.locator("#causes");
  await expect(causes.getByText("No cause is named yet.")).toBeVisible();

  // Neither a comment nor a reason: told beside the field, and the clause stays chosen.
  await causes.getByRole("button", { name: "Save the cause" }).click();
  await expect(causes.locator("#f-comment-error")).toContainText("Choose a comment or write the reason");
  await expect(causes.getByLabel("Clause")).not.toHaveValue("");

  // A comment that is none is not passed over, though a reason stands beside it.
  const element = await causes.getByLabel("Clause").inputValue();
  const form = { do: "cause", element, comment: "none", reason: "The wording follows the register." };
  const refused = await page.request.post(section, { form, headers: { origin: own.url } });
  expect(refused.status()).toBe(422);
  expect(await refused.text()).toContain("Choose a comment or write the reason");

  // An accepted comment on another clause is linked, and the link is taken back.
  await causes.getByLabel("Accepted comment that caused it").selectOption({ index: 1 });
  await causes.getByRole("button", { name: "Save the cause" }).click();
  await expect(page.locator(".flash")).toContainText(/saved/i);
  await expect(causes.getByText("No cause is named yet.")).toHaveCount(0);
  await causes.getByRole("button", { name: /Take the link back/ }).click();
  await expect(causes.getByText("No cause is named yet.")).toBeVisible();

  // A reason in writing does as well, and stands on the page of the report.
  await causes.getByLabel("Reason, if no comment caused it").fill("The wording follows the register.");
  await causes.getByRole("button", { name: "Save the cause" }).click();
  await expect(causes.getByText("The wording follows the register.")).toBeVisible();
  await page.goto(`/en/desk/drafts/${number}/report`);
  await expect(page.locator("#gaps")).toContainText("The wording follows the register.");
});
