import type { Page } from "@playwright/test";
import { arrowTo, press, tabTo, write } from "../support/keyboard.ts";
import { numberOf } from "../support/staff.ts";
import { expect, test } from "../support/test.ts";

/** A service of the demonstration whose draft has a published report, and one whose draft is in the middle of a round. */
const REPORTED = { code: "005-03-007", name: /driving licence/i };
const RUNNING = /registration of a death/i;

/** The clause to which a body objects, by its identity, and what it suggests instead. */
const CLAUSE = { element: "r2", number: "2.3.2" };
const WORDING = "The driving licence is handed over as a plastic card on the day on which the examination is passed.";

/** The page of coordination of the developing body. */
async function coordination(page: Page, number: string): Promise<void> {
  await page.goto(`/en/desk/drafts/${number}/coordination`);
}

/** Confirms what is shown and presses a button. */
async function confirmed(page: Page, button: string): Promise<void> {
  await page.locator("#f-confirm").check();
  await page.getByRole("button", { name: button, exact: true }).click();
}

/** Expects that nothing has to be moved sideways. */
async function fits(page: Page): Promise<void> {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beyond, page.url()).toBeLessThanOrEqual(0);
}

test("rc_1 rc_3 rc_4 rf_1 from a published report over two rounds to a standard in force", async ({ browser, staff, own }) => {
  test.setTimeout(300_000);
  const reader = await (await browser.newContext({ baseURL: own.url })).newPage();
  const head = await staff("head.registers", own);
  await head.goto("/en/desk/drafts");
  await head.getByRole("link", { name: REPORTED.name }).first().click();
  const number = numberOf(head);

  await test.step("the head sends the draft with its report, after having confirmed it", async () => {
    await coordination(head, number);
    await expect(head.locator("main")).toContainText("The draft waits to be sent");
    const asked = head.locator("#sending tbody tr");
    await expect(asked).toHaveCount(3);
    await expect(asked.filter({ hasText: "Digital Development" })).toContainText("not a term of the law");
    await head.getByLabel("Note to the bodies").fill("Жоба мен есеп келісуге жіберіледі.");
    await head.getByRole("button", { name: "Send for coordination", exact: true }).click();
    await expect(head.getByRole("alert")).toContainText("Confirm that you have read what is shown.");
    await expect(head.getByLabel("Note to the bodies")).toHaveValue("Жоба мен есеп келісуге жіберіледі.");
    await confirmed(head, "Send for coordination");
    await expect(head.locator(".flash")).toContainText("Saved");
    await expect(head.locator("main")).toContainText("Round 1 is with the bodies");
  });

  const coordinator = await staff("coordinator", own);
  await test.step("by the keyboard alone a coordinator finds it, objects to a clause and hands it to the head", async () => {
    await coordinator.goto("/en/desk/coordination");
    await press(coordinator, coordinator.locator(".due h3 a", { hasText: REPORTED.name }));
    await expect(coordinator).toHaveURL(new RegExp(`/en/desk/coordination/${number}/digital$`));
    await expect(coordinator.locator(".moments")).toContainText("27 October 2026");
    await arrowTo(coordinator, "position", "refuse");
    await write(coordinator, coordinator.locator("#f-reasons"), "The way in which the licence is handed over is not settled.");
    await press(coordinator, coordinator.locator(`button[value="remark:${CLAUSE.element}"]`));
    await expect(coordinator.locator("#f-section-1")).toHaveValue(`procedure.result/${CLAUSE.element}`);
    await expect(coordinator.locator("#f-reasons")).toHaveValue(/not settled/);
    await expect(coordinator.locator('input[name=position][value="refuse"]')).toBeChecked();
    await write(coordinator, coordinator.locator("#f-text-1"), "Name the day on which the card is handed over.");
    await press(coordinator, coordinator.locator("#remark-1 summary"));
    await write(coordinator, coordinator.locator("#f-suggestion-1"), WORDING);
    await press(coordinator, coordinator.getByRole("button", { name: "Save for the head" }));
    await expect(coordinator.locator(".flash")).toContainText("Saved");
    await expect(coordinator.locator("#opinion")).toContainText("not given yet");
  });

  const chief = await staff("head.digital", own);
  await test.step("the head of the body gives it, by the keyboard too", async () => {
    await chief.goto("/en/desk/coordination");
    await press(chief, chief.locator(".due h3 a", { hasText: REPORTED.name }));
    await expect(chief.locator("#f-suggestion-1")).toHaveValue(WORDING);
    await press(chief, chief.getByRole("button", { name: "Give the opinion" }));
    await expect(chief.locator("#opinion .tag.not")).toHaveText("Coordination refused");
    await chief.goto("/en/desk/coordination");
    await expect(chief.locator(".due h3 a", { hasText: REPORTED.name })).toHaveCount(0);
    // Nobody else learns of it before the round ends.
    await reader.goto(`/en/drafts/${number}/coordination`);
    await expect(reader.locator("main")).toContainText("Round 1 is running");
    await expect(reader.locator("main")).not.toContainText("not settled");
  });

  await test.step("the refusal ends the round; it is public from then on", async () => {
    await coordination(head, number);
    await confirmed(head, "End the round");
    await expect(head.locator("main")).toContainText("Round 1 returned the draft");
    await reader.goto(`/en/drafts/${number}/coordination`);
    await expect(reader.locator("main")).toContainText("The way in which the licence is handed over is not settled.");
    await expect(reader.locator("main")).toContainText("Name the day on which the card is handed over.");
  });

  await test.step("the remark is answered: not without reasons, and by taking the wording", async () => {
    const remark = head.locator("li[id^=remark-]");
    await expect(head.locator("#sending")).toContainText("1 remark to answer");
    await expect(head.locator("#sending form")).toHaveCount(0);
    await remark.locator("input[value=not_accepted]").check();
    await remark.getByRole("button", { name: "Save the answer" }).click();
    await expect(head.getByRole("alert")).toContainText("A remark that is not accepted needs reasons.");
    await expect(remark.locator("input[value=not_accepted]")).toBeChecked();
    await remark.getByRole("button", { name: "Take the wording" }).click();
    await expect(remark.locator(".decision.yes")).toContainText(`Changed: ${CLAUSE.number}`);
    await remark.getByText("Change the answer").click();
    await remark.getByLabel("Answer in words").fill("The day of the examination is named.");
    await remark.getByRole("button", { name: "Save the answer" }).click();
    await expect(remark.locator(".decision.yes")).toContainText("The day of the examination is named.");
  });

  await test.step("the changed draft goes into the second round", async () => {
    await coordination(head, number);
    await head.getByLabel("Note to the bodies").fill("Изменён пункт о выдаче удостоверения.");
    await confirmed(head, "Send for coordination");
    await expect(head.locator("main")).toContainText("Round 2 is with the bodies");
  });

  await test.step("by the keyboard alone the body reads what changed, sees its remark resolved and agrees", async () => {
    await chief.goto("/en/desk/coordination");
    await press(chief, chief.locator(".due h3 a", { hasText: REPORTED.name }));
    await expect(chief.locator("#changes")).toContainText("which your body saw last");
    await expect(chief.locator("#changes ins", { hasText: "examination" }).first()).toBeVisible();
    await expect(chief.locator("#earlier")).toContainText("The day of the examination is named.");
    await press(chief, chief.locator("#earlier button[value=yes]"));
    await expect(chief.locator("#earlier")).toContainText("Your body sees the remark as resolved.");
    await arrowTo(chief, "position", "agree");
    await tabTo(chief, chief.locator("#f-reasons"));
    await press(chief, chief.getByRole("button", { name: "Give the opinion" }));
    await expect(chief.locator("#opinion .tag.accepted")).toHaveText("Agreed");
    await chief.goto("/en/desk/coordination?show=answered");
    await expect(chief.locator(".due h3 a", { hasText: REPORTED.name }).first()).toBeVisible();
  });

  await test.step("the other bodies agree, and the head ends the round", async () => {
    await coordination(head, number);
    await expect(head.locator("main aside")).toContainText("The round can be ended when all have answered");
    for (const body of ["civil", "statecorp"]) {
      const other = await staff(`head.${body}`, own);
      await other.goto(`/en/desk/coordination/${number}/${body}`);
      await other.locator("input[name=position][value=agree]").check();
      await other.getByRole("button", { name: "Give the opinion" }).click();
      await expect(other.locator("#opinion .tag.accepted")).toBeVisible();
    }
    await coordination(head, number);
    await confirmed(head, "End the round");
    await expect(head.locator("main")).toContainText("All agree: round 2");
  });

  await test.step("the head approves; an order older than the agreements comes back with every word", async () => {
    await head.getByRole("link", { name: "Go on to the approval" }).click();
    await expect(head.locator("main aside")).toContainText("agrees to this very text");
    await head.getByLabel("Number of the order").fill("214");
    await head.getByLabel("Date of the order").fill("2026-10-11");
    await head.getByLabel("Signed by").fill("Е. С. Сәденов, тізілімдер министрі");
    await confirmed(head, "Approve");
    await expect(head.getByRole("alert")).toContainText("The order is older than the end of coordination.");
    await expect(head.getByLabel("Number of the order")).toHaveValue("214");
    await expect(head.getByLabel("Signed by")).toHaveValue(/Сәденов/);
    await head.getByLabel("Date of the order").fill("2026-10-12");
    await confirmed(head, "Approve");
    await expect(head.locator(".flash")).toContainText("Saved");
    await expect(head.locator(".facts-list").first()).toContainText("No. 214 of 12 October 2026");
    await expect(head.locator("#informing ul.checks > li")).toHaveCount(4);
    await reader.goto(`/en/standards/${REPORTED.code}`);
    await expect(reader.locator("main")).toContainText("Its date of effect is not known yet.");
  });

  own.clock.set("2026-10-20T05:00:00Z");
  const later = await staff("head.registers", own);
  await test.step("registration and publication give the day of effect", async () => {
    await later.goto(`/en/desk/drafts/${number}/approval`);
    await later.getByLabel("Number of registration at the Ministry of Justice").fill("40112");
    await later.getByLabel("Date of registration").fill("2026-10-16");
    await later.getByLabel("First officially published in").fill("Эталонный контрольный банк");
    await later.getByLabel("Date of first official publication").fill("2026-10-19");
    await later.getByRole("button", { name: "Record", exact: true }).click();
    await expect(later.locator(".flash")).toContainText("Saved");
    await expect(later.locator(".facts-list").first()).toContainText("30 October 2026");
  });

  await test.step("the public reads it on three dates", async () => {
    const standard = `/en/standards/${REPORTED.code}`;
    await reader.goto(`${standard}?on=2026-10-29`);
    await expect(reader.locator("main")).toContainText("No standard was in force on 29 October 2026");
    await expect(reader.locator("main")).toContainText("The first standard takes effect on 30 October 2026.");
    await reader.goto(`${standard}?on=2026-10-30`);
    await expect(reader.getByRole("heading", { name: "This text is not in force yet" })).toBeVisible();
    await expect(reader.locator("article.law")).toContainText(WORDING);
    own.clock.set("2026-11-10T05:00:00Z");
    await reader.goto(`${standard}?on=2026-11-10`);
    await expect(reader.locator(".tag.inforce")).toHaveText("In force");
    await expect(reader.locator("article.law")).toContainText(WORDING);
    await reader.goto(`/en/register/${REPORTED.code}`);
    await reader.getByText("The same as a table").click();
    const table = reader.getByRole("table", { name: "Timeline of the service" });
    await expect(table).toContainText("Round 2 of coordination");
    await expect(table).toContainText("Version 1 of the standard");
  });
  await reader.context().close();
});

test("a coordinating body works on a phone", async ({ staff, own, accessible }) => {
  test.setTimeout(120_000);
  const page = await staff("coordinator.statecorp", own);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/en/desk/coordination");
  await fits(page);
  await accessible(page);
  await page.locator(".due h3 a", { hasText: RUNNING }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(RUNNING);
  await fits(page);
  await page.locator("input[name=position][value=agree_with_remarks]").check();
  await page.locator("button[value^='remark:']").first().click();
  await expect(page.locator("#remark-1")).toBeInViewport();
  await expect(page.locator("#f-section-1")).toHaveValue(/\//);
  await expect(page.locator("input[name=position][value=agree_with_remarks]")).toBeChecked();
  await page.locator("#f-text-1").fill("Ұсыныс: мерзім өтініш тіркелген күннен есептелсін.");
  await page.locator("#remark-1 summary").click();
  await expect(page.locator("#f-suggestion-1")).toBeVisible();
  await fits(page);
  await accessible(page);
  await page.getByRole("button", { name: "Save for the head" }).click();
  await expect(page.locator(".flash")).toContainText("Saved");
  await expect(page.locator("#f-text-1")).toHaveValue(/тіркелген күннен/);
  await fits(page);
  await page.goto("/en/desk/coordination");
  await expect(page.locator(".due h3 a", { hasText: RUNNING })).toBeVisible();
});
