import { linkFor } from "../support/letters.ts";
import { choose } from "../support/staff.ts";
import { expect, test } from "../support/test.ts";

test("a body is entered, and changed without overwriting what another administrator wrote", async ({ staff }) => {
  const page = await staff("administrator");
  await page.goto("/en/desk/bodies");
  await page.getByRole("link", { name: "Add a body" }).click();
  await page.locator("#f-name_kk").fill("Ақтөбе облысының әкімдігі");
  await page.locator("#f-code").fill("Ақтөбе");
  await page.getByRole("button", { name: "Add" }).click();
  const summary = page.getByRole("alert");
  await expect(summary).toContainText("The code may hold only lower-case Latin letters");
  await expect(summary).toContainText("Name in Russian: fill it in.");
  await expect(page.locator("#f-name_kk")).toHaveValue("Ақтөбе облысының әкімдігі");
  await page.locator("#f-name_ru").fill("Акимат Актюбинской области");
  await page.locator("#f-name_en").fill("Akimat of Aktobe Region");
  await page.locator("#f-code").fill("aktobe");
  await page.getByRole("button", { name: "Add" }).click();
  await expect(page.locator(".flash")).toContainText("Saved");
  const body = page.getByRole("row", { name: /Akimat of Aktobe Region/ });
  await expect(body).toContainText("aktobe");

  const other = await staff("administrator");
  await body.getByRole("link").click();
  await other.goto(page.url());
  await page.locator("#f-email").fill("aktobe@example.org");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator(".flash")).toContainText("Saved");
  await other.locator("#f-email").fill("akimat@example.org");
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other.getByRole("heading", { name: "Somebody changed this body meanwhile" })).toBeVisible();
  await expect(other.getByRole("alert")).toContainText("aktobe@example.org");
  await expect(other.locator("#f-email")).toHaveValue("akimat@example.org");
});

test("an invitation is sent, its letter followed, a weak password refused with reasons, a good one taken", async ({
  staff,
  talqy,
  page,
}) => {
  const email = "zhanat.invited@example.org";
  const administrator = await staff("administrator");
  await administrator.goto("/en/desk/people");
  await administrator.getByRole("link", { name: "Invite a person" }).click();
  await administrator.locator("#f-name").fill("Жанат Иманов");
  await administrator.locator("#f-email").fill(email);
  await administrator.getByRole("button", { name: "Send the invitation" }).click();
  await expect(administrator.getByRole("alert")).toContainText("Body: choose one of those offered.");
  await expect(administrator.locator("#f-email")).toHaveValue(email);
  await choose(administrator.locator("#f-body"), "Ministry of Healthcare");
  await administrator.getByLabel("Drafter").check();
  await administrator.getByLabel("English").check();
  await administrator.getByRole("button", { name: "Send the invitation" }).click();
  await expect(administrator.locator(".flash")).toContainText("The invitation has been sent");
  await expect(administrator.getByRole("region", { name: "Open invitations" })).toContainText(email);

  const link = await linkFor(talqy, email, "/en/invitation/");
  await page.goto(link);
  await expect(page.locator("main")).toContainText("Ministry of Healthcare");
  await expect(page.locator("#f-name")).toHaveValue("Жанат Иманов");
  await page.locator("#f-password").fill("qwertyuiop");
  await page.getByRole("button", { name: "Accept the invitation" }).click();
  await expect(page.getByRole("alert")).toContainText("easy to guess");
  await expect(page.locator("#f-name")).toHaveValue("Жанат Иманов");
  await page.locator("#f-password").fill("short");
  await page.getByRole("button", { name: "Accept the invitation" }).click();
  await expect(page.getByRole("alert")).toContainText("The password is too short: at least 10 characters.");
  await page.locator("#f-password").fill("fourteen quiet camels drink tea");
  await page.getByRole("button", { name: "Accept the invitation" }).click();
  await expect(page).toHaveURL(/\/en\/desk$/);
  await expect(page.locator("header")).toContainText("Жанат Иманов");

  // The link has been used; the new drafter may write, and may not do what is another's.
  await page.goto(link);
  await expect(page.locator("main")).toContainText("This invitation can no longer be accepted");
  expect((await page.request.get("/en/desk/drafts/new")).status()).toBe(200);
  expect((await page.request.get("/en/desk/people")).status()).toBe(403);
  await administrator.goto("/en/desk/people");
  await expect(administrator.getByRole("row", { name: new RegExp(email) })).toContainText("active");
});

test("a calendar is imported after a look at which open deadlines move", async ({ staff, own }) => {
  const page = await staff("administrator", own);
  await page.goto("/en/desk/calendar");
  await page.getByRole("link", { name: "2026" }).click();
  const heading = page.getByText("Import a year");
  await heading.click();
  const look = page.getByRole("button", { name: "See what would change" });
  await look.click();
  await expect(page.getByRole("alert")).toContainText("Choose a file or paste its text.");
  await page.locator("#f-text").fill("2026-13-01,holiday,Мереке,no\n2026-05-01,feast,Мереке,no");
  await look.click();
  await expect(page.getByRole("alert")).toContainText("“2026-13-01” is not a date such as 2026-05-01.");
  await expect(page.getByRole("alert")).toContainText("“feast” is not holiday, day_off or working_day.");
  await expect(page.locator("#f-text")).toHaveValue(/2026-13-01/);

  // The second day of the five business days becomes a day off: the draft on disability is due a day later.
  await page.locator("#f-file").setInputFiles({
    name: "2026.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("date,kind,name,estimated\n2026-10-13,day_off,Қосымша демалыс күні,no\n"),
  });
  await look.click();
  const would = page.getByRole("region", { name: "What would change" });
  const moved = would.getByRole("row", { name: /disability/ });
  await expect(moved).toContainText("15 October 2026");
  await expect(moved).toContainText("16 October 2026");
  const drafter = await staff("drafter", own);
  await drafter.goto("/en/desk/drafts");
  await expect(drafter.locator("main")).toContainText("place by 15 October 2026");
  await page.getByRole("button", { name: "Put this calendar in force" }).click();
  await expect(page.locator(".flash")).toContainText("The calendar has been imported");
  await drafter.reload();
  await expect(drafter.locator("main")).toContainText("place by 16 October 2026");

  // The days of the shipped calendar are named in the language of the page.
  await page.goto("/ru/desk/calendar/2027");
  await page.locator("summary").first().click();
  await expect(page.locator("main")).toContainText("Наурыз мейрамы");
  await expect(page.locator("main")).not.toContainText("Nowruz");

  await page.goto("/en/desk/ledger");
  await expect(page.getByRole("row", { name: /Calendar imported/ }).first()).toContainText("Руслан Есімов");
});

test("the operator is entered, and a notice is looked at, saved, read by everybody and put back", async ({ staff, own, page }) => {
  const administrator = await staff("administrator", own);
  await administrator.goto("/en/desk/notices");
  const contact = administrator.getByRole("row", { name: /Contact/ });
  // The demonstration has one that nobody knows.
  await expect(contact).not.toContainText("operator not entered");
  await contact.getByRole("link").click();
  await expect(administrator.locator("#f-email")).toHaveValue("operator@example.org");
  for (const field of ["name_ru", "name_en", "address_kk", "address_ru", "address_en", "email", "phone"]) {
    await administrator.locator(`#f-${field}`).fill("");
  }
  await administrator.locator("#f-name_kk").fill("Сынақ министрлігі");
  await administrator.getByRole("button", { name: "Save" }).click();
  const summary = administrator.getByRole("alert");
  await expect(summary).toContainText("Name in Russian");
  await expect(summary).toContainText("enter an e-mail or a phone");
  await expect(administrator.locator("#f-name_kk")).toHaveValue("Сынақ министрлігі");
  await administrator.locator("#f-name_ru").fill("Пробное министерство");
  await administrator.locator("#f-email").fill("site@example.org");
  await administrator.getByRole("button", { name: "Save" }).click();
  await expect(administrator.locator(".flash")).toContainText("Saved");
  await administrator.getByRole("link", { name: "Open the page of the public" }).click();
  await expect(administrator.getByRole("link", { name: "site@example.org" })).toBeVisible();

  await administrator.goto("/en/desk/notices/help");
  await administrator.locator("#f-text_en").fill("## Own help\n\nAsk us.");
  await administrator.getByRole("button", { name: "See what it looks like" }).click();
  const preview = administrator.getByRole("region", { name: "What the page will look like" });
  await expect(preview.getByRole("heading", { name: "Own help" })).toBeVisible();
  await page.goto(`${own.url}/en/help`);
  await expect(page.getByRole("heading", { name: "How a discussion goes" })).toBeVisible();
  await administrator.getByRole("button", { name: "Save" }).click();
  await expect(administrator.locator(".flash")).toContainText("Saved");
  await expect(administrator.getByRole("region", { name: "Versions" })).toContainText("Руслан Есімов");
  await page.reload();
  await expect(page.getByRole("heading", { name: "Own help" })).toBeVisible();

  await administrator.getByRole("link", { name: "Shipped text" }).click();
  await expect(administrator.locator("main")).toContainText("The shipped text stands in the fields.");
  await administrator.getByRole("button", { name: "Save" }).click();
  await expect(administrator.locator(".flash")).toContainText("Saved");
  await page.reload();
  await expect(page.getByRole("heading", { name: "How a discussion goes" })).toBeVisible();
});

test("the ledger shows what happened, and that it holds", async ({ staff }) => {
  const page = await staff("administrator");
  await page.goto("/en/desk/ledger");
  await expect(page.getByRole("row", { name: /Signed in/ }).first()).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "The ledger holds" })).toContainText("rows are what was sealed");
  await page.getByRole("link", { name: "Earlier entries" }).click();
  await expect(page.getByRole("link", { name: "Newest entries" })).toBeVisible();
  await expect(page.getByRole("row", { name: /Signed in/ })).toHaveCount(0);

  await page.goto("/en/desk/ledger");
  await page.getByLabel("Of what").fill("draft:2026-0001");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page.getByRole("row", { name: /Draft created/ })).toHaveCount(1);
  await expect(page.getByRole("row", { name: /Signed in/ })).toHaveCount(0);
  await page.locator("main").getByRole("link", { name: "Signed heads of the ledger" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Signed heads of the ledger");
});

test("the record of access names who read personal data", async ({ staff }) => {
  const page = await staff("administrator");
  await page.goto("/en/desk/people");
  await page.goto("/en/desk/audit");
  await expect(page.getByRole("row", { name: /Read the accounts of the staff/ }).first()).toContainText("Руслан Есімов");
  await page.getByLabel("What").selectOption("Read the ledger");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByRole("row", { name: /Read the accounts of the staff/ })).toHaveCount(0);
});
