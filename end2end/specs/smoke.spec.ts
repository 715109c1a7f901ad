import { LANGUAGES, expect, test } from "../support/test.ts";

test("the server is alive and ready", async ({ request }) => {
  expect((await request.get("/health")).status()).toBe(200);
  expect((await request.get("/ready")).status()).toBe(200);
});

for (const language of LANGUAGES) {
  test(`the home page reads in ${language}`, async ({ page }) => {
    const answer = await page.goto(`/${language}/`);
    expect(answer?.status()).toBe(200);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(page.getByRole("main")).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expect(page).toHaveTitle(/.+/);
  });
}

test("style sheet and scripts come from the versioned folder and may be kept for ever", async ({ page, request }) => {
  await page.goto("/en/");
  const href = await page.locator('link[rel="stylesheet"]').first().getAttribute("href");
  expect(href).toMatch(/^\/pkg\/[0-9a-f]{16}\/app\.css$/);
  const answer = await request.get(href ?? "");
  expect(answer.status()).toBe(200);
  expect(answer.headers()["cache-control"]).toContain("immutable");
});
