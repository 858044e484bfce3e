// Encrypts with a second implementation of age: `node seal.mjs FILE RECIPIENT…`, the content on standard input.

import { writeFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { Encrypter } from "age-encryption";

const [file, ...recipients] = process.argv.slice(2);
const encrypter = new Encrypter();
for (const recipient of recipients) {
  encrypter.addRecipient(recipient);
}
await writeFile(file, await encrypter.encrypt(await buffer(process.stdin)));
