import { expect, test } from "../support/test.ts";
import { Editor, numberOf } from "../support/staff.ts";
import type { Page } from "@playwright/test";

/** The editor of the draft that is being written. */
async function drafting(page: Page): Promise<Editor> {
  await page.goto("/en/desk/drafts");
  await page.getByRole("link", { name: /disability/i }).first().click();
  return new Editor(page, numberOf(page));
}

/** Opens the section on appeals and sees to it that it has a paragraph. */
async function appealWithWords(editor: Editor): Promise<void> {
  await editor.open("appeal");
  if ((await editor.page.locator(".lines > .line").count()) > 0) return;
  await editor.write(await editor.add(), "text", "Шағым сотқа беріледі.", "Жалоба подаётся в суд.");
  await editor.save();
}

test("what is typed before the page answers by itself is not lost", async ({ staff }) => {
  const page = await staff("drafter");
  const editor = await drafting(page);
  let arrive = () => {};
  const slow = new Promise<void>((resolve) => (arrive = resolve));
  await page.route("**/*.wasm", async (route) => {
    await slow;
    await route.continue();
  });
  await page.goto(`/en/desk/drafts/${editor.number}/edit/general.provider`);
  const field = editor.field(1, "text.ru");
  const before = await field.inputValue();
  await field.fill(`${before} Написано на медленной связи.`);
  arrive();
  await editor.awake();
  await expect(field).toHaveValue(/Написано на медленной связи/);
  await editor.saved();
  await page.reload();
  await expect(field).toHaveValue(/Написано на медленной связи/);
});

test("a text that was not saved is kept in the browser and can be taken up or forgotten", async ({ staff }) => {
  const page = await staff("drafter");
  const editor = await drafting(page);
  await editor.open("procedure.result");
  const field = editor.field(1, "text.ru");
  const before = await field.inputValue();
  // The reload comes before the form has saved by itself.
  await page.route("**/call/**", (route) => route.abort());
  await field.fill(`${before} Не успело сохраниться.`);
  await page.reload();
  await editor.awake();
  await expect(field).toHaveValue(before);
  await expect(page.locator(".notice", { hasText: "Text that was not saved is kept in this browser." })).toBeVisible();
  await page.unroute("**/call/**");
  await page.getByRole("button", { name: "Take it up" }).click();
  await expect(field).toHaveValue(/Не успело сохраниться/);
  await editor.save();
  await page.reload();
  await editor.awake();
  await expect(field).toHaveValue(/Не успело сохраниться/);
  await expect(page.getByRole("button", { name: "Take it up" })).toHaveCount(0);
});

/** A paragraph too long to be sent while the page goes: two of them are over what browsers allow. */
const LONG = "Абзац, который не успел сохраниться. ".repeat(520);

test("what is typed in the last moment before leaving is saved", async ({ staff }) => {
  const page = await staff("drafter");
  const editor = await drafting(page);
  await editor.open("procedure.result");
  const field = editor.field(1, "text.ru");
  const before = await field.inputValue();
  await field.fill(`${before} Набрано в последний миг.`);
  await page.goto(`/ru/desk/drafts/${editor.number}`);
  await expect(page.locator("article.law")).toContainText("Набрано в последний миг.");
  await expect(page.locator("#unsaved")).toHaveCount(0);
  await editor.open("procedure.result");
  await expect(field).toHaveValue(/Набрано в последний миг/);
  await expect(page.getByRole("button", { name: "Take it up" })).toHaveCount(0);
});

test("kept words come back beside what was saved since, and the offer stands back", async ({ staff, accessible }) => {
  const page = await staff("drafter");
  const editor = await drafting(page);
  await appealWithWords(editor);
  const lines = page.locator(".lines > .line");
  const before = await lines.count();
  for (let more = 0; more < 2; more++) await editor.field(await editor.add(), "text.ru").fill(LONG);
  await page.goto(`/en/desk/drafts/${editor.number}`);
  // The overview says where the words are, and leads to them.
  const unsaved = page.locator("#unsaved");
  await expect(unsaved).toContainText("Unsaved text on this device");
  await accessible(page);
  await unsaved.getByRole("link").click();
  await editor.awake();
  const offer = page.locator(".notice", { hasText: "Text that was not saved is kept in this browser." });
  await expect(offer).toBeVisible();
  const first = editor.field(1, "text.ru");
  const words = await first.inputValue();
  await first.fill(`${words} Сохранено позже.`);
  await editor.save();
  await expect(offer).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Take it up" })).toHaveCount(0);
  await page.getByText("Earlier words that were not saved").click();
  await page.getByRole("button", { name: "Take it up" }).click();
  await expect(lines).toHaveCount(before + 2);
  await expect(first).toHaveValue(/Сохранено позже/);
  await editor.saved();
  await page.reload();
  await editor.awake();
  await expect(lines).toHaveCount(before + 2);
  await expect(first).toHaveValue(/Сохранено позже/);
  await expect(page.getByText("Earlier words that were not saved")).toHaveCount(0);
  for (let more = 2; more > 0; more--) await page.getByRole("button", { name: `Remove line ${before + more}` }).click();
  await first.fill(words);
  await editor.save();
});

test("kept words that do not go together with the text are left to a person", async ({ staff, accessible }) => {
  const page = await staff("drafter");
  const editor = await drafting(page);
  await appealWithWords(editor);
  const first = editor.field(1, "text.ru");
  const words = await first.inputValue();
  await first.fill(`Решение обжалуется министру. ${words}`);
  for (let more = 0; more < 2; more++) await editor.field(await editor.add(), "text.ru").fill(LONG);
  await page.goto(`/en/desk/drafts/${editor.number}`);
  await editor.open("appeal");
  await first.fill(`Решение обжалуется в суд. ${words}`);
  await editor.save();
  await page.getByText("Earlier words that were not saved").click();
  await page.getByRole("button", { name: "Take it up" }).click();
  const merge = page.locator("#merge");
  await expect(merge).toContainText("The words kept in this browser");
  await expect(merge).toContainText("министру");
  await expect(merge).toContainText("в суд");
  await expect(page.locator(".save")).toHaveAttribute("data-state", "conflict");
  await accessible(page);
  // Nothing is saved over the other before it is settled.
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect(new Editor(other, editor.number).field(1, "text.ru")).toHaveValue(/обжалуется в суд/);
  await other.close();
  const count = await page.locator(".lines > .line").count();
  for (let more = 0; more < 2; more++) await page.getByRole("button", { name: `Remove line ${count - more}` }).click();
  await first.fill(words);
  await editor.save();
  await expect(merge).toHaveCount(0);
  await page.reload();
  await expect(first).toHaveValue(words);
});

test("without a connection nothing is lost, and the form saves by itself when it is back", async ({ staff }) => {
  const page = await staff("drafter");
  const editor = await drafting(page);
  await editor.open("procedure.result");
  const field = editor.field(1, "text.kk");
  const before = await field.inputValue();
  await page.context().setOffline(true);
  await field.fill(`${before} Желіден тыс жазылды.`);
  await page.keyboard.press("Control+s");
  await expect(page.locator(".save")).toHaveAttribute("data-state", "offline");
  await expect(page.locator(".save")).toContainText("kept in this browser");
  await page.context().setOffline(false);
  await editor.saved();
  await page.reload();
  await expect(field).toHaveValue(/Желіден тыс жазылды/);
});

test("an older version is compared with the text and restored from the history", async ({ staff }) => {
  const page = await staff("drafter2");
  const editor = await drafting(page);
  await editor.open("procedure.term");
  const field = editor.field(1, "amount");
  const before = await field.inputValue();
  await field.fill("77");
  await editor.save();
  await page.getByRole("link", { name: "History" }).click();
  const versions = page.locator(".versions > li");
  await expect(versions.first()).toContainText("the text now");
  await expect(versions.first()).toContainText("Ерлан Тұрсынбеков");
  await versions.nth(1).getByRole("link", { name: /Compare with the text now/ }).click();
  await expect(page.locator(".against ins").first()).toContainText("77");
  await page.locator(".versions > li").nth(1).getByRole("button", { name: /Restore version/ }).click();
  await expect(page.locator(".flash")).toContainText("Saved");
  await editor.awake();
  await expect(field).toHaveValue(before);
});

test("r14_6 prose is previewed as it will stand; raw HTML stays text", async ({ staff }) => {
  const page = await staff("drafter");
  const editor = await drafting(page);
  await editor.open("other");
  const place = await editor.add();
  await editor.field(place, "text.ru").fill("Порядок:\n\n1. **подача**;\n2. выдача\n\n| Срок | Дни |\n| --- | --- |\n| портал | 1 |\n\n<script>alert(1)</script>");
  const line = editor.line(place);
  await line.getByText("Preview").click();
  const preview = line.locator(".preview[lang=ru]");
  await expect(preview.locator(".typed-list > li")).toHaveText(["1. подача;", "2. выдача"]);
  await expect(preview.locator("strong")).toHaveText("подача");
  await expect(preview.locator("td").last()).toHaveText("1");
  await expect(preview).toContainText("<script>alert(1)</script>");
  await expect(preview.locator("script")).toHaveCount(0);
  await expect(editor.checks).toContainText("will be shown as text, not as markup");
  await page.getByRole("button", { name: `Remove line ${place}` }).click();
  await editor.save();
});

test("a revised element shows its redline against the placed revision while it is typed", async ({ staff }) => {
  const page = await staff("drafter");
  await page.goto("/en/desk/drafts");
  await page.getByRole("link", { name: /families with many children/ }).first().click();
  const editor = new Editor(page, numberOf(page));
  await editor.open("appeal");
  const against = page.locator("#against");
  await expect(against.getByRole("heading")).toHaveText("Against the placed revision");
  const field = editor.field(1, "text.ru");
  const before = await field.inputValue();
  await field.fill(`${before} Дополнено после обсуждения.`);
  await expect(against.locator("[lang=ru] ins")).toContainText("Дополнено после обсуждения");
  await expect(editor.line(1)).toContainText("stayed as it was");
  await editor.save();
  await field.fill(before);
  await editor.save();
  await expect(against.locator("ins")).toHaveCount(0);
  // The public goes on reading the placed revision.
  const open = await page.request.get(`/ru/drafts/${editor.number}`);
  expect(await open.text()).not.toContain("Дополнено после обсуждения");
});

test("lines are moved by the keyboard and the focus stays", async ({ staff }) => {
  const page = await staff("drafter");
  const editor = await drafting(page);
  await editor.open("procedure.documents");
  const first = await editor.field(1, "text.ru").inputValue();
  await editor.field(1, "text.ru").focus();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(editor.field(2, "text.ru")).toHaveValue(first);
  await expect(editor.field(2, "text.ru")).toBeFocused();
  await expect(page.locator("#section [aria-live=polite]")).toHaveText("The line stands at place 2 now.");
  await page.keyboard.press("Alt+ArrowUp");
  await expect(editor.field(1, "text.ru")).toHaveValue(first);
  await editor.save();
});

test("a pasted list becomes lines in their groups, and a line is carried by its number", async ({ staff, own }) => {
  const page = await staff("drafter", own);
  const editor = await drafting(page);
  await editor.open("procedure.documents");
  const first = await editor.field(1, "text.ru").inputValue();
  const count = await page.locator(".lines > .line").count();
  const place = await editor.add();
  await editor.field(place, "text.ru").evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "для всех:\n1) заявление о пасеке;\n2) план участка.");
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(page.locator(".lines > .line")).toHaveCount(count + 3);
  await expect(editor.field(count + 1, "text.ru")).toHaveValue("для всех:");
  await expect(editor.field(count + 1, "group")).toHaveValue("1");
  await expect(editor.field(count + 2, "text.ru")).toHaveValue("заявление о пасеке;");
  await expect(editor.field(count + 3, "text.ru")).toHaveValue("план участка.");
  await expect(editor.line(count + 3)).toHaveAttribute("data-depth", "1");
  const carried = await editor.line(count + 3).locator("> .no").elementHandle();
  await editor.line(1).locator("> .no").evaluate((onto, line) => {
    const dataTransfer = new DataTransfer();
    const send = (to: Element, kind: string) =>
      to.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
    send(line as Element, "dragstart");
    send(onto, "dragover");
    send(onto, "drop");
  }, carried);
  await expect(editor.field(1, "text.ru")).toHaveValue("план участка.");
  await expect(editor.field(2, "text.ru")).toHaveValue(first);
  await editor.save();
});

test("words are found in the whole draft and replaced where they were chosen", async ({ staff, own, accessible }) => {
  const page = await staff("drafter", own);
  const editor = await drafting(page);
  await appealWithWords(editor);
  await editor.write(1, "text", "Шағым беріледі. Шағым қаралады.", "Жалоба подаётся. Жалоба рассматривается.");
  await editor.save();
  await page.goto(`/en/desk/drafts/${editor.number}/replace`);
  await page.getByLabel("Language of the text").selectOption("ru");
  await page.getByLabel("Find", { exact: true }).fill("Жалоба");
  await page.getByLabel("Replace with").fill("Заявление");
  await page.getByRole("button", { name: "Show the places" }).click();
  const appeal = page.locator("#found input[value^='appeal/']");
  await expect(appeal).toHaveCount(2);
  await accessible(page);
  for (const other of await page.locator("#found input[name=hit]").all()) await other.uncheck();
  await appeal.nth(1).check();
  await page.getByRole("button", { name: "Replace in the chosen places" }).click();
  await editor.open("appeal");
  await expect(editor.field(1, "text.ru")).toHaveValue("Жалоба подаётся. Заявление рассматривается.");
});

test("two drafters in the same words: nothing is saved over the other before a person has settled it", async ({ staff, own }) => {
  const first = await staff("drafter", own);
  const second = await staff("drafter2", own);
  const theirs = await drafting(first);
  const ours = await drafting(second);
  await theirs.open("procedure.term");
  await second.clock.install();
  await ours.open("procedure.term");
  await theirs.field(1, "text.kk").fill("Өтініш берілген күннен бастап");
  await theirs.save();
  await ours.field(1, "text.kk").fill("Толық топтама тапсырылған күннен бастап");
  await second.keyboard.press("Control+s");
  const merge = second.locator("#merge");
  await expect(merge).toContainText("Дана Қасымова changed this at");
  await expect(merge).toContainText("Өтініш берілген");
  await expect(second.locator(".save")).toHaveAttribute("data-state", "conflict");
  // The save that was waiting is not the person's answer.
  await second.clock.fastForward(10_000);
  await expect(second.locator(".save")).toHaveAttribute("data-state", "conflict");
  await first.reload();
  await expect(theirs.field(1, "text.kk")).toHaveValue("Өтініш берілген күннен бастап");
  await ours.field(1, "text.kk").fill("Өтініш пен толық топтама тапсырылған күннен бастап");
  await ours.save();
  await expect(merge).toHaveCount(0);
  await first.reload();
  await expect(theirs.field(1, "text.kk")).toHaveValue("Өтініш пен толық топтама тапсырылған күннен бастап");
});
