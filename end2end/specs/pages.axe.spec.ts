import type { Page } from "@playwright/test";
import { type Talqy } from "../support/server.ts";
import { linkFor } from "../support/letters.ts";
import { toReceipt } from "../support/receipt.ts";
import { LANGUAGES, expect, test } from "../support/test.ts";

// Each looks at the demonstration by itself; in one worker they would go on long after the other has nothing to do.
test.describe.configure({ mode: "parallel" });

const PUBLIC = [
  "/", "/search", "/search?q=certificate", "/search?q=zzzzzz", "/search?q=certificate&from=none", "/drafts", "/drafts?stage=review", "/register", "/register/002-01-014", "/reports", "/law", "/ledger", "/sign-in", "/recover", "/recover/none",
  "/email-change/none", "/subscribe", "/receipts/check", "/privacy", "/accessibility", "/help", "/contact", "/none",
];
/** A service of the demonstration whose standard was amended, with the pages of that standard. */
const AMENDED = "009-02-006";
const STANDARDS = [
  "", "?text=nothing", `/${AMENDED}`, `/${AMENDED}?version=1`, `/${AMENDED}?on=2024-01-01`, `/${AMENDED}?on=none`, `/${AMENDED}/versions`,
  `/${AMENDED}/compare/1/2`, `/${AMENDED}/compare/1/2?view=side`,
];
const EXCLUSION = "/register/002-01-014/exclusion";
const REGISTRAR = ["", "/register", "/register/new", "/register/import", "/register/002-01-014", EXCLUSION, "/rounds"];
const ADMINISTRATOR = [
  "/bodies", "/bodies/new", "/people", "/people/invite", "/people/2", "/calendar", "/calendar/2026", "/calendar/2029",
  "/notices", "/notices/help", "/notices/contact", "/notices/privacy?version=0",
  "/ledger",
  "/audit",
  "/account",
];

/** The number of the first draft at the desk that says the words. */
async function atDesk(page: Page, words: RegExp): Promise<string> {
  await page.goto("/en/desk/drafts");
  const address = await page.getByRole("link", { name: words }).first().getAttribute("href");
  return address?.split("/").at(4) ?? "";
}

/** The number of the first draft that the public finds in a stage. */
async function inStage(page: Page, stage: string, words = /./): Promise<string> {
  await page.goto(`/en/drafts?stage=${stage}`);
  const address = await page.locator("ul.list h3 a", { hasText: words }).first().getAttribute("href");
  return address?.split("/").at(-1) ?? "";
}

/** The link of a letter that a form of the site sends. */
async function invited(page: Page, talqy: Talqy, email: string): Promise<string> {
  const form = { name: "Axe", email, body: "3", role: "drafter", language: "en" };
  const answer = await page.request.post("/en/desk/people/invite", { form, maxRedirects: 0 });
  expect(answer.status()).toBe(303);
  return linkFor(talqy, email, "/invitation/");
}

/** The accounts whose passwords are recovered: one address gets three letters an hour. */
const FORGETFUL = { kk: "coordinator.almaty", ru: "coordinator.karaganda", en: "coordinator.statecorp" } as const;

for (const language of LANGUAGES) {
  test(`axe finds nothing on the pages of an account in ${language}`, async ({ staff, page, talqy, clock, accessible }) => {
    const email = `${FORGETFUL[language]}@talqy.example`;
    await page.goto(`/${language}/recover`);
    await page.locator("#f-email").fill(email);
    await page.locator("main form button").click();
    await accessible();
    await page.goto((await linkFor(talqy, email, "/recover/")).replace("/ru/", `/${language}/`));
    await accessible();
    await page.locator("#f-password").fill("short");
    await page.locator("main form button").click();
    await expect(page.getByRole("alert")).toBeVisible();
    await accessible();
    const person = await staff(FORGETFUL[language]);
    await person.goto(`/${language}/desk/account`);
    for (const form of ["profile", "password", "email"]) {
      await person.locator(`button[value=${form}]`).click();
      await accessible(person);
    }
    // Asked for the password again.
    const administrator = await staff("administrator");
    await administrator.goto(`/${language}/desk/people/invite`);
    clock.advance({ minutes: 16 });
    await administrator.locator("main form .button").click();
    await expect(administrator.locator("#f-present_password")).toBeVisible();
    await accessible(administrator);
    await administrator.locator("#f-present_password").fill("wrong");
    await administrator.locator("main form .button").click();
    await expect(administrator.getByRole("alert")).toBeVisible();
    await accessible(administrator);
  });

  test(`axe finds nothing on the public pages in ${language}`, async ({ page, accessible }) => {
    test.setTimeout(120_000);
    for (const path of PUBLIC) {
      await page.goto(`/${language}${path}`);
      await accessible();
    }
  });

  test(`axe finds nothing on the pages of standards and of rounds in ${language}`, async ({ page, accessible }) => {
    test.setTimeout(120_000);
    for (const path of STANDARDS) {
      await page.goto(`/${language}/standards${path}`);
      await accessible();
    }
    await page.goto(`/${language}/register/${AMENDED}`);
    await page.locator("section:has(> figure.timeline) summary").click();
    await accessible();
    // Not sent yet, in the middle of a round, and after the last one.
    for (const stage of ["reported", "coordinating", "in_force"]) {
      const draft = await inStage(page, stage);
      expect(draft, stage).toMatch(/^\d{4}-\d{4}$/);
      await page.goto(`/${language}/drafts/${draft}/coordination`);
      await accessible();
    }
  });

  test(`axe finds nothing on the pages of a draft in ${language}`, async ({ page, accessible }) => {
    test.setTimeout(120_000);
    await page.goto(`/${language}/`);
    const draft = (await page.locator("ul.list h3 a[href*='/drafts/']").first().getAttribute("href")) ?? "";
    for (const part of ["", "/comments", "/comments?text=zzzzzz", "/comments/1/report", "/comments/1/support", "/comments/1/supporters", "/comment"]) {
      await page.goto(`${draft}${part}`);
      await accessible();
    }
    // The form with its errors, and the receipt.
    await page.locator("#f-text").fill("axe");
    await page.locator(".form button.button:not(.plain)").click();
    await expect(page.getByRole("alert")).toBeVisible();
    await accessible();
    await page.locator("#f-name").fill("Axe");
    await page.locator("#f-email").fill("axe@example.org");
    await page.locator(".form button.button:not(.plain)").click();
    await toReceipt(page);
    await accessible();
    // Asked too late.
    await page.goto(`${draft.replace(/\d{4}$/, "0001")}/comment`);
    await accessible();
  });

  test(`axe finds nothing on the pages of a report in ${language}`, async ({ page, accessible }) => {
    await page.goto(`/${language}/reports`);
    const report = await page.locator("a[href$='/report']").first().getAttribute("href");
    expect(report).toBeTruthy();
    for (const part of ["report", "comments", "compare/1/2", "compare/1/2?view=side"]) {
      await page.goto((report ?? "").replace(/report$/, part));
      await accessible();
    }
  });

  test(`axe finds nothing on the pages of a subscription in ${language}`, async ({ page, talqy, accessible }, info) => {
    const email = `axe.${info.project.name}.${language}@example.org`;
    await page.goto(`/${language}/subscribe?draft=2026-0008`);
    await accessible();
    await page.locator("main form button").first().click();
    await expect(page.getByRole("alert")).toBeVisible();
    await accessible();
    await page.locator("#f-email").fill(email);
    await page.locator("main form button").first().click();
    await expect(page.locator(".flash")).toBeVisible();
    const link = await linkFor(talqy, email, "/subscriptions/");
    await page.goto(link);
    await accessible();
    await page.locator("button[value=confirm]").click();
    await expect(page.locator(".flash")).toBeVisible();
    await accessible();
    await page.goto(`${link}x`);
    await accessible();
  });

  test(`axe finds nothing on the registrar's and the administrator's pages in ${language}`, async ({
    staff,
    talqy,
    accessible,
  }, info) => {
    test.setTimeout(120_000);
    const registrar = await staff("registrar");
    for (const path of REGISTRAR) {
      await registrar.goto(`/${language}/desk${path}`);
      await accessible(registrar);
    }
    await registrar.goto(`/${language}/desk/register/new`);
    await registrar.locator("main form .button").last().click();
    await accessible(registrar);
    const administrator = await staff("administrator");
    for (const path of ADMINISTRATOR) {
      await administrator.goto(`/${language}/desk${path}`);
      await accessible(administrator);
    }
    await administrator.goto(await invited(administrator, talqy, `axe.${info.project.name}.${language}.invited@example.org`));
    await administrator.goto(administrator.url().replace("/en/", `/${language}/`));
    await accessible(administrator);
    await administrator.locator("#f-password").fill("password");
    await administrator.locator("main form .button").click();
    await accessible(administrator);
  });

  test(`axe finds nothing on the drafter's and the head's pages in ${language}`, async ({ staff, accessible }) => {
    test.setTimeout(180_000);
    const drafter = await staff("drafter");
    const draft = await atDesk(drafter, /disability/);
    const sections = [
      "general.service_name", "general.provider", "procedure.term", "procedure.form", "procedure.result",
      "procedure.payment", "procedure.schedule", "procedure.documents", "procedure.refusal_grounds",
    ];
    const pages = ["", "/drafts", "/drafts/new", `/drafts/${draft}`, `/drafts/${draft}/placement`, `/drafts/${draft}/withdraw`, `/drafts/${draft}/import`, `/drafts/${draft}/replace?find=справ`];
    pages.push(...sections.map((section) => `/drafts/${draft}/edit/${section}`), `/drafts/${draft}/history/procedure.term`);
    for (const path of pages) {
      await drafter.goto(`/${language}/desk${path}`);
      if (path.includes("/edit/procedure")) await expect(drafter.locator("[data-awake=yes]")).toBeAttached();
      await accessible(drafter);
    }
    const reviser = await staff("drafter.prosecutor");
    await reviser.goto(`/${language}/desk/drafts/${await atDesk(reviser, /criminal record/i)}/edit/procedure.result`);
    await expect(reviser.locator("#causes")).toBeVisible();
    await accessible(reviser);
    const head = await staff("head.registers");
    const decided = await atDesk(head, /vehicle/i);
    for (const path of ["decide", "report", "withdraw", "comments/1/hide", "comments/new"].map((part) => `/drafts/${decided}/${part}`)) {
      await head.goto(`/${language}/desk${path}`);
      await accessible(head);
    }
  });

  test(`axe finds nothing on the pages of coordination and approval at the desk in ${language}`, async ({ page, staff, accessible }) => {
    test.setTimeout(180_000);
    const running = await inStage(page, "coordinating", /registration of a death/i);
    const approved = await inStage(page, "in_force", /registration of a marriage/i);
    const reported = await inStage(page, "reported", /driving licence/i);
    const pages = {
      // What waits, with a form that has nothing in it and one that came back with what is wrong with it.
      "head.statecorp": ["coordination", `coordination/${running}/statecorp`],
      // What was answered and can be amended.
      "head.digital": ["coordination?show=answered", `coordination/${running}/digital`],
      // A round with its remarks, an act with its checklist, and everything that waits to be ticked.
      "drafter.justice": [`drafts/${running}/coordination`, `drafts/${running}/approval`, `drafts/${approved}/approval`, "informing", "keyboard"],
      // What a head confirms before sending.
      "head.registers": [`drafts/${reported}/coordination`],
    };
    for (const [account, paths] of Object.entries(pages)) {
      const person = await staff(account);
      for (const path of paths) {
        await person.goto(`/${language}/desk/${path}`);
        await accessible(person);
      }
      if (account === "head.statecorp") {
        await person.locator("button[value^='remark:']").first().click();
        await person.locator("#remark-1 summary").click();
        await person.locator("#opinion-form .actions button[value=give]").click();
        await expect(person.getByRole("alert")).toBeVisible();
        await accessible(person);
      }
    }
  });
}
