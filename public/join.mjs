// Puts a chunk of code together again. On its way it lies apart by what its bytes are: instructions, places in the
// stack, addresses, calls. Alike bytes pack a tenth smaller than mixed ones. xtask's build/part.mjs takes it apart.

// The streams: what functions declare, their instructions, lists and rare operands, constants as bytes, where memory
// is read and where it is written, then one for each instruction's operand, and of small constants one for each
// instruction behind them and each group of those before.
export const DECLARED = 0, CODE = 1, RARE = 2, BYTES = 3, PLACE = 4, OPERAND = 6, SMALL = OPERAND + 256;
export const STREAMS = SMALL + 8 * 256;
// The head of the file: how long all is, how long what stands before the functions is, how many functions there are,
// and then how long each stream is.
export const NUMBERS = 3 + STREAMS;
// The file is a module of one section, which no browser looks at: its name, after which the numbers begin.
export const NAME = "parts";

export const END = 0x0b, BRANCH_TABLE = 0x0e, CONSTANT = 0x41, OTHERS = 0xfc, VECTORS = 0xfd;
// What a long constant is called among the instructions: this and how many bytes it has.
export const LONG_CONSTANT = 0xf0;
// What reads and writes the function's own values. Which is meant stands there as how many others were since it was
// last: 0 for the one before.
export const isOwn = (code) => code >= 0x20 && code <= 0x22;
// The stream of a small constant between two instructions.
export const smallBetween = (before, next) => SMALL + next + 256 * GROUPS[before];
// What begins a block, which has an end.
export const isBlock = (code) => code >= 0x02 && code <= 0x04;

const READS = 0x28, WRITES = 0x36;

// What stands behind an instruction: streams, each with how many bytes, 0 for a number that says so itself.
function operandsOf(code) {
  const own = [OPERAND + code, 0];
  if (code >= READS && code <= 0x3e) return [own, [code < WRITES ? PLACE : PLACE + 1, 0]];
  if (code === 0x11) return [own, own];
  if (code === 0x1c) return [[RARE, 0], [RARE, 1]];
  if (code === 0x43) return [[BYTES, 4]];
  if (code === 0x44) return [[BYTES, 8]];
  const isPlain = code <= 0x01 || code === 0x05 || code === END || code === 0x0f || code === 0x1a || code === 0x1b
    || code === CONSTANT || isOwn(code) || (code >= 0x45 && code <= 0xc4) || code === 0xd1;
  if (isPlain) return [];
  const hasOne = isBlock(code) || code === 0x0c || code === 0x0d || code === 0x10 || (code >= 0x23 && code <= 0x26)
    || code === 0x3f || code === 0x40 || code === 0x42 || code === 0xd0 || code === 0xd2
    || (code > LONG_CONSTANT && code <= LONG_CONSTANT + 5);
  return hasOne ? [own] : undefined;
}

// The same for the instructions of two numbers, by the second.
function othersOf(code) {
  if (code <= 7) return [];
  if ([8, 10, 12, 14].includes(code)) return [[RARE, 0], [RARE, 0]];
  return code <= 17 ? [[RARE, 0]] : undefined;
}

function vectorsOf(code) {
  if (code <= 11 || code === 92 || code === 93) return [[RARE, 0], [RARE, 0]];
  if (code === 12 || code === 13) return [[BYTES, 16]];
  if (code >= 21 && code <= 34) return [[RARE, 1]];
  if (code >= 84 && code <= 91) return [[RARE, 0], [RARE, 0], [RARE, 1]];
  return code <= 255 ? [] : undefined;
}

const tableOf = (what) => Array.from({ length: 256 }, (_, code) => what(code));
const GROUPS = tableOf((code) => (
  isOwn(code) ? code - 0x1f : code === CONSTANT ? 4 : code < READS || code > 0x3e ? 0 : code < WRITES ? 5 : 6
));
export const OPERANDS = tableOf(operandsOf);
export const OPERANDS_OF = { [OTHERS]: tableOf(othersOf), [VECTORS]: tableOf(vectorsOf) };

// The number at a place of some bytes (LEB128), and how long it is.
export function numberAt(bytes, at) {
  let number = 0, length = 0, byte;
  do {
    byte = bytes[at + length];
    number |= (byte & 0x7f) << (7 * length);
    length += 1;
  } while (byte & 0x80);
  return { number: number >>> 0, length };
}

// A function's own values, the latest first; those that were not named yet stand behind by their numbers. A function
// has at most so many.
export function latestOnes() {
  const list = new Uint16Array(50_000);
  let known = 0;
  const toFront = (place) => {
    const one = list[place];
    for (let at = place; at > 0; at -= 1) list[at] = list[at - 1];
    list[0] = one;
    return one;
  };
  const know = (place) => {
    for (; known <= place; known += 1) list[known] = known;
  };
  return {
    begin() {
      known = 0;
    },
    at(place) {
      know(place);
      return toFront(place);
    },
    placeOf(one) {
      know(one);
      const place = list.indexOf(one);
      toFront(place);
      return place;
    },
  };
}

// A moment for what else the page has to do.
const breath = () => new Promise((resolve) => setTimeout(resolve));
const AT_ONCE_MS = 8;
// The bytes that are left for a function's length, the most it may have.
const LENGTH = 5;

// The module whose file is `file`.
export async function joined(file) {
  // The preamble, the section's kind and length, and its name with its length before it.
  let at = 8 + 1;
  at += numberAt(file, at).length + 1;
  const name = String.fromCharCode(...file.subarray(at, at + NAME.length));
  if (name !== NAME) throw new Error("no chunk of code");
  at += NAME.length;
  const view = new DataView(file.buffer, file.byteOffset);
  const numbers = Array.from({ length: NUMBERS }, (_, place) => view.getUint32(at + 4 * place, true));
  at += 4 * NUMBERS;
  const [whole, before, functions, ...lengths] = numbers;
  const module = new Uint8Array(whole + LENGTH);
  module.set(file.subarray(at, at + before));
  at += before;
  const streams = lengths.map((length) => file.subarray(at, at += length));
  const places = new Uint32Array(STREAMS);
  let end = before;
  const take = (stream, bytes) => {
    const from = streams[stream];
    let place = places[stream];
    if (bytes) {
      while (bytes--) module[end++] = from[place++];
    } else {
      do module[end++] = from[place]; while (from[place++] & 0x80);
    }
    places[stream] = place;
  };
  const number = (stream) => {
    const { number } = numberAt(streams[stream], places[stream]);
    take(stream, 0);
    return number;
  };

  const write = (number) => {
    do {
      module[end++] = (number & 0x7f) | (number > 0x7f ? 0x80 : 0);
      number >>>= 7;
    } while (number);
  };

  const latest = latestOnes();
  let due = performance.now() + AT_ONCE_MS;
  for (let left = functions; left > 0; left -= 1) {
    if (performance.now() > due) {
      await breath();
      due = performance.now() + AT_ONCE_MS;
    }
    // How long a function is stands before it, in as few bytes as do.
    const start = end;
    end += LENGTH;
    for (let kinds = number(DECLARED); kinds > 0; kinds -= 1) {
      take(DECLARED, 0);
      take(DECLARED, 1);
    }
    latest.begin();
    for (let depth = 1, before = 0, code = 0; depth > 0; before = code) {
      code = streams[CODE][places[CODE]];
      take(CODE, 1);
      let operands = OPERANDS[code];
      if (code === CONSTANT) take(smallBetween(before, streams[CODE][places[CODE]]), 0);
      else if (isOwn(code)) {
        const stream = OPERAND + code;
        let place = streams[stream][places[stream]++];
        if (place & 0x80) {
          const { number, length } = numberAt(streams[stream], --places[stream]);
          places[stream] += length;
          place = number;
        }
        write(latest.at(place));
      }
      else if (isBlock(code)) depth += 1;
      else if (code === END) depth -= 1;
      else if (code > LONG_CONSTANT && code < OTHERS) module[end - 1] = CONSTANT;
      else if (code === BRANCH_TABLE) for (let targets = number(RARE); targets >= 0; targets -= 1) take(RARE, 0);
      else if (code === OTHERS || code === VECTORS) operands = OPERANDS_OF[code][number(CODE)];
      if (operands) for (const [stream, bytes] of operands) take(stream, bytes);
    }
    const from = start + LENGTH, length = end - from;
    end = start;
    write(length);
    module.copyWithin(end, from, from + length);
    end += length;
  }
  module.set(file.subarray(at), end);
  return module.subarray(0, whole);
}

// The code at an address: as it comes where the service worker has put it together already, so that the browser
// compiles it while it arrives, or else put together here.
export async function codeAt(url) {
  const answer = await fetch(url);
  if (answer.headers.has("x-joined-from")) return answer;
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return joined(new Uint8Array(await answer.arrayBuffer()));
}

// Begins a chunk whose code is coming.
export async function begin(coming, imports) {
  const code = await coming;
  return code instanceof Response ? WebAssembly.instantiateStreaming(code, imports) : WebAssembly.instantiate(code, imports);
}
