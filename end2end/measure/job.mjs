// The whole job of a new standard as people do it, by the shortest way that the site offers: a service is entered in the
// register, its twelve elements are written, the draft is placed, six comments are decided on, the report is published. It
// counts what hands do and how long the answers of the program take.
// By hand, from `end2end`, with a program that was built for the tests, because the thirty days pass by its clock:
// `CHROMIUM_PATH=… node measure/job.mjs ../target/debug/talqy`.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "@playwright/test";

const [program] = process.argv.slice(2);
if (!program) throw new Error("name the program, built for the tests");
const port = 3900 + (process.pid % 90);
const url = `http://127.0.0.1:${port}`;
const folder = mkdtempSync(join(tmpdir(), "talqy-job-"));
const clock = join(folder, "clock");
// A Monday morning in Almaty, and a day after the discussion has closed.
const [START, AFTER] = ["2026-10-12T05:00:00Z", "2026-11-12T05:00:00Z"];
writeFileSync(clock, START);

/** A control is reached by Tab where it is no further than so many stops, else by the mouse. */
const NEAR = 4;

/** Every part of the job with what it took. */
const parts = [];
let part;

function begin(name, before) {
  part = { name, before, clicks: 0, fields: 0, keys: 0, pages: 0, seconds: 0 };
  parts.push(part);
}

/** How many stops of Tab lie between the focus and a control; none that is before it, and none of an unchosen radio button. */
function stops(control) {
  const named = "a[href], button, input, select, textarea, summary, [tabindex]";
  const isStop = (one) => {
    // A line that was just added has the focus and is no stop of its own.
    if (one === control || one === document.activeElement) return true;
    if (one.disabled || one.tabIndex < 0 || one.type === "hidden" || !one.checkVisibility()) return false;
    return one.type !== "radio" || one.checked;
  };
  const all = [...document.querySelectorAll(named)].filter(isStop);
  const from = all.indexOf(document.activeElement);
  const to = all.indexOf(control);
  return from < 0 || to < from ? Infinity : to - from;
}

/** Somebody at a page, whose hands are counted. */
class Person {
  constructor(page) {
    this.page = page;
  }

  /** Waits for an answer of the program, and counts how long it takes. */
  async answer(act, wanted) {
    const begun = performance.now();
    await Promise.all([wanted(), act()]);
    part.seconds += (performance.now() - begun) / 1_000;
  }

  /** Goes to another page by a link or a button. */
  async go(control) {
    part.clicks++;
    part.pages++;
    await this.answer(() => control.click(), () => this.page.waitForEvent("load"));
  }

  /** Opens an element by its entry in the outline, and waits until its form answers. */
  async open(section) {
    await this.go(this.page.locator(`.outline a[href$="/edit/${section}"]`));
    await this.answer(() => {}, () => this.page.locator("[data-awake=yes]").waitFor({ state: "attached" }));
  }

  /** Presses what stays on the page. */
  async press(control) {
    part.clicks++;
    await control.click();
  }

  /** A key, or keys pressed together. */
  async key(keys) {
    part.keys++;
    await this.page.keyboard.press(keys);
  }

  /** Puts the focus on a field. */
  async reach(field) {
    const far = await field.evaluate(stops);
    if (far > NEAR) return this.press(field);
    for (let stop = 0; stop < far; stop++) await this.key("Tab");
    if (!(await field.evaluate((one) => one === document.activeElement))) await field.focus();
  }

  async fill(field, words) {
    await this.reach(field);
    part.fields++;
    await field.fill(words);
  }

  async choose(field, value) {
    await this.reach(field);
    part.fields++;
    await field.selectOption(value);
  }

  /** Pastes a list into a text, which makes lines of it. */
  async paste(field, list) {
    await this.reach(field);
    part.fields++;
    await field.evaluate((area, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, list);
  }

  /** Adds a line; the number of lines then. */
  async add() {
    const lines = this.page.locator(".lines > .line");
    const before = await lines.count();
    await this.press(this.page.locator("#section button[value=add]"));
    await lines.nth(before).waitFor();
    await this.page.waitForFunction(() => document.activeElement?.matches(".line"));
    return before + 1;
  }

  /** A field of a line, counted from one. */
  field(place, name) {
    return this.page.locator(".lines > .line").nth(place - 1).locator(`[name$=".${name}"]`);
  }

  async save() {
    const saved = () => this.page.locator(".save[data-state=saved]").waitFor();
    await this.answer(() => this.key("Control+s"), saved);
  }

  /** Opens a line of the work list by its button. */
  async take(words) {
    await this.go(this.page.locator(".due > li", { hasText: words }).locator(".go a").first());
  }
}

const DOCUMENTS = [
  ["өтініш", "жеке басты куәландыратын құжат", "үй-жайға құқық белгілейтін құжаттың көшірмесі", "жабдықтар тізбесі", "қызметкерлердің тізімі", "зертхана қорытындысы"],
  ["заявление", "документ, удостоверяющий личность", "копия правоустанавливающего документа на помещение", "перечень оборудования", "список работников", "заключение лаборатории"],
];
const GROUNDS = [
  ["құжаттардың анық еместігі", "талаптарға сәйкес келмеуі", "уәкілетті органның теріс жауабы", "сот шешімінің болуы"],
  ["недостоверность документов", "несоответствие требованиям", "отрицательный ответ уполномоченного органа", "наличие решения суда"],
];
const LAW = ["«Мемлекеттік көрсетілетін қызметтер туралы» Заң", "Закон «О государственных услугах»"];
const list = (items) => items.map((item, place) => `${place + 1}) ${item}`).join(";\n");

/** Two texts side by side. */
async function both(person, place, stem, [kk, ru]) {
  await person.fill(person.field(place, `${stem}.kk`), kk);
  await person.fill(person.field(place, `${stem}.ru`), ru);
}

/** The elements that are written; the others say what the register says. */
async function write(person) {
  await person.open("procedure.term");
  for (const [amount, text] of [["5", ["қағаз түрінде", "в бумажной форме"]], ["3", ["портал арқылы", "через портал"]]]) {
    const place = await person.add();
    await person.fill(person.field(place, "amount"), amount);
    await both(person, place, "text", text);
  }
  await person.save();
  await person.open("procedure.result");
  await both(person, await person.add(), "text", ["Санитариялық паспорт.", "Санитарный паспорт."]);
  await person.save();
  await person.open("procedure.schedule");
  const places = await person.page.locator(".lines > .line").count();
  for (let place = 1; place <= places; place++) {
    if ((await person.field(place, "place").inputValue()) === "portal") {
      await person.choose(person.field(place, "usual"), "round_the_clock");
      continue;
    }
    for (const [end, time] of [["opens", "09:00"], ["closes", "18:30"], ["from", "13:00"], ["to", "14:30"]]) {
      await person.fill(person.field(place, `d1.${end}`), time);
    }
  }
  await person.save();
  for (const [section, [kk, ru]] of [["procedure.documents", DOCUMENTS], ["procedure.refusal_grounds", GROUNDS]]) {
    await person.open(section);
    const place = await person.add();
    await person.paste(person.field(place, "text.kk"), list(kk));
    await person.paste(person.field(place, "text.ru"), list(ru));
    if (section === "procedure.refusal_grounds") {
      for (let ground = 1; ground <= kk.length; ground++) {
        await both(person, ground, "law", LAW);
        await person.fill(person.field(ground, "article"), "19-1(2)");
      }
    }
    await person.save();
  }
  const prose = [
    ["appeal", ["Шағым қызмет берушінің басшысына беріледі.", "Жалоба подаётся руководителю услугодателя."]],
    ["other", ["Байланыс орталығы: 1414.", "Единый контакт-центр: 1414."]],
  ];
  for (const [section, text] of prose) {
    await person.open(section);
    await both(person, await person.add(), "text", text);
    await person.save();
  }
}

/** What the public says: a wording, three times the same, and two things more. */
async function comment(number) {
  const revision = await (await fetch(`${url}/api/v1/drafts/${number}/revisions/1`)).json();
  const appeal = revision.elements.find((one) => one.key === "appeal").items[0].id;
  const wording = "Жалоба подаётся руководителю услугодателя или через портал.";
  const same = "Три рабочих дня на портале – это долго, прошу сократить срок до одного рабочего дня для всех заявителей.";
  const said = [
    {
      text: "Жалобу удобнее подать через портал, добавьте этот способ.",
      anchor: { section: "appeal", element: appeal, language: "ru" },
      suggestion: { element: appeal, language: "ru", text: wording },
    },
    ...[1, 2, 3].map(() => ({ text: same, anchor: { section: "procedure.term" } })),
    { text: "Перечень оборудования не нужен тем, кто работает без оборудования.", anchor: { section: "procedure.documents" } },
    { text: "Паспорт стоит выдавать и на английском языке, если заявитель об этом просит." },
  ];
  for (const [place, one] of said.entries()) {
    const author = { kind: "individual", name: `Заявитель ${place + 1}`, email: `reader${place + 1}@example.org` };
    const body = JSON.stringify({ author, language: "ru", ...one });
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`${url}/api/v1/drafts/${number}/comments`, { method: "POST", headers, body });
    if (!answer.ok) throw new Error(`comment ${place + 1}: ${answer.status} ${await answer.text()}`);
  }
}

/** Decides on everything that waits, those that say the same together. */
async function decide(person) {
  const { page } = person;
  const form = page.locator("#decision");
  for (let turn = 0; (await form.count()) > 0; turn++) {
    if (turn > 20) throw new Error("the decisions do not end");
    const lead = await form.locator("input[name=comment]").inputValue();
    const take = page.locator("button[value=take]");
    if (lead === "1" && (await take.count()) > 0) await person.go(take);
    else {
      const all = page.getByRole("link", { name: "Tick all", exact: true });
      if ((await all.count()) > 0) await person.go(all);
      await person.press(form.locator("label", { has: page.locator("input[name=outcome][value=not_accepted]") }));
      const reason = "Предложение не принято: срок и состав документов установлены с учётом запроса в лабораторию (статья 14 Закона).";
      await person.fill(page.locator("#f-substantiation"), `${reason} Замечание № ${lead} рассмотрено по существу.`);
    }
    await person.go(page.locator("#decide"));
    // Doubts about the wording come back once, to be confirmed.
    const confirm = page.locator("#decision #f-confirm");
    if (await confirm.isVisible()) {
      await person.press(confirm);
      await person.go(page.locator("#decide"));
    }
  }
}

const options = ["--forms-per-minute", "0", "--letters-per-hour", "0", "--test-clock", clock];
const server = spawn(program, ["serve", "--demo", "--listen", `127.0.0.1:${port}`, "--data-dir", join(folder, "data"), ...options], {
  stdio: "ignore",
});
let browser;
try {
  for (let tries = 0; tries < 300 && !(await fetch(`${url}/ready`).catch(() => null))?.ok; tries++) await sleep(200);
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
  });
  const at = async (account, path) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const form = { email: `${account}@talqy.example`, password: "talqy-demonstration" };
    await context.request.post(`${url}/en/sign-in`, { form, maxRedirects: 0 });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(`${url}/en/desk${path}`);
    return new Person(page);
  };

  begin("entry in the register", "16 clicks");
  const registrar = await at("registrar", "/register");
  await registrar.go(registrar.page.getByRole("link", { name: "Include a service" }));
  const body = registrar.page.locator("#like-body");
  const health = await body.locator("option", { hasText: "Ministry of Healthcare" }).getAttribute("value");
  if ((await body.inputValue()) !== health) {
    await registrar.choose(body, health);
    await registrar.go(registrar.page.getByRole("button", { name: "Fill in", exact: true }));
  }
  await registrar.fill(registrar.page.locator("#f-code"), "909-03-001");
  await registrar.fill(registrar.page.locator("#f-name_kk"), "Санитариялық паспорт беру");
  await registrar.fill(registrar.page.locator("#f-name_ru"), "Выдача санитарного паспорта");
  await registrar.go(registrar.page.getByRole("button", { name: "Include in the register" }));

  begin("draft begun and twelve elements", "47 clicks, 165 fields");
  const drafter = await at("drafter.health", "");
  await drafter.take("909-03-001");
  await drafter.go(drafter.page.getByRole("button", { name: "Create the draft" }));
  const number = new URL(drafter.page.url()).pathname.split("/").at(4);
  await write(drafter);

  begin("placement asked and confirmed", "–");
  await drafter.go(drafter.page.getByRole("link", { name: "Go on to placement" }));
  const against = await drafter.page.locator(".check.err").allInnerTexts();
  if (against.length > 0) throw new Error(`against the placement: ${against.join("; ")}`);
  await drafter.go(drafter.page.getByRole("button", { name: "Ask the head to place it" }));
  const head = await at("head.health", "");
  await head.take(number);
  await head.press(head.page.locator("input[name=way]").first());
  await head.press(head.page.locator("#f-confirm"));
  await head.go(head.page.getByRole("button", { name: "Place for discussion" }));

  await comment(number);
  writeFileSync(clock, AFTER);
  begin("six comments decided and linked", "45 clicks");
  const decider = await at("drafter.health", "");
  await decider.take(number);
  await decide(decider);
  await decider.go(decider.page.getByRole("link", { name: "Prepare the closing report" }));
  const gaps = await decider.page.locator(".check.err").allInnerTexts();
  if (gaps.length > 0) throw new Error(`against the report: ${gaps.join("; ")}`);

  begin("report published", "–");
  const publisher = await at("head.health", "");
  await publisher.take(number);
  await publisher.press(publisher.page.locator("#f-confirm"));
  await publisher.go(publisher.page.getByRole("button", { name: "Publish the report" }));

  const sum = (name) => parts.reduce((all, one) => all + one[name], 0);
  const totals = { name: "the whole job", before: "–" };
  for (const name of ["clicks", "fields", "keys", "pages", "seconds"]) totals[name] = sum(name);
  console.log("| part of the job | before | clicks | fields | keys | pages | answers of the program, s |");
  console.log("| --- | --- | --- | --- | --- | --- | --- |");
  for (const { name, before, clicks, fields, keys, pages, seconds } of [...parts, totals]) {
    console.log(`| ${name} | ${before} | ${clicks} | ${fields} | ${keys} | ${pages} | ${seconds.toFixed(1)} |`);
  }
} finally {
  await browser?.close();
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
