import { defineConfig, devices } from "@playwright/test";

// Which specs run where is said by their names:
//   name.spec.ts        a public journey: with WebAssembly, without JavaScript, and on a phone
//   name.wasm.spec.ts   needs WebAssembly: desktop and phone
//   name.desk.spec.ts   a staff journey: desktop, with WebAssembly
//   name.axe.spec.ts    accessibility: light and dark, both with WebAssembly
const wasm = /\.wasm\.spec\.ts$/;
const desk = /\.desk\.spec\.ts$/;
const axe = /\.axe\.spec\.ts$/;

const desktop = { ...devices["Desktop Chrome"], channel: undefined };
const phone = { ...devices["Pixel 7"], channel: undefined };

export default defineConfig({
  testDir: "specs",
  globalSetup: "./support/filled.ts",
  outputDir: "test-results",
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/results.json" }]],
  use: {
    locale: "en-GB",
    timezoneId: "Asia/Almaty",
    // A trace of every step costs more than the step: it is asked for when a test that fails is run again.
    trace: process.env.TALQY_TEST_TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    // The colours are the same in every language. These take long each, so they do not come last.
    { name: "dark", use: { ...desktop, colorScheme: "dark" }, testMatch: axe, grep: / in ru$/ },
    { name: "desktop", use: desktop },
    { name: "phone", use: phone, testIgnore: [desk, axe] },
    { name: "noscript", use: { ...desktop, javaScriptEnabled: false }, testIgnore: [wasm, desk, axe] },
  ],
});
