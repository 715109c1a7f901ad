import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Monday 12 October 2026, 10:00 in Asia/Almaty: the moment at which every server under test starts. */
export const START = "2026-10-12T05:00:00Z";

/** The clock of one server under test. The server reads it anew for every request. */
export class Clock {
  #now = START;

  constructor(readonly file: string) {
    this.set(START);
  }

  /** The instant the server sees, RFC 3339 in UTC. */
  now(): string {
    return this.#now;
  }

  /** Sets the instant; any form `Date` understands with a zone, for example `2026-10-12T10:00:00+05:00`. */
  set(instant: string): void {
    this.#now = new Date(instant).toISOString();
    writeFileSync(this.file, this.#now);
  }

  /** Moves the clock forward. */
  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number }): void {
    const hours = (by.days ?? 0) * 24 + (by.hours ?? 0);
    const seconds = (hours * 60 + (by.minutes ?? 0)) * 60 + (by.seconds ?? 0);
    this.set(new Date(Date.parse(this.#now) + seconds * 1000).toISOString());
  }
}

/** A running server with its own data, filled with the demonstration. */
export interface Talqy {
  /** Address without a slash at the end. */
  url: string;
  clock: Clock;
  /** The folder given as `--data-dir`. */
  data: string;
  /** Everything the server has printed so far. */
  log(): string;
  /** Ends it and leaves its data. */
  end(): Promise<void>;
  /** Ends it and removes everything. */
  stop(): Promise<void>;
}

/** What a server that has ended leaves beside its data. */
const LEFT = ["talqy.db-shm", "talqy.db.lock"];

/**
 * Starts a server of its own, with more options if need be; whoever starts it stops it. Its data are a copy of what
 * `TALQY_TEST_FILLED` names; without that it fills them in itself.
 */
export async function start(options: string[] = []): Promise<Talqy> {
  const program = process.env.TALQY_BIN;
  if (!program) throw new Error("TALQY_BIN is not set: run `cargo xtask test --only browser`");
  // In memory, where there is room: no comment then waits for a disk.
  const folder = mkdtempSync(join(process.env.TALQY_TEST_MEMORY || tmpdir(), "talqy-end2end-"));
  const clock = new Clock(join(folder, "clock"));
  const data = join(folder, "data");
  const filled = process.env.TALQY_TEST_FILLED;
  if (filled) await cp(filled, data, { recursive: true, filter: (file) => !LEFT.includes(basename(file)) });
  const logFile = join(folder, "log");
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const output = openSync(logFile, "w");
  const server = spawn(
    program,
    [
      ...["serve", "--demo", "--listen", `127.0.0.1:${port}`, "--data-dir", data, "--test-clock", clock.file],
      // Every test signs in from this machine, and writes letters.
      ...["--forms-per-minute", "0", "--letters-per-hour", "0"],
      ...options,
    ],
    { stdio: ["ignore", output, output], cwd: folder },
  );
  closeSync(output);
  const log = () => readFileSync(logFile, "utf8");
  const stop = async () => {
    await end(server);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await ready(url, server);
  } catch (error) {
    const printed = log();
    await stop();
    throw new Error(`${error}\n${printed}`);
  }
  return { url, clock, data, log, end: () => end(server), stop };
}

/** Waits until the server says it is ready: migrated and filled. */
async function ready(url: string, server: ChildProcess): Promise<void> {
  let failed: Error | undefined;
  server.once("error", (error) => {
    failed = error;
  });
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (failed) throw failed;
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
    const answer = await fetch(`${url}/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(50);
  }
  throw new Error("the server was not ready within a minute");
}

/** Asks the server to finish, and insists after five seconds. */
async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) return;
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  server.kill("SIGTERM");
  const insist = setTimeout(() => server.kill("SIGKILL"), 5_000);
  await ended;
  clearTimeout(insist);
}

/** A port nobody listens on at the moment. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
