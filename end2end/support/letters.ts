import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import type { Talqy } from "./server.ts";

/** The letters that have gone to an address, the oldest first. Without a mail server they are written to a folder. */
export function letters(talqy: Talqy, to: string): string[] {
  const folder = join(talqy.data, "mail");
  const files = readdirSync(folder).filter((name) => name.endsWith(".eml")).sort();
  return files.map((name) => readFileSync(join(folder, name), "utf8")).filter((letter) => letter.includes(`\nTo: ${to}\n`) || letter.includes(`\nTo: ${to}\r\n`));
}

/** Waits for a letter with a link, and answers the address; `part` stands in the address. */
export async function linkFor(talqy: Talqy, to: string, part: string): Promise<string> {
  let found: string | undefined;
  await expect
    .poll(() => {
      const links = letters(talqy, to).at(-1)?.match(/https?:\/\/[^\s>]+/g) ?? [];
      found = links.find((link) => link.includes(part));
      return found;
    }, { message: `a letter to ${to} with a link to ${part}` })
    .toBeTruthy();
  return found ?? "";
}
