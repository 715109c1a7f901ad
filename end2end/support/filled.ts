import { execFileSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { start } from "./server.ts";

/** Fills the demonstration once, with all its letters sent; every server under test begins with a copy of that. */
export default async function fill(): Promise<() => Promise<void>> {
  const talqy = await start();
  try {
    await sent(talqy.data);
  } catch (error) {
    await talqy.stop();
    throw error;
  }
  await talqy.end();
  process.env.TALQY_TEST_FILLED = talqy.data;
  return talqy.stop;
}

/** Waits until no letter waits: one that was begun and not sent would be tried again only after a while. */
async function sent(data: string): Promise<void> {
  const count = ["letters", "count", "--data-dir", data];
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (/^waiting\t0$/m.test(execFileSync(process.env.TALQY_BIN ?? "talqy", count, { encoding: "utf8" }))) return;
    await sleep(250);
  }
  throw new Error("the letters of the demonstration were not sent within a minute");
}
