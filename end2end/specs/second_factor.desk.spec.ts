import { code } from "../support/authenticator.ts";
import { letters } from "../support/letters.ts";
import { PASSWORD } from "../support/staff.ts";
import { LANGUAGES, expect, test } from "../support/test.ts";

test("an authenticator app is added by its first code, asked for at sign-in, replaced by a recovery code, and removed", async ({
  staff,
  own,
  accessible,
}) => {
  test.setTimeout(120_000);
  const page = await staff("head", own);
  await page.goto("/en/desk/account");
  await page.getByRole("link", { name: "Add an authenticator app" }).click();
  for (const language of LANGUAGES) {
    await page.goto(`/${language}/desk/account/second-factor`);
    await accessible(page);
  }
  await page.goto("/en/desk/account/second-factor");
  await page.getByRole("button", { name: "Add an authenticator app" }).click();
  await expect(page.getByRole("img", { name: "QR code with the key for the app" })).toBeVisible();
  const key = await page.locator("#key").innerText();
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByRole("alert")).toContainText("Type the code.");
  await accessible(page);
  await page.locator("#f-code").fill("000000");
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByRole("alert")).toContainText("This code is wrong");
  expect(await page.locator("#key").innerText()).toBe(key);
  await page.locator("#f-code").fill(code(key, own.clock.now()));
  await page.getByRole("button", { name: "Confirm" }).click();
  const recovery = await page.locator("#recovery-codes li").allInnerTexts();
  expect(recovery).toHaveLength(10);
  await accessible(page);
  await expect.poll(() => letters(own, "head@talqy.example").length).toBeGreaterThan(0);

  await page.getByRole("button", { name: "Sign out" }).click();
  const enter = async () => {
    await page.goto("/en/sign-in?next=/en/desk/drafts");
    await page.locator("#f-email").fill("head@talqy.example");
    await page.locator("#f-password").fill(PASSWORD);
    await page.locator("form.form button.button").click();
    await expect(page.getByRole("heading", { name: "Code of the second factor" })).toBeVisible();
  };
  await enter();
  await accessible(page);
  await page.goto("/en/desk");
  await expect(page.getByRole("heading", { name: "Code of the second factor" })).toBeVisible();
  await page.locator("#f-code").fill("12");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("alert")).toContainText("has six digits");
  own.clock.advance({ minutes: 1 });
  await page.locator("#f-code").fill(code(key, own.clock.now()));
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.locator(".flash")).toContainText("signed in");

  await page.getByRole("button", { name: "Sign out" }).click();
  await enter();
  await page.locator("#f-code").fill(recovery[0]?.toUpperCase() ?? "");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/en\/desk\/drafts$/);
  await page.goto("/en/desk/account/second-factor");
  await expect(page.getByText("9 recovery codes are left.")).toBeVisible();
  await page.locator("summary", { hasText: "Remove the second factor" }).click();
  await accessible(page);
  own.clock.advance({ minutes: 1 });
  await page.locator("#f-present_password").fill(PASSWORD);
  await page.locator("#f-code").fill(code(key, own.clock.now()));
  await page.getByRole("button", { name: "Remove it" }).click();
  await expect(page.getByText("Your account has no second factor.")).toBeVisible();
});
