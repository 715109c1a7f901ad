import { letters, linkFor } from "../support/letters.ts";
import type { Talqy } from "../support/server.ts";
import { PASSWORD } from "../support/staff.ts";
import { expect, test } from "../support/test.ts";

const NEW = "four quiet camels drinking tea";

/** The link of a letter, on the page in English. */
async function english(talqy: Talqy, to: string, part: string): Promise<string> {
  return (await linkFor(talqy, to, part)).replace("/ru/", "/en/");
}

test("a forgotten password is replaced by a letter, once", async ({ page, own }) => {
  const email = "drafter.edu@talqy.example";
  await page.goto(`${own.url}/en/sign-in`);
  await page.getByRole("link", { name: "Forgot the password?" }).click();
  await page.getByRole("button", { name: "Send the letter" }).click();
  await expect(page.getByRole("alert")).toContainText("Write your e-mail.");
  await page.locator("#f-email").fill("nobody@talqy.example");
  await page.getByRole("button", { name: "Send the letter" }).click();
  await expect(page.getByRole("status")).toContainText("If there is an account with the e-mail nobody@talqy.example");
  await page.getByRole("link", { name: "Ask for a new letter" }).click();
  await page.locator("#f-email").fill(email);
  await page.getByRole("button", { name: "Send the letter" }).click();
  await expect(page.getByRole("status")).toContainText(`If there is an account with the e-mail ${email}`);
  expect(letters(own, "nobody@talqy.example")).toEqual([]);

  const link = await english(own, email, "/recover/");
  await page.goto(link);
  await page.locator("#f-password").fill("qwertyuiop");
  await page.getByRole("button", { name: "Set the password and sign in" }).click();
  await expect(page.getByRole("alert")).toContainText("easy to guess");
  await page.locator("#f-password").fill(NEW);
  await page.getByRole("button", { name: "Set the password and sign in" }).click();
  await expect(page).toHaveURL(/\/en\/desk$/);
  await expect(page.locator("header")).toContainText("Назерке Ысқақова");
  await page.goto(link);
  await expect(page.locator("main")).toContainText("This link no longer works");
});

test("name, password and sessions are kept on the page of one's account", async ({ staff, own }) => {
  const page = await staff("drafter", own);
  const other = await staff("drafter", own);
  await page.goto(`${own.url}/en/desk`);
  await page.locator("header").getByRole("link", { name: "Дана Қасымова" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("My account");
  await page.locator("#f-name").fill(" ");
  await page.getByRole("region", { name: "Name and language" }).getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await page.locator("#f-name").fill("Дана Қасымова-Әлі");
  await page.getByRole("region", { name: "Name and language" }).getByRole("button", { name: "Save" }).click();
  await expect(page.locator(".flash")).toContainText("Saved");
  await expect(page.locator("header")).toContainText("Дана Қасымова-Әлі");

  const sessions = page.getByRole("region", { name: "Where you are signed in" });
  await expect(sessions).toContainText("this session");
  await sessions.getByRole("button", { name: "End all other sessions" }).click();
  await expect(page.locator(".flash")).toContainText("The session has ended");
  await expect(sessions.getByRole("listitem")).toHaveCount(1);
  await other.goto(`${own.url}/en/desk`);
  await expect(other).toHaveURL(/\/en\/sign-in/);

  await page.locator("#f-present_password").fill("wrong");
  await page.locator("#f-new_password").fill(NEW);
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.getByRole("alert")).toContainText("This is not the password of your account.");
  const told = () => letters(own, "drafter@talqy.example").length;
  // Letters about the work come by themselves.
  const before = told();
  await page.locator("#f-present_password").fill(PASSWORD);
  await page.locator("#f-new_password").fill(NEW);
  await page.getByRole("button", { name: "Change the password" }).click();
  await expect(page.locator(".flash")).toContainText("The password has been changed");
  await expect.poll(told).toBeGreaterThan(before);
});

test("the e-mail changes when both addresses have agreed", async ({ staff, page, own }) => {
  const [old, fresh] = ["head.edu@talqy.example", "o.savchenko@example.org"];
  const head = await staff("head.edu", own);
  await head.goto(`${own.url}/en/desk/account`);
  await head.locator("#f-new_email").fill(fresh);
  await head.locator("#f-email_password").fill("wrong");
  await head.getByRole("button", { name: "Send the letters" }).click();
  await expect(head.getByRole("alert")).toContainText("This is not the password of your account.");
  await expect(head.locator("#f-new_email")).toHaveValue(fresh);
  await head.locator("#f-email_password").fill(PASSWORD);
  await head.getByRole("button", { name: "Send the letters" }).click();
  await expect(head.locator(".flash")).toContainText("Letters have been sent to both addresses");
  await page.goto(await english(own, fresh, "/email-change/"));
  await page.getByRole("button", { name: "Agree to the change" }).click();
  await expect(page.getByRole("status")).toContainText("This address has agreed.");
  await page.goto(await english(own, old, "/email-change/"));
  await page.getByRole("button", { name: "Agree to the change" }).click();
  await expect(page.locator(".flash")).toContainText("The e-mail has been changed.");
  await head.reload();
  await expect(head.locator(".lead")).toHaveText(fresh);
});

test("roles are given after the password was shown again, and the form goes on by itself", async ({ staff, own }) => {
  const page = await staff("administrator", own);
  await page.goto(`${own.url}/en/desk/people/invite`);
  await page.locator("#f-name").fill("Айдос & Ко <тест>");
  await page.locator("#f-email").fill("aidos@example.org");
  await page.locator("#f-body").selectOption({ index: 1 });
  own.clock.advance({ minutes: 16 });
  await page.getByLabel("Coordinator").check();
  await page.getByLabel("English").check();
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Show once more that it is you");
  await page.locator("#f-present_password").fill("wrong");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("alert")).toContainText("This is not the password of your account.");
  await page.locator("#f-present_password").fill(PASSWORD);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.locator(".flash")).toContainText("The invitation has been sent");
  await expect(page.getByRole("region", { name: "Open invitations" })).toContainText("Айдос & Ко <тест>");
});

test("a role that can do nothing in a body is not offered there", async ({ staff }) => {
  const page = await staff("administrator");
  await page.goto("/en/desk/people/invite");
  const drafter = page.getByLabel("Drafter");
  await expect(drafter).toBeVisible();
  const akimat = page.locator("#f-body option[data-without~=drafter]").first();
  await page.locator("#f-body").selectOption((await akimat.getAttribute("value")) ?? "");
  await expect(drafter).toBeHidden();
  await expect(page.getByLabel("Coordinator")).toBeVisible();
});
