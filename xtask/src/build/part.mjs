// Takes the modules named on the command line apart, where they are, for public/join.js to put together again. Its
// address comes before them.
import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [join, ...files] = process.argv.slice(1);
const {
  BRANCH_TABLE, CODE, CONSTANT, DECLARED, LONG_CONSTANT, NAME, NUMBERS, OPERAND, OPERANDS, OPERANDS_OF, RARE, STREAMS, isOwn,
  joined, latestOnes, numberAt, smallBetween,
} = await import(pathToFileURL(join));

const PREAMBLE = 8, CODE_SECTION = 10;
// From how many bytes on a constant is a long one: an address mostly.
const LONG = 3;

function codeSection(module) {
  for (let at = PREAMBLE; at < module.length;) {
    const kind = module[at];
    const { number: size, length } = numberAt(module, at + 1);
    const start = at + 1 + length;
    if (kind === CODE_SECTION) return { start, end: start + size };
    at = start + size;
  }
  throw new Error("a module without code");
}

function apart(module) {
  const section = codeSection(module);
  const streams = Array.from({ length: STREAMS }, () => []);
  const { number: functions, length } = numberAt(module, section.start);
  let at = section.start + length;
  const before = at;
  // What the instruction at a place is called: long constants have names of their own.
  const calledAt = (place) => {
    const long = module[place] === CONSTANT ? numberAt(module, place + 1).length : 0;
    return long >= LONG ? LONG_CONSTANT + long : module[place];
  };
  // Puts a number, or so many bytes, into a stream.
  const put = (stream, bytes) => {
    const count = bytes || numberAt(module, at).length;
    for (let left = count; left > 0; left -= 1) streams[stream].push(module[at++]);
  };
  const number = (stream) => {
    const { number } = numberAt(module, at);
    put(stream, 0);
    return number;
  };
  const latest = latestOnes();
  for (let left = functions; left > 0; left -= 1) {
    const size = numberAt(module, at);
    at += size.length;
    const end = at + size.number;
    for (let kinds = number(DECLARED); kinds > 0; kinds -= 1) {
      put(DECLARED, 0);
      put(DECLARED, 1);
    }
    latest.begin();
    for (let before = 0; at < end;) {
      const called = calledAt(at);
      const code = module[at++];
      streams[CODE].push(called);
      let operands = OPERANDS[called];
      if (code === BRANCH_TABLE) {
        for (let targets = number(RARE); targets >= 0; targets -= 1) put(RARE, 0);
        operands = [];
      } else if (OPERANDS_OF[code]) {
        operands = OPERANDS_OF[code][number(CODE)];
      }
      if (!operands) throw new Error(`an instruction that part.mjs does not know: ${code.toString(16)}`);
      for (const [stream, bytes] of operands) put(stream, bytes);
      if (called === CONSTANT) {
        // What follows is called by its own name too.
        const next = at + numberAt(module, at).length;
        put(smallBetween(before, calledAt(next)), 0);
      } else if (isOwn(code)) {
        const { number, length } = numberAt(module, at);
        at += length;
        streams[OPERAND + code].push(...leb128(latest.placeOf(number)));
      }
      before = called;
    }
    if (at !== end) throw new Error("a function that ends elsewhere than it says");
  }
  const numbers = Buffer.alloc(4 * NUMBERS);
  [module.length, before, functions, ...streams.map((stream) => stream.length)]
    .forEach((number, place) => numbers.writeUInt32LE(number, 4 * place));
  const content = Buffer.concat([
    Buffer.from([NAME.length]), Buffer.from(NAME), numbers, module.subarray(0, before),
    ...streams.map((stream) => Buffer.from(stream)), module.subarray(section.end),
  ]);
  return Buffer.concat([module.subarray(0, PREAMBLE), Buffer.from([0]), leb128(content.length), content]);
}

function leb128(number) {
  const bytes = [];
  do {
    bytes.push((number & 0x7f) | (number > 0x7f ? 0x80 : 0));
    number >>>= 7;
  } while (number);
  return Buffer.from(bytes);
}

for (const file of files) {
  const module = await readFile(file);
  const parts = apart(module);
  if (!module.equals(await joined(parts))) throw new Error(`${file} does not come together again`);
  await writeFile(file, parts);
}
