import { expect, test } from "../support/test.ts";
import { Editor, choose, numberOf } from "../support/staff.ts";

const LAW = { kk: "«Денсаулық сақтау жүйесі туралы» Кодекс", ru: "Кодекс «О здоровье народа и системе здравоохранения»" };

test("from an entry in the register to a placed draft, all twelve elements written from nothing", async ({ staff, own, browser }) => {
  test.setTimeout(240_000);

  // The registrar includes a paid service; its draft is due on 8 October, four days ago.
  const registrar = await staff("registrar", own);
  await registrar.goto("/en/desk/register/new?empty=1");
  await registrar.locator("#f-code").fill("909-03-001");
  await registrar.locator("#f-name_kk").fill("Санитариялық паспорт беру");
  await registrar.locator("#f-name_ru").fill("Выдача санитарного паспорта");
  await choose(registrar.locator("#f-developing_body"), "Ministry of Healthcare");
  await registrar.getByLabel("Individuals and legal entities").check();
  await choose(registrar.locator("#f-providers"), "Ministry of Healthcare");
  await registrar.locator("input[name=forms][value=electronic_full]").check();
  await registrar.locator("input[name=forms][value=paper]").check();
  await registrar.locator("input[name=places][value=portal]").check();
  await registrar.getByLabel("Paid").check();
  await registrar.locator("#f-included_on").fill("2026-10-01");
  await registrar.getByRole("button", { name: "Include in the register" }).click();
  await expect(registrar.locator(".flash")).toContainText("Saved");

  // The drafter begins; a service has to be chosen first.
  const page = await staff("drafter.health", own);
  await page.goto("/en/desk/drafts");
  await page.getByRole("link", { name: "New draft" }).click();
  await page.getByRole("button", { name: "Create the draft" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await choose(page.getByLabel("Service in the register"), "909-03-001");
  await page.getByRole("button", { name: "Create the draft" }).click();
  await expect(page.locator(".flash")).toContainText("The draft has been created");
  const number = numberOf(page);
  const editor = new Editor(page, number);

  // What the register says stands there already and is changed there only.
  await page.goto(`/en/desk/drafts/${number}/edit/general.service_name`);
  await expect(page.locator("main")).toContainText("This element is taken from the register");
  await expect(page.locator("main article")).toContainText("Выдача санитарного паспорта");
  await expect(page.locator("#section")).toHaveCount(0);
  await editor.open("general.provider");
  await expect(editor.field(1, "text.ru")).toHaveValue(/Министерство здравоохранения/);
  await expect(editor.outline("general.provider")).toHaveClass(/^full$/);

  await test.step("2.1 term: a word is no amount; a removed line comes back; several terms need their cases", async () => {
    await editor.open("procedure.term");
    await expect(editor.outline("procedure.term")).toHaveClass(/empty/);
    await expect(editor.checks).toContainText("This element is empty: the standard must have it.");
    await editor.add();
    await editor.field(1, "amount").fill("five");
    await page.keyboard.press("Control+s");
    await expect(editor.line(1)).toContainText("Write a whole number.");
    await expect(editor.field(1, "amount")).toHaveAttribute("aria-invalid", "true");
    await expect(page.locator(".save")).toHaveAttribute("data-state", "failed");
    await editor.field(1, "amount").fill("5");
    await editor.save();
    await expect(editor.outline("procedure.term")).toHaveClass(/^full$/);
    await editor.add();
    await editor.field(2, "amount").fill("20");
    await editor.field(2, "unit").selectOption("minutes");
    await expect(editor.checks.getByText("There are several terms")).toHaveCount(2);
    await editor.write(1, "text", "қағаз түрінде", "в бумажной форме");
    await editor.write(2, "text", "портал арқылы", "через портал");
    await expect(editor.checks).toContainText("Nothing is missing in this element.");
    await page.getByRole("button", { name: "Remove line 2" }).click();
    await expect(page.locator(".lines > .line")).toHaveCount(1);
    // The focus of what is removed stays in its place: at the next line, else at the one before.
    await expect(editor.line(1)).toBeFocused();
    await page.keyboard.press("Control+s");
    await editor.saved();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(editor.line(2)).toBeFocused();
    await expect(editor.field(2, "amount")).toHaveValue("20");
    await expect(editor.field(2, "text.kk")).toHaveValue("портал арқылы");
    await page.getByRole("button", { name: "Move line 2 up" }).click();
    await expect(editor.field(1, "amount")).toHaveValue("20");
    await editor.save();
  });

  await test.step("2.2 form: as the register says", async () => {
    await editor.open("procedure.form");
    await expect(page.locator(".lines input[type=checkbox]:checked")).toHaveCount(2);
    await expect(editor.outline("procedure.form")).toHaveClass(/^full$/);
  });

  await test.step("2.3 result: prose in two languages", async () => {
    await editor.open("procedure.result");
    await editor.add();
    await editor.field(1, "text.kk").fill("**Санитариялық паспорт**.");
    await expect(editor.outline("procedure.result")).toHaveClass(/part-full|wrong/);
    await expect(editor.checks).toContainText("Not written in Russian.");
    await editor.field(1, "text.ru").fill("**Санитарный паспорт**.");
    await expect(editor.outline("procedure.result")).toHaveClass(/^full$/);
    await editor.save();
  });

  await test.step("2.4 payment: amount, methods and the law that provides for it", async () => {
    await editor.open("procedure.payment");
    await editor.add();
    await editor.field(1, "amount").fill("1,5");
    await expect(editor.checks).toContainText("Choose how the payment is charged.");
    await expect(editor.checks).toContainText("A payment must name the law and the article");
    await editor.line(1).getByRole("checkbox").first().check();
    await editor.write(1, "law", "«Салық және бюджетке төленетін басқа да міндетті төлемдер туралы» Кодекс", "Кодекс «О налогах и других обязательных платежах в бюджет»");
    await editor.field(1, "article").fill("554");
    await expect(editor.checks).toContainText("Nothing is missing in this element.");
    await editor.save();
  });

  await test.step("2.5 schedule: a day that closes before it opens is told at once", async () => {
    await editor.open("procedure.schedule");
    const places = await page.locator(".lines > .line").count();
    expect(places).toBe(2);
    for (let place = 1; place <= places; place++) {
      await editor.field(place, "d1.opens").fill("18:30");
      await editor.field(place, "d1.closes").fill("9:00");
    }
    await expect(editor.checks).toContainText("A day closes before it opens.");
    for (let place = 1; place <= places; place++) {
      // Monday to Friday are alike: they are typed once.
      await editor.field(place, "d1.opens").fill("09:00");
      await editor.field(place, "d1.closes").fill("18:30");
      await editor.field(place, "d1.from").fill("13:00");
      await editor.field(place, "d1.to").fill("14:30");
    }
    await expect(editor.checks).toContainText("Nothing is missing in this element.");
    await editor.save();
  });

  await test.step("2.6 documents: one that the state has already", async () => {
    await editor.open("procedure.documents");
    await editor.add();
    await editor.write(1, "text", "өтініш", "заявление");
    await editor.add();
    await editor.write(2, "text", "жеке басты куәландыратын құжат", "документ, удостоверяющий личность");
    await editor.field(2, "obtainable").check();
    await expect(editor.checks).toContainText("This document can be obtained from information systems and may not be demanded");
    await editor.save();
  });

  await test.step("2.7 grounds: one without its law", async () => {
    await editor.open("procedure.refusal_grounds");
    await editor.add();
    await editor.write(1, "text", "жалған мәліметтер", "недостоверные сведения");
    await expect(editor.checks).toContainText("A ground for refusal must name the law and the article");
    await editor.save();
  });

  await test.step("3.1 and 4.1: prose", async () => {
    await editor.open("appeal");
    await editor.add();
    await editor.write(1, "text", "Шағым қызмет берушінің басшысына беріледі.", "Жалоба подаётся руководителю услугодателя.");
    await editor.save();
    await editor.open("other");
    await editor.add();
    await editor.write(1, "text", "Байланыс орталығы: 1414.", "Единый контакт-центр: 1414.");
    await editor.save();
    await expect(page.locator(".outline a.full")).toHaveCount(10);
  });

  await test.step("r14_3 r14_4 placement names what stands against it, with a link to each element", async () => {
    await page.goto(`/en/desk/drafts/${number}/placement`);
    await expect(page.getByRole("button", { name: "Ask the head to place it" })).toHaveCount(0);
    const refused = await page.request.post(`/en/desk/drafts/${number}/placement/request`);
    expect(refused.status()).toBe(409);
    const ground = page.locator(".check.err", { hasText: "A ground for refusal must name the law" });
    const document = page.locator(".check.err", { hasText: "This document can be obtained" });
    await expect(page.locator(".check.err")).toHaveCount(2);
    await expect(document).toContainText("Article ");
    await ground.getByRole("link", { name: "2.7.1" }).click();
    await expect(page).toHaveURL(/edit\/procedure\.refusal_grounds#line-/);
    await editor.awake();
    await expect(page.locator(".line:target")).toBeVisible();
    await editor.write(1, "law", LAW.kk, LAW.ru);
    await editor.field(1, "article").fill("19");
    await editor.save();
    await page.goto(`/en/desk/drafts/${number}/placement`);
    await document.getByRole("link", { name: "2.6.2" }).click();
    await editor.awake();
    await expect(page.locator(".line:target [name$='.text.ru']")).toHaveValue("документ, удостоверяющий личность");
    await editor.field(2, "obtainable").uncheck();
    await editor.save();
    await expect(page.locator(".head .lead")).toBeVisible();
    await page.goto(`/en/desk/drafts/${number}/placement`);
    await expect(page.locator(".check.err")).toHaveCount(0);
    await expect(page.locator(".head .lead")).toHaveText("100% ready for placement");
    await page.getByRole("button", { name: "Ask the head to place it" }).click();
    await expect(page.locator(".flash")).toContainText("The head has been asked to place the draft");
  });

  const head = await staff("head.health", own);
  await test.step("r15_2 r15_6 the head is refused what the law does not allow, and what was typed stays", async () => {
    await head.goto("/en/desk");
    await head.goto(`/en/desk/drafts/${number}/placement`);
    await expect(head.locator(".moment")).toContainText("11 November 2026, 24:00");
    const place = head.getByRole("button", { name: "Place for discussion" });
    await place.click();
    await expect(head.getByRole("alert")).toContainText("Confirm that you have read the draft.");
    await head.locator("#f-confirm").check();
    await head.getByLabel("Which other way").fill("газета");
    await place.click();
    await expect(head.getByRole("alert")).toContainText("Write why it is placed late: it was due on 8 October 2026.");
    await expect(head.getByLabel("Which other way")).toHaveValue("газета");
    await head.getByLabel("Why it is placed late").fill("Келісу ұзаққа созылды. / Согласование затянулось.");
    await place.click();
    await expect(head.getByRole("alert")).toContainText("Choose at least one way of informing the public.");
    await expect(head.getByLabel("Why it is placed late")).toHaveValue(/Согласование/);
    await head.getByLabel("Own site of the body").check();

    // The text changes after the head has opened the page: the confirmation is of another text.
    await editor.open("other");
    await editor.write(1, "text", "Байланыс орталығы: 1414, тәулік бойы.", "Единый контакт-центр: 1414, круглосуточно.");
    await editor.save();
    await place.click();
    await expect(head.locator("#meanwhile")).toContainText("The text was changed after you had read it");
    await expect(head.locator("article.law").first()).toContainText("круглосуточно");
    await expect(head.getByLabel("Why it is placed late")).toHaveValue(/Согласование/);
    await expect(head.locator("#f-confirm")).not.toBeChecked();
    await head.locator("#f-confirm").check();
    await place.click();
    await expect(head.locator(".flash")).toContainText("placed for discussion");
  });

  await test.step("the public reads it, with the delay and its reason", async () => {
    const reader = await (await browser.newContext({ baseURL: own.url })).newPage();
    await reader.goto(`/ru/drafts/${number}`);
    await expect(reader.getByRole("heading", { level: 1 })).toContainText("Выдача санитарного паспорта");
    await expect(reader.locator("main")).toContainText("круглосуточно");
    await expect(reader.locator("main")).toContainText("Согласование затянулось");
    await reader.context().close();
    // The placed revision does not change: the form of an element says so by comparing with it.
    await editor.open("procedure.term");
    await expect(page.locator("#against")).toContainText("Against the placed revision");
  });

  await test.step("the head withdraws the draft, with a reason", async () => {
    await head.goto(`/en/desk/drafts/${number}/withdraw`);
    const withdraw = head.getByRole("button", { name: "Withdraw the draft" });
    await withdraw.click();
    await expect(head.getByRole("alert")).toContainText("Write the reason.");
    await head.getByLabel("Reason").fill("Қызмет тізілімнен шығарылды. / Услуга исключена из реестра.");
    await withdraw.click();
    await expect(head.locator(".flash")).toContainText("The draft has been withdrawn");
    await page.goto(`/en/desk/drafts/${number}/edit/procedure.term`);
    await expect(page.locator("main")).toContainText("The text cannot be changed now");
    await expect(page.locator("#section")).toHaveCount(0);
  });
});
