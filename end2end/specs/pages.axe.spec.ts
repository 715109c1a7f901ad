import { LANGUAGES, expect, test } from "../support/test.ts";

const PUBLIC = ["/", "/register", "/register/002-01-014", "/reports", "/law", "/sign-in", "/none"];

for (const language of LANGUAGES) {
  for (const path of PUBLIC) {
    test(`axe finds nothing on ${path} in ${language}`, async ({ page, accessible }) => {
      await page.goto(`/${language}${path}`);
      await accessible();
    });
  }

  test(`axe finds nothing on the pages of a draft in ${language}`, async ({ page, accessible }) => {
    await page.goto(`/${language}/`);
    const draft = await page.locator("ul.list h3 a[href*='/drafts/']").first().getAttribute("href");
    for (const part of ["", "/comments", "/comment"]) {
      await page.goto(`${draft}${part}`);
      await accessible();
    }
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
}
