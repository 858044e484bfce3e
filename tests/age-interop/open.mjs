// Opens an age file with a second implementation of age: `node open.mjs FILE`, the secret on standard input.
// A secret that begins with AGE-SECRET-KEY- is an identity, anything else a passphrase. Prints the content in hex.

import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { Decrypter } from "age-encryption";

const [file] = process.argv.slice(2);
const secret = (await text(process.stdin)).trimEnd();
const decrypter = new Decrypter();
if (secret.startsWith("AGE-SECRET-KEY-")) {
  decrypter.addIdentity(secret);
} else {
  decrypter.addPassphrase(secret);
}
const content = await decrypter.decrypt(await readFile(file), "uint8array");
process.stdout.write(Buffer.from(content).toString("hex"));
