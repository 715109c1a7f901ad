import { type BrowserContext, type Locator, type Page, expect } from "@playwright/test";

/** The password of every account of the demonstration. */
export const PASSWORD = "talqy-demonstration";

/** Signs a person of staff in; the pages of the context are theirs from now on. */
export async function signIn(context: BrowserContext, url: string, account: string): Promise<void> {
  const answer = await context.request.post(`${url}/en/sign-in`, {
    form: { email: `${account}@talqy.example`, password: PASSWORD },
    maxRedirects: 0,
  });
  expect(answer.status(), `signing in as ${account}`).toBe(303);
  // The greeting belongs to the desk, not to whatever page a test opens first.
  await context.request.get(`${url}/en/desk`);
}

/** Chooses the first option that says the words. */
export async function choose(select: Locator, words: string | RegExp): Promise<void> {
  const value = await select.locator("option", { hasText: words }).first().getAttribute("value");
  await select.selectOption(value ?? "");
}

/** The number of the draft whose page at the desk is open. */
export function numberOf(page: Page): string {
  const number = new URL(page.url()).pathname.split("/").at(4) ?? "";
  expect(number).toMatch(/^\d{4}-\d{4}$/);
  return number;
}

/** The editor of one element of a draft. */
export class Editor {
  constructor(readonly page: Page, readonly number: string) {}

  /** Opens an element and waits until its form answers. */
  async open(section: string): Promise<void> {
    await this.page.goto(`/en/desk/drafts/${this.number}/edit/${section}`);
    await this.awake();
  }

  /** Waits until the form answers by itself. */
  async awake(): Promise<void> {
    await expect(this.page.locator("[data-awake=yes]")).toBeAttached();
  }

  /** A line, counted from one. */
  line(place: number): Locator {
    return this.page.locator(".lines > .line").nth(place - 1);
  }

  /** A field of a line: `text.kk`, `amount`, `law.ru`. */
  field(place: number, name: string): Locator {
    return this.line(place).locator(`[name$=".${name}"]`);
  }

  /** Writes a text in Kazakh and in Russian. */
  async write(place: number, stem: "text" | "law", kk: string, ru: string): Promise<void> {
    await this.field(place, `${stem}.kk`).fill(kk);
    await this.field(place, `${stem}.ru`).fill(ru);
  }

  /** Adds a line by the button under the lines. */
  async add(): Promise<number> {
    const before = await this.page.locator(".lines > .line").count();
    await this.page.locator("#section button[value=add]").click();
    await expect(this.page.locator(".lines > .line")).toHaveCount(before + 1);
    return before + 1;
  }

  /** Saves by the keyboard and waits until it is saved. */
  async save(): Promise<void> {
    await this.page.keyboard.press("Control+s");
    await this.saved();
  }

  /** Waits until everything is saved, by whatever way. */
  async saved(): Promise<void> {
    await expect(this.page.locator(".save")).toHaveAttribute("data-state", "saved");
  }

  /** The entry of an element in the outline; its class says how far the element has come. */
  outline(section: string): Locator {
    return this.page.locator(`.outline a[href$="/edit/${section}"]`);
  }

  /** The checks beside the form. */
  get checks(): Locator {
    return this.page.locator("aside .checks").first();
  }
}
