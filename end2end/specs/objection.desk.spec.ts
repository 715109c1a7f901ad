import { letters, linkFor } from "../support/letters.ts";
import { expect, test } from "../support/test.ts";

/** A draft of the demonstration that is open for comment, and the address of its body. */
const OPEN = "Assignment of the state benefit to families with many children";
const BODY = "mlspp@example.org";
const AUTHOR = "objector@example.org";

test("an author whose words were hidden objects at the receipt, and the head answers", async ({ page, staff, talqy, accessible }) => {
  await page.goto("/en/");
  await page.getByRole("link", { name: OPEN }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(OPEN);
  const number = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await page.locator(".clause .say[href*='/comment?']").first().click();
  const words = "My neighbour at 1 Abai street waited for a month.";
  await page.getByLabel("Your comment").fill(words);
  await page.getByLabel("Name", { exact: true }).fill("Dana Ospanova");
  await page.getByLabel("E-mail for the receipt").fill(AUTHOR);
  await page.getByRole("button", { name: "Send the comment" }).click();
  await expect(page).toHaveURL(/\/en\/receipts\/[a-z0-9]{26}$/);
  const comment = (await page.getByRole("heading", { level: 1 }).innerText()).replace(/\D/g, "");

  const head = await staff("head");
  const hide = `/desk/drafts/${number}/comments/${comment}/hide`;
  await head.goto(`/en${hide}`);
  await head.getByLabel("personal data").check();
  await head.getByLabel("Reason, published in the place of the words").fill("It tells where a person lives.");
  await head.getByRole("button", { name: "Hide the words" }).click();
  await expect(head.getByRole("heading", { name: "The words are hidden" })).toBeVisible();
  await expect(head.locator("main")).toContainText("The author has not objected.");

  await expect.poll(() => letters(talqy, AUTHOR).at(-1) ?? "").toContain("It tells where a person lives.");
  await page.goto(new URL(await linkFor(talqy, AUTHOR, "/en/receipts/")).pathname);
  await expect(page.getByRole("heading", { name: "The words of your comment are not shown" })).toBeVisible();
  await expect(page.locator("main")).not.toContainText(words);
  await accessible();
  await page.getByRole("button", { name: "I object" }).click();
  await expect(page.getByRole("alert")).toContainText("Write it in words.");
  await accessible();
  const objection = "It is my own address.";
  await page.getByLabel("Why the words should be shown").fill(objection);
  await page.getByRole("button", { name: "I object" }).click();
  await expect(page.locator("main")).toContainText("Your objection was received; the answer comes by letter.");
  await expect(page.getByRole("button", { name: "I object" })).toHaveCount(0);
  await accessible();

  // Nobody knows in which language a body reads its mail: one letter says it in all three.
  for (const language of ["kk", "ru", "en"]) await linkFor(talqy, BODY, `/${language}${hide}`);
  const told = letters(talqy, BODY).at(-1) ?? "";
  expect(told).toContain("возражает против скрытия его слов");
  expect(told).toContain("objects to its words being hidden");
  await head.goto(new URL(await linkFor(talqy, BODY, `/en${hide}`)).pathname);
  await expect(head.locator("main")).toContainText(objection);
  await accessible(head);
  await head.getByLabel("Answer, sent to the author").fill("The address is that of another person.");
  await head.getByRole("button", { name: "Leave them hidden" }).click();
  await expect(head.locator("main")).toContainText("The objection was weighed; the words stay hidden.");
  await accessible(head);

  await expect.poll(() => letters(talqy, AUTHOR).at(-1) ?? "").toContain("The address is that of another person.");
  await page.reload();
  await expect(page.locator("main")).toContainText("The objection was weighed; the words stay hidden.");
  await expect(page.locator("main")).not.toContainText(words);
  await accessible();
});
