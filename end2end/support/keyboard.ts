import { type Locator, type Page, expect } from "@playwright/test";

/** More presses than the longest page takes. */
const MOST = 400;

/** Whether the control has the focus. */
function focused(control: Locator): Promise<boolean> {
  return control.evaluate((element) => element === document.activeElement);
}

/** Expects that the focus shows where it stands: a ring around the control, in the part of the page that is seen. */
async function shown(control: Locator): Promise<void> {
  const shows = () =>
    control.evaluate((element) => {
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
      const seen = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
      return element.matches(":focus-visible") && ring && seen;
    });
  // The page may still be scrolling to it.
  await expect.poll(shows, "the focus shows").toBe(true);
}

/** Goes on with the key Tab until the control has the focus. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let presses = 0; presses < MOST && !(await focused(control)); presses++) {
    await page.keyboard.press("Tab");
  }
  await expect(control).toBeFocused();
  await shown(control);
}

/** Goes to the control and presses it. */
export async function press(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press("Enter");
}

/** Goes to the field and writes into it. */
export async function write(page: Page, field: Locator, words: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.type(words);
  await expect(field).toHaveValue(words);
}

/** Chooses among radio buttons by the arrows: a group of them is one stop of Tab. */
export async function arrowTo(page: Page, name: string, value: string): Promise<void> {
  const group = page.locator(`input[type=radio][name="${name}"]`);
  const chosen = page.locator(`input[type=radio][name="${name}"]:checked`);
  const wanted = page.locator(`input[type=radio][name="${name}"][value="${value}"]`);
  await expect(group.first()).toBeVisible();
  await tabTo(page, (await chosen.count()) > 0 ? chosen : group.first());
  await page.keyboard.press("Space");
  for (let presses = await group.count(); presses > 0 && !(await wanted.isChecked()); presses--) {
    await page.keyboard.press("ArrowDown");
  }
  await expect(wanted).toBeChecked();
}
