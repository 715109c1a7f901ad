import { expect, test } from "../support/test.ts";
import { Editor, numberOf } from "../support/staff.ts";

test("r14_1 an appendix is added, titled and referred to, and a reference to none is told at once", async ({ staff, own, accessible }) => {
  const page = await staff("drafter", own);
  await page.goto("/en/desk/drafts");
  await page.getByRole("link", { name: /disability/i }).first().click();
  const editor = new Editor(page, numberOf(page));
  await editor.open("appendices");
  await page.locator("#section button[value=appendix]").click();
  await expect(page.locator(".lines > .line")).toHaveCount(1);
  await expect(editor.field(1, "sort")).toHaveValue("form");
  await editor.write(1, "text", "Жәрдемақы тағайындауға өтініш", "Заявление о назначении пособия");
  await editor.add();
  await editor.write(2, "text", "Тағайындауды сұраймын. Қолы ________", "Прошу назначить пособие. Подпись ________");
  await expect(editor.line(1).locator("> .no")).toHaveText("1");
  await expect(editor.line(2).locator("> .no")).toHaveText("1.1");
  await expect(editor.checks).toContainText("Nothing in the standard refers to this appendix.");
  await accessible(page);
  await editor.save();

  await editor.open("appeal");
  await editor.add();
  const refer = (number: number) =>
    editor.write(1, "text", `Шағым ${number}-қосымшаға сәйкес беріледі.`, `Жалоба подаётся согласно приложению ${number}.`);
  await refer(2);
  await expect(editor.checks).toContainText("The text refers to an appendix that is not there");
  await refer(1);
  await expect(editor.checks).not.toContainText("The text refers to an appendix that is not there");
  await editor.save();
  await editor.open("appendices");
  await expect(editor.checks).not.toContainText("Nothing in the standard refers to this appendix.");
});
