import type { Page } from "@playwright/test";
import { Editor, numberOf } from "../support/staff.ts";
import { expect, test } from "../support/test.ts";

/** The editor of the draft that is being written. */
async function drafting(page: Page): Promise<Editor> {
  await page.goto("/en/desk/drafts");
  await page.getByRole("link", { name: /disability/i }).first().click();
  return new Editor(page, numberOf(page));
}

/** Expects that the text of the draft in Russian says the words. */
async function says(editor: Editor, ...words: string[]): Promise<void> {
  await editor.page.goto(`/ru/desk/drafts/${editor.number}`);
  for (const one of words) await expect(editor.page.locator("article.law")).toContainText(one);
}

test("r14_2 a term is a range of months, and a time of waiting or words where no number fits", async ({ staff, own }) => {
  const editor = await drafting(await staff("drafter", own));
  await editor.open("procedure.term");
  await editor.field(1, "from").fill("5");
  await editor.field(1, "amount").fill("3");
  await editor.field(1, "unit").selectOption("months");
  await expect(editor.checks).toContainText("The term begins where it ends, or later");
  await editor.field(1, "from").fill("3");
  await editor.field(1, "amount").fill("5");
  await expect(editor.checks).not.toContainText("The term begins where it ends, or later");
  const waiting = await editor.add();
  await editor.field(waiting, "kind").selectOption("waiting");
  await editor.field(waiting, "amount").fill("15");
  await editor.field(waiting, "unit").selectOption("minutes");
  const words = await editor.add();
  await editor.field(words, "kind").selectOption("words");
  await expect(editor.field(words, "amount")).toHaveCount(0);
  await editor.write(words, "text", "Өтініш берілген күні", "В день обращения");
  await editor.save();
  await says(editor, "от 3 (трех) до 5 (пяти) месяцев", "время ожидания – 15 (пятнадцать) минут", "В день обращения");
});

test("r14_5 a payment is a share with its bound, and says who pays nothing", async ({ staff, own }) => {
  const editor = await drafting(await staff("drafter", own));
  await editor.open("procedure.payment");
  const place = await editor.add();
  await editor.field(place, "kind").selectOption("fee");
  await editor.field(place, "amount").fill("10");
  await editor.field(place, "unit").selectOption("percent");
  await editor.line(place).getByText("By formula, with bounds, exemptions or another method").click();
  await editor.field(place, "base.kk").fill("объект құнының");
  await editor.field(place, "base.ru").fill("стоимости объекта");
  await editor.field(place, "least").fill("1");
  await editor.field(place, "least_unit").selectOption("mci");
  await editor.field(place, "free_for.kk").fill("соғысқа қатысушылар");
  await editor.field(place, "free_for.ru").fill("участники войны");
  await editor.save();
  await says(editor, "10 % от стоимости объекта, но не менее 1", "от уплаты освобождаются: участники войны");
});

test("the hours of a usual week are typed once, and none where it never closes", async ({ staff, own }) => {
  const editor = await drafting(await staff("drafter", own));
  await editor.open("procedure.schedule");
  const office = await editor.add();
  await expect(editor.field(office, "usual")).toHaveValue("weekdays");
  await expect(editor.field(office, "d2.opens")).toBeHidden();
  await editor.field(office, "d1.opens").fill("08:10");
  await editor.field(office, "d1.closes").fill("17:40");
  const station = await editor.add();
  await editor.field(station, "place").selectOption("other");
  await editor.field(station, "named.kk").fill("Вокзалдағы пункт");
  await editor.field(station, "named.ru").fill("Пункт на вокзале");
  await editor.field(station, "usual").selectOption("round_the_clock");
  await expect(editor.field(station, "d1.opens")).toBeHidden();
  await editor.save();
  await says(editor, "понедельник–пятница 8:10–17:40", "Пункт на вокзале: круглосуточно");
});

test("a group is added with an offered name, and another one stands inside it", async ({ staff, own }) => {
  const page = await staff("drafter", own);
  const editor = await drafting(page);
  await editor.open("procedure.documents");
  const before = await page.locator(".lines > .line").count();
  await page.locator("#f-offered").selectOption("legal_entities");
  await page.locator("#section button[value=group]").click();
  const outer = before + 1;
  await expect(editor.field(outer, "text.ru")).toHaveValue("для юридических лиц:");
  await page.locator("#f-offered").selectOption("through_portal");
  await page.locator("#section button[value=group]").click();
  const inner = outer + 1;
  await expect(editor.field(inner, "text.ru")).toHaveValue("при обращении через портал:");
  await editor.field(inner, "group").selectOption("2");
  const line = await editor.add();
  await editor.write(line, "text", "жарғы", "устав");
  await expect(editor.line(inner)).toHaveAttribute("data-depth", "1");
  await expect(editor.line(line)).toHaveAttribute("data-depth", "2");
  await editor.save();
  await page.goto(`/ru/desk/drafts/${editor.number}`);
  const group = page.getByRole("group", { name: "для юридических лиц:" });
  await expect(group.getByRole("group", { name: "при обращении через портал:" })).toContainText("устав");
});
