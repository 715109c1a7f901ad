// How long the editor takes for a key in an element of five thousand words, its live redline and its checks included.
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

  const measured = await field.evaluate(async (area, keys) => {
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
      const computed = performance.now() - before;
      document.body.getBoundingClientRect();
      times.push([computed, performance.now() - before]);
      place += 1;
      // Not all keys fall into one word.
      if (key % 7 === 6) place += 40;
    }
    return times;
  }, 100);
  const shown = await page.locator("#against").innerText();
  const at = (column, share) => {
    const sorted = measured.map((pair) => pair[column]).sort((one, other) => one - other);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1);
  };
  console.log(`${words} words, ${measured.length} keys, ${shown.length} characters of redline`);
  console.log(`computed: median ${at(0, 0.5)} ms, p95 ${at(0, 0.95)} ms, most ${at(0, 1)} ms`);
  console.log(`and laid out: median ${at(1, 0.5)} ms, p95 ${at(1, 0.95)} ms, most ${at(1, 1)} ms`);
  await browser.close();
} finally {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
