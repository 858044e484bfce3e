// Holds an interview in WebAssembly: `node interview.cjs MODULE`, the arguments as JSON on standard input.
// Bytes are in base64, both ways. Prints the sealed envelope.

const { readFileSync } = require("node:fs");

const { interview } = require(process.argv[2]);
const given = JSON.parse(readFileSync(0, "utf8"));
const bytes = (name) => Buffer.from(given[name], "base64");
const envelope = interview(
  bytes("note"), bytes("roots"), bytes("form"), bytes("seed"), bytes("chance"), given.now,
);
process.stdout.write(Buffer.from(envelope).toString("base64"));
