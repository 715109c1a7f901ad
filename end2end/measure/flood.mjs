// Memory of the program and time of a page while somebody does one's worst, on this machine's own addresses.
// By hand, from `end2end`: `node measure/flood.mjs ../target/debug/talqy spellings|slow|sessions [seconds] [files]`.
//
// `spellings` asks for one page in 511 spellings and with foreign cookies, over and over; `sessions` asks for it with a
// session that nobody has; `slow` holds 1,300 connections that send a head byte by byte. Meanwhile a reader on another
// address asks for the page. `files` is the soft limit of open files with which the program is started (1,024).

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent, get } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";

const [program, attack, seconds = "20", files = "1024"] = process.argv.slice(2);
if (!program || !attack) throw new Error("name the program and the attack");
const [host, port] = ["127.0.0.1", 3921];
const folder = mkdtempSync(join(tmpdir(), "talqy-flood-"));
const started = ["serve", "--demo", "--listen", `${host}:${port}`, "--data-dir", join(folder, "data"), "--log", "error"];
const server = spawn("sh", ["-c", `ulimit -Sn ${files} && exec "$0" "$@"`, program, ...started], { stdio: "ignore" });

/** Asks for an address and reads the answer to its end; nothing if there is none within `patience`. */
function ask(path, { agent, headers, from, patience = 10_000 } = {}) {
  return new Promise((resolve) => {
    const request = get({ host, port, path, agent, headers, localAddress: from, timeout: patience }, (answer) => {
      answer.resume();
      answer.once("end", () => resolve(answer.statusCode));
      answer.once("error", () => resolve(undefined));
    });
    request.once("timeout", () => request.destroy());
    request.once("error", () => resolve(undefined));
  });
}

const peak = () => {
  const status = readFileSync(`/proc/${server.pid}/status`, "utf8");
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024);
};

let over = false;
const counts = new Map();
const count = (what) => counts.set(what, (counts.get(what) ?? 0) + 1);

/** The page in so many spellings: each letter of the number plain or encoded. */
function spellings(number) {
  const letters = [...number];
  return Array.from({ length: 511 }, (_, bits) =>
    letters.map((letter, place) =>
      (bits >> place) & 1 ? `%${letter.charCodeAt(0).toString(16)}` : letter).join(""));
}

async function asking(path, headers, from) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (let turn = 0; !over; turn++) {
    count((await ask(path(turn), { agent, headers: headers?.(turn), from })) ?? "closed");
    // One that is refused comes again, though not at once.
    if (counts.get("closed") > 50) await sleep(20);
  }
  agent.destroy();
}

/** A connection that sends a letter of a head each two seconds, and comes again when it is closed. */
async function dripping(from) {
  while (!over) {
    await new Promise((resolve) => {
      const socket = connect({ host, port, localAddress: from });
      socket.setNoDelay(true);
      let drip;
      socket.once("connect", () => {
        socket.write("GET /kk/ HTTP/1.1\r\nhost: x\r\nx: ");
        drip = setInterval(() => (over ? socket.destroy() : socket.write("y")), 2_000);
      });
      socket.once("error", () => {});
      socket.once("close", () => (clearInterval(drip), count("closed"), resolve()));
      socket.resume();
    });
    await sleep(1_000);
  }
}

try {
  for (let tries = 0; tries < 600 && (await ask("/ready")) !== 200; tries++) await sleep(200);
  const list = await new Promise((resolve) => {
    get({ host, port, path: "/api/v1/drafts" }, async (answer) => {
      let text = "";
      for await (const part of answer) text += part;
      resolve(JSON.parse(text));
    });
  });
  const number = list.items.find((draft) => draft.comments > 0)?.number ?? list.items[0].number;
  const page = `/ru/drafts/${number}`;
  for (let turn = 0; turn < 3; turn++) await ask(page);
  const before = peak();
  const attackers = [];
  const many = spellings(number);
  if (attack === "spellings") {
    for (let one = 0; one < 64; one++) {
      const path = (turn) => `/ru/drafts/${many[(turn * 64 + one) % many.length]}`;
      const headers = (turn) => (turn % 2 ? { cookie: `_ga=${turn}` } : {});
      attackers.push(asking(path, headers, "127.0.0.3"));
    }
  } else if (attack === "sessions") {
    const headers = (turn) => ({ cookie: `talqy=${turn}; __Host-talqy=${turn}` });
    for (let one = 0; one < 64; one++) attackers.push(asking(() => page, headers, "127.0.0.3"));
  } else if (attack === "slow") {
    for (let one = 0; one < 1_300; one++) attackers.push(dripping(`127.0.1.${1 + (one % 13)}`));
  }
  await sleep(2_000);
  const times = [];
  let unanswered = 0;
  const end = performance.now() + Number(seconds) * 1_000;
  while (performance.now() < end) {
    const begun = performance.now();
    const status = await ask(page, { from: "127.0.0.2" });
    times.push(performance.now() - begun);
    if (status !== 200) unanswered++;
    await sleep(20);
  }
  over = true;
  times.sort((one, other) => one - other);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))]?.toFixed(0);
  console.log(`${attack}: the page ${times.length} times, ${unanswered} without an answer, median ${at(0.5)} ms, p99 ${at(0.99)} ms`);
  console.log(`memory at its peak: ${before} MB before, ${peak()} MB after`);
  console.log("what the attackers got:", Object.fromEntries(counts));
} finally {
  over = true;
  server.kill();
  rmSync(folder, { recursive: true, force: true });
  // Sockets that still drip would keep this process.
  setTimeout(() => process.exit(), 200);
}
