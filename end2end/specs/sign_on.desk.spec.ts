import { PROVIDER, Provider } from "../support/provider.ts";
import { type Talqy, start } from "../support/server.ts";
import { LANGUAGES, expect, test as base } from "../support/test.ts";

/** A provider, and a server of its own that signs in by it. */
const test = base.extend<{ provider: Provider; site: Talqy }>({
  provider: async ({}, use) => {
    const provider = await Provider.start();
    await use(provider);
    await provider.stop();
  },

  site: async ({ provider }, use) => {
    const site = await start(provider.options());
    provider.now = () => site.clock.now();
    await use(site);
    await site.stop();
  },
});

const DRAFTER = { subject: "7", email: "drafter@talqy.example", verified: true };
const ADMINISTRATOR = { subject: "8", email: "administrator@talqy.example", verified: true };

test("a person of staff signs in by the provider, and goes on where they wanted", async ({ page, provider, site, accessible }) => {
  test.setTimeout(120_000);
  provider.person = DRAFTER;
  for (const language of LANGUAGES) {
    await page.goto(`${site.url}/${language}/sign-in`);
    await expect(page.getByRole("link", { name: PROVIDER })).toBeVisible();
    await accessible();
  }
  await page.goto(`${site.url}/en/sign-in?next=/en/desk/drafts`);
  await page.getByRole("link", { name: `Sign in with ${PROVIDER}` }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(PROVIDER);
  expect(provider.asked.get("prompt"), "whoever is known there need not sign in again").toBeNull();
  await page.getByRole("link", { name: `Continue as ${DRAFTER.email}` }).click();
  await expect(page).toHaveURL(`${site.url}/en/desk/drafts`);
  await expect(page.locator("header")).toContainText("Дана Қасымова");
  await accessible();
});

test("whoever is not signed in by the provider reads why", async ({ page, provider, site, accessible }) => {
  test.setTimeout(120_000);
  const comes = async (does: string) => {
    await page.goto(`${site.url}/en/sign-in`);
    await page.getByRole("link", { name: `Sign in with ${PROVIDER}` }).click();
    await page.getByRole("link", { name: does }).click();
  };
  const title = page.getByRole("heading", { level: 1 });
  await comes("Refuse");
  await expect(title).toHaveText(`${PROVIDER} did not confirm the sign-in`);
  await accessible();
  provider.person = { ...DRAFTER, verified: false };
  await comes("Continue as");
  await expect(title).toHaveText(`${PROVIDER} has not verified your e-mail`);
  await accessible();
  provider.person = { subject: "9", email: "nobody@talqy.example", verified: true };
  await comes("Continue as");
  await expect(title).toHaveText("There is no account for you here");
  await accessible();
  for (const language of LANGUAGES) {
    await page.goto(`${site.url}/${language}/sign-on/back?state=another&code=another`);
    await expect(title).toBeVisible();
    await accessible();
  }
  await page.goto(`${site.url}/en/desk`);
  await expect(page, "nobody is signed in").toHaveURL(/\/en\/sign-in/);
  await provider.stop();
  // What the provider said of itself is believed for an hour.
  site.clock.advance({ minutes: 61 });
  await page.goto(`${site.url}/en/sign-on`);
  await expect(title).toHaveText(`${PROVIDER} does not answer`);
  await accessible();
});

test("a person is proven anew by the provider while the form waits in its own tab", async ({ page, provider, site, accessible }) => {
  test.setTimeout(120_000);
  provider.person = ADMINISTRATOR;
  await page.goto(`${site.url}/en/sign-on?next=/en/desk/people/invite`);
  await page.getByRole("link", { name: "Continue as" }).click();
  await page.locator("#f-name").fill("Айдос & Ко <тест>");
  await page.locator("#f-email").fill("aidos@example.org");
  await page.locator("#f-body").selectOption({ index: 1 });
  await page.getByLabel("Coordinator").check();
  await page.getByLabel("English").check();
  site.clock.advance({ minutes: 16 });
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Show once more that it is you");
  await accessible();
  const round = async (person: typeof ADMINISTRATOR, says: string) => {
    provider.person = person;
    const opened = page.context().waitForEvent("page");
    await page.getByRole("link", { name: `Sign in again with ${PROVIDER}` }).click();
    const tab = await opened;
    await tab.getByRole("link", { name: "Continue as" }).click();
    expect([provider.asked.get("prompt"), provider.asked.get("max_age")]).toEqual(["login", "0"]);
    await expect(tab.locator("main")).toContainText(says);
    await accessible(tab);
    await tab.close();
  };
  await round(DRAFTER, "You signed in there as somebody else");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("alert")).toContainText("Type your password.");
  await accessible();
  await round(ADMINISTRATOR, "Go back to the tab where your form waits");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.locator(".flash")).toContainText("The invitation has been sent");
  await expect(page.getByRole("region", { name: "Open invitations" })).toContainText("Айдос & Ко <тест>");
});
