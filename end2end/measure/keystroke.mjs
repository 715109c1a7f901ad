// How long the editor takes for a key in an element of five thousand words, and for the checks and the live redline that
// follow when the keys rest.
// By hand, from `end2end`: `CHROMIUM_PATH=… node measure/keystroke.mjs ../target/release/talqy [words]`.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "@playwright/test";

const [program, wanted = "5000"] = process.argv.slice(2);
if (!program) throw new Error("name the program, built by `cargo xtask build`");
const words = Number(wanted);
const url = "http://127.0.0.1:3917";
const folder = mkdtempSync(join(tmpdir(), "talqy-keystroke-"));
const server = spawn(program, ["serve", "--demo", "--listen", "127.0.0.1:3917", "--data-dir", join(folder, "data")], {
  stdio: "ignore",
});
try {
  for (let tries = 0; tries < 100 && !(await fetch(`${url}/ready`).catch(() => null))?.ok; tries++) await sleep(200);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  // What is done when the keys rest runs from a timer: each is timed, with what it sets in motion.
  await page.addInitScript(() => {
    const later = window.setTimeout;
    window.rested = [];
    window.setTimeout = (does, after, ...rest) => typeof does !== "function" ? later(does, after, ...rest) : later(async () => {
      const before = performance.now();
      does(...rest);
      await new Promise((done) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = done;
        channel.port2.postMessage(0);
      });
      document.body.getBoundingClientRect();
      if (after === 120) window.rested.push(performance.now() - before);
    }, after);
  });
  await page.goto(`${url}/en/sign-in`);
  await page.fill("#f-email", "drafter.prosecutor@talqy.example");
  await page.fill("#f-password", "talqy-demonstration");
await page.locator("main form button").first().click();
  await page.goto(`${url}/en/desk/drafts`);
  await page.getByRole("link", { name: /criminal record/i }).first().click();
  const number = new URL(page.url()).pathname.split("/").at(4);

  // The text is saved long, then changed here and there against what was placed.
  await page.goto(`${url}/en/desk/drafts/${number}/edit/other`);
  await page.locator("[data-awake=yes]").waitFor({ state: "attached" });
  const field = page.locator("textarea[name^='line.'][name$='.text.ru']").first();
  const sentence = "Услугодатель в течение пяти рабочих дней рассматривает заявление и извещает услугополучателя о решении";
  const vocabulary = sentence.split(" ");
  const text = Array.from({ length: words }, (_, place) => {
    const word = vocabulary[(place * 7 + Math.floor(place / 13)) % vocabulary.length];
    return place % 12 === 11 ? `${word}.` : word;
  }).join(" ");
  await field.fill(text);

  const typing = async (area, keys) => {
    const turn = () => new Promise((done) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = done;
      channel.port2.postMessage(0);
    });
    const times = [];
    let place = Math.floor(area.value.length / 2);
    for (let key = 0; key < keys; key++) {
      await new Promise((done) => requestAnimationFrame(done));
      const before = performance.now();
      area.setRangeText("а", place, place, "end");
      area.dispatchEvent(new InputEvent("input", { bubbles: true, data: "а", inputType: "insertText" }));
      await turn();
      document.body.getBoundingClientRect();
      times.push(performance.now() - before);
      place += 1;
      // Not all keys fall into one word.
      if (key % 7 === 6) place += 40;
    }
    return times;
  };
  // What the browser alone takes for such a field: a copy that nobody listens to.
  const copy = await field.evaluateHandle((area) => {
    const bare = area.cloneNode();
    bare.removeAttribute("id");
    bare.removeAttribute("name");
    bare.value = area.value;
    area.after(bare);
    return bare;
  });
  const bare = await copy.evaluate(typing, 100);
  await copy.evaluate((area) => area.remove());
  const measured = await field.evaluate(typing, 100);
  // The same with a rest after each key.
  const rested = await field.evaluate(async (area, keys) => {
    await new Promise((done) => setTimeout(done, 400));
    window.rested.length = 0;
    for (let key = 0; key < keys; key++) {
      const place = Math.floor((area.value.length / keys) * key);
      area.setRangeText("б", place, place, "end");
      area.dispatchEvent(new InputEvent("input", { bubbles: true, data: "б", inputType: "insertText" }));
      await new Promise((done) => setTimeout(done, 260));
    }
    return window.rested;
  }, 40);
  const shown = await page.locator("#against").innerText();
  const told = (what, times) => {
    const sorted = [...times].sort((one, other) => one - other);
    const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.toFixed(1);
    console.log(`${what}: ${sorted.length} times, median ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms`);
  };
  console.log(`${words} words, ${shown.length} characters of redline`);
  told("a key in a field of the browser alone", bare);
  told("a key in the editor", measured);
  told("checks and redline when the keys rest", rested);
  await browser.close();
} finally {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
