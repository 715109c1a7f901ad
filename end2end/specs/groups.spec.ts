import { expect, test } from "../support/test.ts";

test("documents are read by their cases, each inside the group that bears its name", async ({ page }) => {
  await page.goto("/ru/drafts?stage=open");
  await page.getByRole("link", { name: /лицензии на занятие образовательной деятельностью/ }).first().click();
  const renewal = page.getByRole("group", { name: "при переоформлении лицензии:" });
  await expect(renewal).toContainText("передаточного акта");
  await expect(renewal).not.toContainText("Учебный план");
  await expect(page.getByRole("group", { name: /^при выдаче лицензии/ })).toContainText("Учебный план");
});
