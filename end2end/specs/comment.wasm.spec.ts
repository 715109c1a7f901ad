import type { Locator, Page } from "@playwright/test";
import { toReceipt } from "../support/receipt.ts";
import { expect, test } from "../support/test.ts";

const OPEN = "Assignment of the state benefit to families with many children";

async function openForm(page: Page): Promise<void> {
  await page.goto("/en/");
  await page.getByRole("link", { name: OPEN }).first().click();
  await page.locator(".clause .say[href*='/comment?']").first().click();
  await awake(page);
}

/** Waits until the island answers: the number of a legal entity is hidden only by the living form. */
async function awake(page: Page): Promise<void> {
  await expect(page.getByLabel("Business identification number (BIN)")).toBeHidden();
}

test("the unsent text survives a reload", async ({ page }) => {
  await openForm(page);
  await page.getByLabel("Your comment").fill("Kept on this device.");
  await page.getByLabel("Name", { exact: true }).fill("Asel");
  await page.reload();
  await awake(page);
  await expect(page.getByLabel("Your comment")).toHaveValue("Kept on this device.");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Asel");
  await page.getByRole("button", { name: "Discard it" }).click();
  await expect(page.getByLabel("Your comment")).toHaveValue("");
});

test("what is typed before the form answers by itself is not lost", async ({ page }) => {
  let arrive = () => {};
  const slow = new Promise<void>((resolve) => (arrive = resolve));
  await page.route("**/*.wasm", async (route) => {
    await slow;
    await route.continue();
  });
  await page.goto("/en/");
  await page.getByRole("link", { name: OPEN }).first().click();
  await page.locator(".clause .say[href*='/comment?']").first().click();
  await page.getByLabel("Your comment").fill("Written on a slow line.");
  await page.getByLabel("Name", { exact: true }).fill("Asel");
  await page.getByLabel("A legal entity").check();
  arrive();
  // The redline is drawn by the living form only.
  await page.getByText("Change the wording").click();
  await expect(async () => {
    await page.getByLabel("The wording you propose").fill("Another wording.");
    await expect(page.locator(".redline-live ins")).toContainText("Another wording", { timeout: 500 });
  }).toPass();
  await expect(page.getByLabel("Your comment")).toHaveValue("Written on a slow line.");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Asel");
  await expect(page.getByLabel("A legal entity")).toBeChecked();
});

test("the unsent text survives a lost connection", async ({ page, context }) => {
  await openForm(page);
  await page.getByLabel("Your comment").fill("Written in a train.");
  await page.getByLabel("Name", { exact: true }).fill("Asel");
  await page.getByLabel("E-mail for the receipt").fill("asel@example.org");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Send the comment" }).click();
  const told = page.getByRole("alert");
  await expect(told).toContainText("There is no connection");
  await expect(told).toBeFocused();
  await expect(told).toBeInViewport();
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.getByLabel("Your comment")).toHaveValue("Written in a train.");
  await context.setOffline(false);
  await page.getByRole("button", { name: "Send the comment" }).click();
  await toReceipt(page);
});

test("who sends too often is told how long to wait, and a busy server is told of too", async ({ page }) => {
  await openForm(page);
  await page.getByLabel("Your comment").fill("One of many.");
  await page.route("**/call/near_comments", (route) => route.fulfill({ body: "[]", contentType: "application/json" }));
  await page.getByLabel("Name", { exact: true }).fill("Asel");
  await page.getByLabel("E-mail for the receipt").fill("asel@example.org");
  const faults: [number, string, RegExp][] = [
    [429, '{"TooMany":{"retry_after_seconds":42}}', /can be sent again: 42$/],
    [503, '"Busy"', /overloaded/],
  ];
  for (const [status, body, words] of faults) {
    await page.route("**/call/send_comment", (route) => route.fulfill({ status, body, contentType: "application/json" }));
    await page.getByRole("button", { name: "Send the comment" }).click();
    const told = page.getByRole("alert");
    await expect(told).toHaveText(words);
    await expect(told).toBeFocused();
    await expect(told).toBeInViewport();
    await expect(page).toHaveTitle(/^Error: /);
    await page.unroute("**/call/send_comment");
  }
  await expect(page.getByLabel("Your comment")).toHaveValue("One of many.");
  await page.getByRole("button", { name: "Send the comment" }).click();
  await expect(page).toHaveURL(/\/receipts\//);
  await expect(page).not.toHaveTitle(/^Error: /);
});

test("r15_3 an open page counts down and says when the discussion has closed", async ({ page, clock }) => {
  await page.clock.install({ time: new Date(clock.now()) });
  await openForm(page);
  await page.getByLabel("Your comment").fill("Not finished in time.");
  await expect(page.getByText(/^Time left until the discussion closes: \d/).first()).toBeVisible();
  await page.clock.fastForward(31 * 24 * 60 * 60 * 1000);
  await expect(page.locator("#over")).toContainText("The discussion closed while this page was open");
  await expect(page.getByRole("button", { name: "Send the comment" })).toBeHidden();
  await expect(page.getByLabel("Your comment")).toHaveValue("Not finished in time.");
  await expect(page.getByRole("link", { name: "Save as a file" })).toHaveAttribute("href", /^data:text\/plain.*Not/);
});

test("a restored proposal stands open before it can be sent", async ({ page }) => {
  await openForm(page);
  await page.getByText("Change the wording").click();
  const field = page.getByLabel("The wording you propose");
  await page.getByLabel("Your comment").fill("With a proposal.");
  await field.fill("Another wording altogether.");
  await expect(page.locator(".redline-live ins")).toContainText("Another wording");
  await page.reload();
  await awake(page);
  await expect(field).toBeVisible();
  await expect(field).toHaveValue("Another wording altogether.");
});

test("near its limit the text says how many characters are left", async ({ page }) => {
  await openForm(page);
  await page.getByLabel("Your comment").fill("a".repeat(17_999));
  await expect(page.locator(".hint", { hasText: "Characters left" })).toHaveCount(0);
  await page.getByLabel("Your comment").fill("a".repeat(18_500));
  await expect(page.locator(".hint", { hasText: "Characters left: 1500" })).toBeVisible();
});

test("the unsent text survives the closing of the window", async ({ page, clock }) => {
  await openForm(page);
  await page.getByLabel("Your comment").fill("Written, never sent.");
  clock.advance({ days: 31 });
  await page.reload();
  await expect(page.getByRole("heading", { name: "The discussion is not open" })).toBeVisible();
  await expect(page.locator(".handed-text")).toHaveText("Written, never sent.");
});

test("a proposed wording shows its redline while it is typed", async ({ page }) => {
  await openForm(page);
  await page.getByText("Change the wording").click();
  const field = page.getByLabel("The wording you propose");
  const present = await field.inputValue();
  await field.fill(`${present} Additionally by phone.`);
  await expect(page.locator(".redline-live ins")).toContainText("Additionally by phone.");
});

test("a comment is written and sent by keyboard alone", async ({ page }) => {
  await openForm(page);
  const reach = async (wanted: Locator) => {
    for (let presses = 0; presses < 40 && !(await wanted.evaluate((it) => it === document.activeElement)); presses++) {
      await page.keyboard.press("Tab");
    }
    await expect(wanted).toBeFocused();
  };
  await reach(page.getByLabel("Your comment"));
  await page.keyboard.type("Only keys were pressed.");
  await reach(page.getByLabel("Name", { exact: true }));
  await page.keyboard.type("Timur");
  await reach(page.locator("#f-email"));
  await page.keyboard.type("timur@example.org");
  await reach(page.getByRole("button", { name: "Send the comment" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/receipts\//);
});

test("r15_5 several clauses go in one sending, and who speaks is typed once", async ({ page }) => {
  await openForm(page);
  await page.getByLabel("Your comment").fill("On the first clause.");
  await page.getByLabel("Name", { exact: true }).fill("Asel Nurlanova");
  await page.getByRole("button", { name: "Add another clause" }).click();
  await expect(page).toHaveURL(/\/drafts\/[\d-]+$/);
  await page.locator(".clause .say[href*='/comment?']").nth(1).click();
  await awake(page);
  await expect(page.getByText("On the first clause.")).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Asel Nurlanova");
  await page.getByLabel("Your comment").fill("On the second clause.");
  await page.getByRole("button", { name: "Send the comment" }).click();
  await expect(page).toHaveURL(/\/receipts\//);
  await expect(page.getByText("On the first clause.")).toBeVisible();
  await expect(page.getByText("Sent together with")).toBeVisible();
});

test("r15_5 the device remembers who speaks by choice and forgets by the same control", async ({ page }) => {
  await openForm(page);
  const choice = page.getByLabel("Remember who I am on this device");
  await expect(choice).not.toBeChecked();
  await page.getByLabel("Name", { exact: true }).fill("Asel Nurlanova");
  await choice.check();
  await page.goto("/en/");
  await page.getByRole("link", { name: OPEN }).first().click();
  await page.locator(".clause .say[href*='/comment?']").nth(1).click();
  await awake(page);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Asel Nurlanova");
  await expect(choice).toBeChecked();
  await choice.uncheck();
  expect(await page.evaluate(() => localStorage.getItem("talqy:speaker"))).toBeNull();
});

test("r15_5 what is wrong with a comment is told without losing the files that were chosen", async ({ page }) => {
  await openForm(page);
  const files = page.locator("#f-files");
  await files.setInputFiles({ name: "note.pdf", mimeType: "application/pdf", buffer: Buffer.from("no such file") });
  await page.getByLabel("Your comment").fill("With a file of mine.");
  await page.getByLabel("Name", { exact: true }).fill("Asel Nurlanova");
  await page.getByRole("button", { name: "Send the comment" }).click();
  await expect(page.locator("#errors")).toBeFocused();
  await expect(page.locator("#f-files-error")).toBeVisible();
  expect(await files.evaluate((field: HTMLInputElement) => field.files?.length)).toBe(1);
  await expect(page.getByLabel("Your comment")).toHaveValue("With a file of mine.");
});

test("r15_5 what was received although its answer was lost is not received once more", async ({ page }) => {
  await openForm(page);
  await page.getByLabel("Your comment").fill("Received, and nobody heard of it.");
  await page.getByLabel("Name", { exact: true }).fill("Asel Nurlanova");
  let address = "";
  await page.route("**/call/send_comment", async (route) => {
    const answer = await route.fetch();
    address = (await answer.json()).Received.address;
    await route.abort();
  });
  await page.getByRole("button", { name: "Send the comment" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await page.unroute("**/call/send_comment");
  await page.reload();
  await awake(page);
  await expect(page.getByLabel("Your comment")).toHaveValue("Received, and nobody heard of it.");
  await page.getByRole("button", { name: "Send the comment" }).click();
  await expect(page).toHaveURL(new RegExp(`${address}$`));
});
