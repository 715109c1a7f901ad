import { linkFor } from "../support/letters.ts";
import { choose } from "../support/staff.ts";
import { expect, test } from "../support/test.ts";

test("an administrator of a body finds its people alone, and calls one of them otherwise", async ({ staff, own, page }) => {
  const email = "keeper.health@example.org";
  const administrator = await staff("administrator", own);
  await administrator.goto("/en/desk/people/invite");
  await administrator.locator("#f-name").fill("Сара Нұрланова");
  await administrator.locator("#f-email").fill(email);
  await choose(administrator.locator("#f-body"), "Ministry of Healthcare");
  await administrator.getByLabel("Administrator of the body").check();
  await administrator.getByLabel("English").check();
  await administrator.getByRole("button", { name: "Send the invitation" }).click();
  await expect(administrator.locator(".flash")).toContainText("The invitation has been sent");
  await page.goto(await linkFor(own, email, "/en/invitation/"));
  await expect(page.locator("main")).toContainText("Administrator of the body");
  await page.locator("#f-password").fill("fourteen quiet camels drink tea");
  await page.getByRole("button", { name: "Accept the invitation" }).click();
  await expect(page).toHaveURL(/\/en\/desk$/);

  await page.goto(`${own.url}/en/desk/people`);
  await expect(page.getByRole("row", { name: /drafter\.health@talqy\.example/ })).toBeVisible();
  await expect(page.locator("main")).not.toContainText("drafter.edu@talqy.example");
  await page.locator("#q").fill("HEAD");
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await expect(page.getByRole("row", { name: /drafter\.health/ })).toHaveCount(0);
  await page.getByRole("link", { name: "Марат Қожахметов" }).click();
  await page.getByText("Change name or e-mail").click();
  await page.locator("#f-name").fill("Марат Қожахметұлы");
  await page.getByRole("button", { name: "Change", exact: true }).click();
  await expect(page.locator(".flash")).toContainText("Saved");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Марат Қожахметұлы");
  await expect(page.getByRole("region", { name: "Former names and addresses" })).toContainText("Марат Қожахметов");
});

test("r12_2 an entry made by mistake is excluded with its reason, which the public reads, and included again", async ({ staff, own, page }) => {
  const code = "005-01-011";
  const registrar = await staff("registrar", own);
  await registrar.goto(`/en/desk/register/${code}`);
  await registrar.getByRole("link", { name: "Exclude from the register" }).click();
  await registrar.getByRole("button", { name: "Exclude", exact: true }).click();
  await expect(registrar.getByRole("alert")).toContainText("Write the reason.");
  await registrar.locator("#f-reason").fill("Екі рет енгізілген. / Внесена дважды.");
  await registrar.getByRole("button", { name: "Exclude", exact: true }).click();
  await expect(registrar.locator(".flash")).toContainText("Saved");
  await page.goto(`${own.url}/en/register/${code}`);
  await expect(page.locator("main")).toContainText("Excluded from the register on");
  await expect(page.locator("main")).toContainText("Внесена дважды");
  await registrar.goto("/en/desk/register");
  await expect(registrar.locator("main")).not.toContainText(code);
  await registrar.getByRole("link", { name: "Excluded entries" }).click();
  await registrar.getByRole("row", { name: new RegExp(code) }).getByRole("link").click();
  await registrar.locator("#f-reason").fill("Қате шығарылған. / Исключена по ошибке.");
  await registrar.getByRole("button", { name: "Include again" }).click();
  await expect(registrar.locator(".flash")).toContainText("Saved");
  await page.reload();
  await expect(page.locator("main")).not.toContainText("Excluded from the register on");
});

test("people, drafts and the ledger are searched by words", async ({ staff }) => {
  const administrator = await staff("administrator");
  await administrator.goto("/en/desk/people");
  await administrator.locator("#q").fill("drafter.agri");
  await administrator.getByRole("button", { name: "Find", exact: true }).click();
  await expect(administrator.locator("tbody tr")).toHaveCount(1);
  await expect(administrator.locator("tbody tr")).toContainText("Нұрлан Бекболатов");
  await administrator.locator("#q").fill("zzzz");
  await administrator.getByRole("button", { name: "Find", exact: true }).click();
  await expect(administrator.locator("main")).toContainText("Nobody answers to this");

  await administrator.goto("/en/desk/ledger");
  await administrator.locator("#f-who").fill("head.registers");
  await administrator.getByRole("button", { name: "Show", exact: true }).click();
  const rows = administrator.locator("tbody tr");
  await expect(rows.filter({ hasText: "Ержан Төлеубаев" }).first()).toBeVisible();
  await expect(rows.filter({ hasNotText: "Ержан Төлеубаев" })).toHaveCount(0);

  const drafter = await staff("drafter");
  await drafter.goto("/en/desk/drafts");
  await drafter.locator("#q").fill("002-01-022");
  await drafter.getByRole("button", { name: "Find", exact: true }).click();
  await expect(drafter.locator("tbody tr")).toHaveCount(1);
  await expect(drafter.locator("tbody tr")).toContainText(/disability/i);
  await drafter.locator("#q").fill("zzzz");
  await drafter.getByRole("button", { name: "Find", exact: true }).click();
  await expect(drafter.locator("main")).toContainText("No draft of your bodies answers to this");
});
