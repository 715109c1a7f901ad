import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "../support/test.ts";

/** A service of the demonstration whose standard was amended once. */
const SERVICE = { code: "009-02-006", name: /repeat certificates of civil status/i };

/** A version as machines read it. */
interface Version {
  version: number;
  effective_on: string;
  valid_until: string | null;
}

/** The first version and its amendment. */
async function versions(request: APIRequestContext): Promise<[Version, Version]> {
  const answer = await request.get(`/api/v1/standards/${SERVICE.code}/versions`);
  const { items } = (await answer.json()) as { items: Version[] };
  const [first, second] = items.sort((one, other) => one.version - other.version);
  if (!first || !second) throw new Error("the demonstration has an amended standard");
  return [first, second];
}

/** A date so many days after another one. */
function day(date: string, later: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + later * 86_400_000).toISOString().slice(0, 10);
}

test("rf_1 a standard is found in the list and reads as it was on three dates", async ({ page, request }) => {
  const [first, second] = await versions(request);
  expect(first.valid_until).toBe(day(second.effective_on, -1));
  await page.goto("/en/standards");
  await page.getByRole("link", { name: SERVICE.name }).first().click();
  await expect(page).toHaveURL(new RegExp(`/en/standards/${SERVICE.code}$`));
  await expect(page.locator("main .tag.inforce")).toHaveText("In force");
  await expect(page.locator("main")).toContainText("Version 2");

  await page.getByLabel("Date", { exact: true }).fill(day(first.effective_on, -1));
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/[?&]on=/);
  await expect(page.locator("main")).toContainText("No standard was in force on");
  await page.getByRole("link", { name: "Read the first text" }).click();
  await expect(page.locator("main")).toContainText("Version 1");

  await page.goto(`/en/standards/${SERVICE.code}?on=${day(second.effective_on, -1)}`);
  await expect(page.getByRole("heading", { name: "This text is no longer in force" })).toBeVisible();
  await expect(page.locator("main .tag.closed")).toHaveText("No longer in force");
  await page.goto(`/en/standards/${SERVICE.code}?on=${second.effective_on}`);
  await expect(page.getByRole("heading", { name: "This text is no longer in force" })).toHaveCount(0);
  await expect(page.locator("main .tag.inforce")).toHaveText("In force");
});

test("rf_1 a date that is none comes back beside its field, and today's text stands below", async ({ page }) => {
  const answer = await page.goto(`/en/standards/${SERVICE.code}?on=2026-02-30`);
  expect(answer?.status()).toBe(422);
  await expect(page.getByRole("alert")).toContainText("This is no date of a standard.");
  await expect(page.getByLabel("Date", { exact: true })).toHaveValue("2026-02-30");
  await expect(page.locator("article.law")).toBeVisible();
});

test("rf_1 versions lead to each other, to their drafts and to what changed between them", async ({ page, request }) => {
  await page.goto(`/en/standards/${SERVICE.code}`);
  await page.getByRole("link", { name: "All versions" }).click();
  const listed = page.locator("ol.versions > li");
  await expect(listed).toHaveCount(2);
  await expect(listed.first()).toHaveAttribute("aria-current", "true");
  await expect(listed.last()).not.toHaveAttribute("aria-current", "true");
  await page.locator("ol.versions a[href$='/compare/1/2']").click();
  await expect(page.locator("main").locator("ins, del").first()).toBeVisible();
  // What is said of a change to who does not see it is left behind when the text is copied.
  const said = page.locator("article.redline").locator("ins > .unseen, del > .unseen");
  await expect(said.first()).toHaveCSS("user-select", "none");
  const headers = (await request.get(`/en/standards/${SERVICE.code}`)).headers();
  expect(headers.link).toContain('rel="version-history"');
  expect(headers.link).toContain('rel="predecessor-version"');
});

test("what a coordinating body thinks is not told while its round runs", async ({ page }) => {
  await page.goto("/en/drafts?stage=coordinating");
  await page.getByRole("link", { name: /registration of a death/i }).first().click();
  const draft = new URL(page.url()).pathname;
  await page.goto(`${draft}/coordination`);
  await expect(page.getByRole("heading", { name: "Round 1 is running" })).toBeVisible();
  await expect(page.locator("main")).toContainText("Digital Development");
  await expect(page.locator("main .tag.accepted, main .tag.part, main .tag.not")).toHaveCount(0);
});

test("the timeline of a service is a picture for the eye and a table for everybody", async ({ page }) => {
  await page.goto(`/en/register/${SERVICE.code}`);
  const section = page.getByRole("region", { name: "Timeline of the service" });
  // One of the two drawings is for this width.
  await expect(section.locator("figure > svg:visible")).toHaveCount(1);
  await expect(section.locator("figure")).toHaveAttribute("aria-hidden", "true");
  await expect(section.getByRole("table")).toHaveCount(0);
  await section.getByText("The same as a table").click();
  const table = section.getByRole("table", { name: "Timeline of the service" });
  for (const words of ["Included in the register", "Closing report", "Round 1 of coordination", "Version 2 of the standard"]) {
    await expect(table.getByRole("row").filter({ hasText: words }).first()).toBeVisible();
  }
  const beyond = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  // A page without scripts cannot be asked by one.
  if (test.info().project.name !== "noscript") expect(await page.evaluate(beyond)).toBeLessThanOrEqual(0);
});
