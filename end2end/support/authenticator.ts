import { createHmac } from "node:crypto";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The bytes of a key in Base32, spaces passed over. */
function bytes(key: string): Buffer {
  const bits = [...key.replace(/\s/g, "")].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}

/** The code that an authenticator app shows for a key at an instant (RFC 6238). */
export function code(key: string, at: string): string {
  const step = Buffer.alloc(8);
  step.writeBigInt64BE(BigInt(Math.floor(Date.parse(at) / 30_000)));
  const tag = createHmac("sha1", bytes(key)).update(step).digest();
  const offset = (tag.at(-1) ?? 0) & 0xf;
  return ((tag.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).toString().padStart(6, "0");
}
