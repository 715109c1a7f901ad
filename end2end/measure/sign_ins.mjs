// Two hundred strangers sign in at once, each from a network of its own: what it costs in memory, and how long a reader of a
// page waits meanwhile. `node measure/sign_ins.mjs PROGRAM [TRIES]`

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const [program, tries = "200"] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "talqy-measure-"));
const port = 3900 + (process.pid % 90);
const server = spawn(
  program,
  ["serve", "--demo", "--listen", `127.0.0.1:${port}`, "--data-dir", folder, "--trusted-proxy", "127.0.0.1"],
  { stdio: "ignore" },
);
const agent = new Agent({ keepAlive: false, maxSockets: Infinity });

/** Sends one request; its status and how long it took. */
function ask(method, path, address, body) {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const headers = { "x-forwarded-for": address, "sec-fetch-site": "same-origin" };
    if (body) {
      headers["content-type"] = "application/x-www-form-urlencoded";
      headers["content-length"] = Buffer.byteLength(body);
    }
    const sent = request({ host: "127.0.0.1", port, method, path, headers, agent }, (answer) => {
      answer.resume();
      answer.on("end", () => resolve({ status: answer.statusCode, ms: performance.now() - began }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** A figure of /proc/PID/status in megabytes. */
function memory(name) {
  const line = readFileSync(`/proc/${server.pid}/status`, "utf8").split("\n").find((one) => one.startsWith(name));
  return Math.round(Number(line?.match(/\d+/)?.[0] ?? 0) / 1024);
}

/** The value below which a share of the times lies. */
function share(times, part) {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
}

try {
  for (;;) {
    const ready = await ask("GET", "/ready", "192.0.2.1").catch(() => undefined);
    if (ready?.status === 200) break;
    await sleep(100);
  }
  const before = memory("VmHWM");
  let going = true;
  const pages = [];
  const reader = (async () => {
    while (going) {
      pages.push((await ask("GET", `/en/register?q=${pages.length}`, "192.0.2.1")).ms);
      await sleep(20);
    }
  })();
  const began = performance.now();
  const sent = Array.from({ length: Number(tries) }, (_, number) => {
    const address = `198.${18 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`;
    return ask("POST", "/en/sign-in", address, `email=person${number}%40example.org&password=guess`);
  });
  const answers = await Promise.all(sent);
  const took = Math.round(performance.now() - began);
  going = false;
  await reader;
  const statuses = {};
  for (const { status } of answers) statuses[status] = (statuses[status] ?? 0) + 1;
  console.log({
    tries: answers.length,
    statuses,
    took_ms: took,
    page_ms: { p50: share(pages, 0.5), p99: share(pages, 0.99), pages: pages.length },
    memory_mb: { highest_before: before, highest: memory("VmHWM"), after: memory("VmRSS") },
  });
} finally {
  server.kill("SIGTERM");
  await sleep(500);
  rmSync(folder, { recursive: true, force: true });
}
