import { expect, test } from "../support/test.ts";
import { choose } from "../support/staff.ts";

test("r12_1 a registrar includes a service; wrong input loses nothing, a change leaves its history", async ({ staff }) => {
  const page = await staff("registrar");
  await page.goto("/en/desk/register");
  await page.getByRole("link", { name: "Include a service" }).click();
  // Begun with the last entry; an empty form is one step away.
  await expect(page.locator("#f-developing_body")).not.toHaveValue("");
  await page.getByRole("link", { name: "Begin with an empty form" }).click();

  // Wrong and missing input: a sentence beside each field, a link to it above, everything typed still there.
  await page.locator("#f-code").fill("no spaces allowed");
  await page.locator("#f-name_kk").fill("Анықтама беру");
  await choose(page.locator("#f-developing_body"), "Ministry of Healthcare");
  await page.getByLabel("Individuals", { exact: true }).check();
  await page.getByLabel("Paper", { exact: false }).first().check();
  await page.getByRole("button", { name: "Include in the register" }).click();
  const summary = page.getByRole("alert");
  await expect(summary.getByRole("link", { name: /The code may hold only/ })).toBeVisible();
  await summary.getByRole("link", { name: "Name in Russian: fill it in." }).click();
  await expect(page.locator("#f-name_ru")).toBeFocused();
  await expect(page.locator("#f-name_ru")).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator("#f-name_ru-error")).toHaveText("Name in Russian: fill it in.");
  await expect(page.locator("#f-code")).toHaveValue("no spaces allowed");
  await expect(page.locator("#f-name_kk")).toHaveValue("Анықтама беру");
  await expect(page.locator("#f-developing_body option:checked")).toContainText("Ministry of Healthcare");
  await expect(page.getByLabel("Individuals", { exact: true })).toBeChecked();

  // One more provider keeps what is typed, too.
  await page.locator("#f-code").fill("909-01-001");
  await page.locator("#f-name_ru").fill("Выдача справки");
  await page.getByRole("button", { name: "One more provider" }).click();
  await expect(page.locator("select[name=provider_body]")).toHaveCount(2);
  await expect(page.locator("#f-name_ru")).toHaveValue("Выдача справки");
  await choose(page.locator("select[name=provider_body]").first(), "Ministry of Healthcare");
  await page.locator("input[name=provider_kk]").nth(1).fill("Емханалар");
  await page.locator("input[name=provider_ru]").nth(1).fill("Поликлиники");
  await page.locator("#f-included_on").fill("2026-10-05");
  await page.getByRole("button", { name: "Include in the register" }).click();
  await expect(page.locator(".flash")).toContainText("Saved");
  await expect(page).toHaveURL(/\/en\/desk\/register\/909-01-001(#|$)/);

  // A change is a version of its own, with what was and what is now.
  await page.locator("#f-name_ru").fill("Выдача справки о прикреплении");
  await page.getByRole("button", { name: "Save the change" }).click();
  await expect(page.locator(".flash")).toContainText("Saved");
  const history = page.getByRole("region", { name: "History of the entry" });
  await expect(history.getByRole("heading", { name: "Version 2" })).toBeVisible();
  await expect(history).toContainText("Выдача справки о прикреплении");
  await expect(history).toContainText("Сәуле Оразбекова");
  await page.getByRole("link", { name: "Public page" }).click();
  await expect(page).toHaveURL(/\/en\/register\/909-01-001$/);
  await expect(page.locator("main")).toContainText("Выдача справки о прикреплении");
});

test("two registrars in one entry: nothing is overwritten, both texts are shown", async ({ staff }) => {
  const first = await staff("registrar");
  const second = await staff("registrar");
  await first.goto("/en/desk/register");
  const address = await first.locator("tbody td a").first().getAttribute("href");
  await first.goto(address ?? "");
  await second.goto(address ?? "");
  const name = await first.locator("#f-name_en").inputValue();
  await first.locator("#f-name_en").fill(`${name} (first)`);
  await first.getByRole("button", { name: "Save the change" }).click();
  await expect(first.locator(".flash")).toContainText("Saved");
  await second.locator("#f-name_en").fill(`${name} (second)`);
  await second.getByRole("button", { name: "Save the change" }).click();
  await expect(second.getByRole("heading", { name: "Somebody changed this entry meanwhile" })).toBeVisible();
  await expect(second.locator("#f-name_en")).toHaveValue(`${name} (second)`);
  await expect(second.getByRole("alert")).toContainText(`${name} (first)`);
  await second.locator("#f-name_en").fill(name);
  await second.getByRole("button", { name: "Save the change" }).click();
  await expect(second.locator(".flash")).toContainText("Saved");
});

test("the register is imported from CSV: the wrong lines are named, nothing is written before it is confirmed", async ({
  staff,
}) => {
  const columns = "code,name_kk,name_ru,recipients,developing_body,providers,forms,included_on";
  const good = `${columns}\n909-02-001,Куәлік беру,Выдача удостоверения,individuals,BODY,"Әкімдік|Акимат||",paper,2026-10-05\n`;
  const page = await staff("registrar");
  // The code of a body as the list of bodies has it.
  const administrator = await staff("administrator");
  await administrator.goto("/en/desk/bodies");
  const body = (await administrator.getByRole("row", { name: /Ministry of Healthcare/ }).locator("td").first().innerText()).trim();

  await page.goto("/en/desk/register");
  await page.getByRole("link", { name: "Import from CSV" }).click();
  await page.getByRole("button", { name: "See what it would do" }).click();
  await expect(page.getByRole("alert")).toContainText("Choose a file or paste its text.");

  const file = (text: string) => ({ name: "register.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  const bad = `${good.replace("BODY", "nobody")}909-02-002,,Без имени,everybody,${body},"Әкімдік|Акимат||",paper,2026-10-05\n`;
  await page.locator("#f-file").setInputFiles(file(bad));
  await page.getByRole("button", { name: "See what it would do" }).click();
  const wrong = page.getByRole("alert");
  await expect(wrong).toContainText("Nothing can be imported yet");
  await expect(wrong).toContainText("Line 2");
  await expect(wrong).toContainText("Line 3");
  await expect(page.locator("#f-text")).toHaveValue(/nobody/);

  await page.locator("#f-file").setInputFiles(file(good.replace("BODY", body)));
  await page.getByRole("button", { name: "See what it would do" }).click();
  await expect(page.getByRole("region", { name: "The file would do this" })).toContainText("1 service included");
  expect((await page.request.get("/en/register/909-02-001")).status()).toBe(404);
  await page.getByRole("button", { name: "Import all of this" }).click();
  await expect(page.locator(".flash")).toContainText("Saved");
  expect((await page.request.get("/en/register/909-02-001")).status()).toBe(200);

  // The same file again changes nothing, and says so.
  await page.goto("/en/desk/register/import");
  await page.locator("#f-text").fill(good.replace("BODY", body));
  await page.getByRole("button", { name: "See what it would do" }).click();
  await expect(page.locator("main")).toContainText("there is nothing to import");
});
