import type { Page } from "@playwright/test";
import { expect, test } from "../support/test.ts";

test("from a written draft to a published closing report", async ({ browser, staff, own }) => {
  test.setTimeout(180_000);

  // The drafter asks for the placement of a complete draft that is overdue.
  const drafter = await staff("drafter.registers", own);
  await drafter.goto("/en/desk/drafts");
  await drafter.getByRole("link", { name: /land/i }).first().click();
  const number = new URL(drafter.url()).pathname.split("/").at(4) ?? "";
  expect(number).toMatch(/^2026-\d{4}$/);
  await drafter.goto(`/en/desk/drafts/${number}/placement`);
  await drafter.getByRole("button", { name: "Ask the head to place it" }).click();
  await expect(drafter.locator(".flash")).toContainText("The head has been asked");

  // The public cannot read it yet.
  const reader = await (await browser.newContext({ baseURL: own.url })).newPage();
  expect((await reader.goto(`/en/drafts/${number}`))?.status()).toBe(404);

  // The head places it, with the reason for the delay.
  const head = await staff("head.registers", own);
  await head.goto(`/en/desk/drafts/${number}/placement`);
  await head.getByLabel("Why it is placed late").fill("Келісу ұзаққа созылды. / Согласование затянулось.");
  await head.locator("input[name=ways], input[name=way]").first().check();
  await head.locator("#f-confirm").check();
  await head.getByRole("button", { name: "Place for discussion" }).click();
  await expect(head.locator(".flash")).toContainText("placed for discussion");

  // Somebody comments on a clause.
  await reader.goto(`/en/drafts/${number}`);
  await reader.locator(".clause .say[href*='/comment?']").first().click();
  await reader.getByLabel("Your comment").fill("Please shorten the term for those who apply through the portal.");
  await reader.getByLabel("Name", { exact: true }).fill("Aigul Sadykova");
  await reader.getByLabel("E-mail for the receipt").fill("aigul@example.org");
  await reader.getByRole("button", { name: "Send the comment" }).click();
  await expect(reader).toHaveURL(/\/receipts\//);
  const receipt = reader.url();

  // The window closes by the clock; a late comment is refused on the way of machines too.
  own.clock.advance({ days: 31 });
  const late = await reader.request.post(`/api/v1/drafts/${number}/comments`, {
    data: { author: { kind: "individual", name: "Late", email: "late@example.org" }, language: "en", text: "Too late." },
  });
  expect(late.status()).toBe(409);
  expect((await late.json()).type).toMatch(/discussion-closed$/);

  // The report cannot be published while a comment is undecided.
  const head2 = await staff("head.registers", own);
  await head2.goto(`/en/desk/drafts/${number}/report`);
  await expect(head2.getByText("1 comment awaits a decision", { exact: false }).first()).toBeVisible();

  // The drafter decides.
  const drafter2 = await staff("drafter.registers", own);
  await drafter2.goto(`/en/desk/drafts/${number}/decide?comment=1`);
  await drafter2.locator("input[name=outcome][value=not_accepted]").check({ force: true });
  await drafter2.locator("#f-substantiation").fill(
    "Not accepted: the extract is prepared by hand from the cadastral file, which needs the whole term (Art. 14 of the Law).",
  );
  // Doubts about the wording come back once, to be confirmed.
  const recorded = drafter2.locator(".flash");
  for (let tries = 0; tries < 3 && !(await recorded.isVisible()); tries++) {
    const confirm = drafter2.locator("#f-confirm");
    if (await confirm.isVisible()) await confirm.check();
    await Promise.all([drafter2.waitForEvent("load"), drafter2.locator("#decide").click()]);
  }
  await expect(drafter2.locator(".flash")).toContainText("decision has been recorded");

  // The head publishes the report.
  await head2.goto(`/en/desk/drafts/${number}/report`);
  await head2.locator("#f-confirm").check();
  await head2.getByRole("button", { name: "Publish the report" }).click();
  await expect(head2).toHaveURL(new RegExp(`/en/drafts/${number}/report`));
  await expect(head2.getByRole("heading", { name: "Closing report" }).first()).toBeVisible();
  await expect(head2.locator("body")).toContainText("Late attempts");

  // The author finds the decision at the receipt's address.
  await reader.goto(receipt);
  await expect(reader.getByText("needs the whole term", { exact: false })).toBeVisible();
});

test("two drafters in one section lose no word", async ({ staff, own }) => {
  test.setTimeout(120_000);
  const first = await staff("drafter", own);
  await first.goto("/en/desk/drafts");
  await first.getByRole("link", { name: /disability/i }).first().click();
  const number = new URL(first.url()).pathname.split("/").at(4) ?? "";
  const section = `/en/desk/drafts/${number}/edit/procedure.result`;
  const second = await staff("drafter2", own);
  await first.goto(section);
  await second.goto(section);
  const field = (page: Page) => page.locator("textarea[name^='line.'][name$='.text.ru']").first();
  const before = await field(first).inputValue();
  await field(first).fill(`${before} Первое дополнение.`);
  await first.keyboard.press("Control+s");
  await expect(first.locator(".save, .flash").first()).toContainText(/saved/i);
  await field(second).fill(`Второе дополнение. ${before}`);
  await second.keyboard.press("Control+s");
  await expect(second.locator(".save, .flash").first()).toContainText(/saved|merged/i);
  await first.goto(section);
  await expect(field(first)).toHaveValue(/Первое дополнение/);
  await expect(field(first)).toHaveValue(/Второе дополнение/);
});
