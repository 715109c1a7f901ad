import { Editor, numberOf } from "../support/staff.ts";
import { expect, test } from "../support/test.ts";

test("who edits an element is told to colleagues on its page and on the page of the draft, and not to oneself", async ({ staff, own }) => {
  const first = await staff("drafter", own);
  await first.goto("/en/desk/drafts");
  await first.getByRole("link", { name: /disability/i }).first().click();
  const number = numberOf(first);
  // The page tells the server who looks at its form.
  const told = first.waitForResponse("**/call/presence");
  await new Editor(first, number).open("procedure.result");
  expect((await told).status()).toBe(200);

  const second = await staff("drafter2", own);
  const here = second.getByRole("status", { name: "Edited at this moment" });
  await second.goto(`/en/desk/drafts/${number}/edit/procedure.result`);
  await expect(here).toContainText("Дана Қасымова has been editing this element since");
  await second.goto(`/en/desk/drafts/${number}/edit/other`);
  await new Editor(second, number).awake();
  await expect(here).toHaveCount(0);
  await second.goto(`/en/desk/drafts/${number}`);
  await expect(here).toContainText("Дана Қасымова, since");
  await expect(here).not.toContainText("Ерлан Тұрсынбеков");
});
