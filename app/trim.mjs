// What a page does not need of a program that the linker has put together: exports for servers that stream, and all that only a
// panic would print. A panic is a trap here, as it was before (the page says that it broke and that what was saved is safe); its
// words went to a console that nobody on a phone reads, and they are 4 % of the download.
//
// The linker left what refers to what (`--emit-relocs`, WebAssembly tool conventions, "Linking"). So: each call of a function that
// never returns because it panics becomes a trap; what nothing then leads to, code and data, is blanked in place. No byte moves, so
// all that refers to the rest stays right; wasm-opt removes what is blank.

// By their mangled names. That the compiler left a trap right behind the call is the proof that it cannot come back.
const PANICS =
  /4core9panicking|unwrap_failed|expect_failed|slice_\w*fail|len_mismatch_fail|7raw_vec12handle_error|handle_alloc_error|capacity_overflow|panic_already_\w*borrowed|assert_failed/;
const UNUSED = /^(__wbindgen_describe_)?(__wbg_)?intounderlying/;

const TRAP = 0x00;
const NOP = 0x01;
const END = 0x0b;
const CALL = 0x10;
const [IMPORTS, EXPORTS, START, CODE, DATA] = [2, 7, 8, 10, 11];
const [FUNCTION, DATA_SYMBOL, SECTION] = [0, 1, 3];
const [UNDEFINED, EXPORTED, NAMED, KEPT] = [0x10, 0x20, 0x40, 0x80];
const CALLS = 0;
const OF_TYPES = 6;
const WITH_ADDEND = new Set([3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 21, 22, 23, 25]);

/** The program without them; what refers to what is kept for the splitter only. `linked` is not changed. */
export function trim(linked, { forSplitter }) {
  const wasm = Buffer.from(linked);
  const program = read(wasm);
  trapPanics(wasm, program);
  const kept = program.exports.filter(({ name }) => !UNUSED.test(name));
  mark(wasm, program, kept);
  blank(wasm, program);
  return write(wasm, program, kept, forSplitter);
}

function trapPanics(wasm, { codeReferences }) {
  for (const reference of codeReferences) {
    const { kind, at, symbol } = reference;
    const isCall = kind === CALLS && wasm[at - 1] === CALL && wasm[at + 5] === TRAP;
    if (!isCall || !PANICS.test(symbol.name)) continue;
    wasm[at - 1] = TRAP;
    wasm.fill(NOP, at, at + 5);
    reference.gone = true;
  }
}

/** Marks what is alive: what an export, the start or the linker's own rules lead to. Where in a file a panic would have been is not. */
function mark(wasm, program, kept) {
  share(program.functions, program.codeReferences);
  share(program.constants, program.dataReferences);
  const waiting = [];
  const reach = (thing) => {
    if (!thing || thing.alive || isPlace(wasm, thing)) return;
    thing.alive = true;
    waiting.push(thing);
  };
  kept.forEach(({ target }) => reach(target));
  reach(program.start);
  program.symbols.filter(({ flags }) => flags & (EXPORTED | KEPT)).forEach(({ target }) => reach(target));
  while (waiting.length > 0) waiting.pop().references.forEach(({ symbol }) => reach(symbol?.target));
}

/** Gives what refers to something to the function or constant it stands in; both lists are sorted. */
function share(things, references) {
  for (const reference of references) {
    if (reference.gone) continue;
    let low = 0;
    for (let high = things.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (things[middle].from <= reference.at) low = middle + 1;
      else high = middle;
    }
    // Constants may lie within others: all that begin before it are asked, as far as the longest reaches.
    for (let near = low - 1; near >= 0 && things[near].reach > reference.at; near -= 1) {
      if (things[near].to > reference.at) things[near].references.push(reference);
    }
  }
}

/** Whether a constant is a `core::panic::Location`: file, length of its name, line, column. */
function isPlace(wasm, { from, to, references, isConstant }) {
  if (!isConstant || to - from !== 16 || references.length !== 1 || references[0].at !== from) return false;
  const file = references[0].symbol.target;
  return file?.isConstant === true && wasm.toString('latin1', file.from, file.from + wasm.readUInt32LE(from + 4)).endsWith('.rs');
}

function blank(wasm, { functions, constants, dataReferences }) {
  for (const { from, to, references } of functions.filter(({ alive }) => !alive)) {
    wasm.fill(NOP, from, to);
    // No locals, then the trap.
    wasm.set([0, TRAP], from);
    wasm[to - 1] = END;
    references.forEach((reference) => (reference.gone = true));
  }
  const living = new Uint8Array(wasm.length);
  constants.filter(({ alive }) => alive).forEach(({ from, to }) => living.fill(1, from, to));
  for (const { from, to } of constants.filter(({ alive }) => !alive)) {
    for (let at = from; at < to; at += 1) if (!living[at]) wasm[at] = 0;
  }
  dataReferences.filter(({ at }) => !living[at]).forEach((reference) => (reference.gone = true));
}

/** The program with the exports that are kept, and without what refers from where nothing is any more. */
function write(wasm, { sections, codeReferences, dataReferences }, kept, forSplitter) {
  const text = (name) => [...leb(Buffer.byteLength(name)), ...Buffer.from(name)];
  const list = (items) => Buffer.concat([Buffer.from(leb(items.length)), ...items]);
  const references = (name, section, all) => {
    const items = all.filter(({ gone }) => !gone).map(({ bytes }) => bytes);
    return Buffer.concat([Buffer.from([...text(name), ...leb(section)]), list(items)]);
  };
  const isWanted = ({ name }) => forSplitter || !/^(linking|reloc\.)/.test(name ?? '');
  const parts = sections.filter(isWanted).map(({ id, name, from, to, target }) => {
    const body =
      id === EXPORTS ? list(kept.map(({ bytes }) => bytes))
      : name === 'reloc.CODE' ? references(name, target, codeReferences)
      : name === 'reloc.DATA' ? references(name, target, dataReferences)
      : undefined;
    return body ? Buffer.concat([Buffer.from([id, ...leb(body.length)]), body]) : wasm.subarray(from, to);
  });
  return Buffer.concat([wasm.subarray(0, 8), ...parts]);
}

function leb(value) {
  return value < 128 ? [value] : [(value % 128) + 128, ...leb(Math.floor(value / 128))];
}

/** What a linked program consists of. Every place is one in the file. */
function read(wasm) {
  let at = 8;
  const byte = () => wasm[at++];
  const number = () => {
    for (let value = 0, shift = 1; ; shift *= 128) {
      const next = byte();
      value += (next & 127) * shift;
      if (next < 128) return value;
    }
  };
  const text = () => {
    const size = number();
    at += size;
    return wasm.toString('utf8', at - size, at);
  };
  const list = (item) => Array.from({ length: number() }, item);
  const limits = () => {
    const hasMost = number() & 1;
    number();
    if (hasMost) number();
  };
  const open = (section) => (at = section.content);

  const sections = [];
  while (at < wasm.length) {
    const from = at;
    const id = byte();
    const size = number();
    const to = at + size;
    const name = id === 0 ? text() : undefined;
    sections.push({ id, name, from, content: at, to });
    at = to;
  }
  const section = (wanted) => sections.find(({ id, name }) => id === wanted || name === wanted);

  let imported = 0;
  const skip = [() => { number(); imported += 1; }, () => { byte(); limits(); }, limits, () => { at += 2; }];
  open(section(IMPORTS));
  list(() => {
    text();
    text();
    skip[byte()]();
  });
  const thing = (from, to, more) => ({ from, to, references: [], alive: false, ...more });
  open(section(CODE));
  const functions = list(() => {
    const size = number();
    at += size;
    return thing(at - size, at);
  });
  functions.forEach((each) => (each.reach = each.to));
  const inner = (index) => functions[index - imported];

  open(section(EXPORTS));
  const exports = list(() => {
    const from = at;
    const name = text();
    const kind = byte();
    const index = number();
    return { name, target: kind === FUNCTION ? inner(index) : undefined, bytes: wasm.subarray(from, at) };
  });
  let start;
  if (section(START)) {
    open(section(START));
    start = inner(number());
  }

  open(section(DATA));
  const segments = list(() => {
    if (number() !== 0) throw new Error('trim: a passive segment of data is not known here.');
    while (byte() !== END);
    const size = number();
    at += size;
    return at - size;
  });
  const symbols = [];
  open(section('linking'));
  number();
  while (at < section('linking').to) {
    const kind = byte();
    const size = number();
    const end = at + size;
    if (kind === 8) symbols.push(...list(symbol));
    at = end;
  }
  function symbol() {
    const kind = byte();
    const flags = number();
    const isDefined = !(flags & UNDEFINED);
    if (kind === SECTION) return { flags, name: '', index: number() };
    if (kind === DATA_SYMBOL) {
      const name = text();
      if (!isDefined) return { flags, name };
      const from = segments[number()] + number();
      return { flags, name, target: thing(from, from + number(), { isConstant: true }) };
    }
    const index = number();
    const name = isDefined || flags & NAMED ? text() : '';
    return { flags, name, target: kind === FUNCTION ? inner(index) : undefined };
  }
  const constants = symbols.flatMap(({ target }) => (target?.isConstant ? [target] : [])).sort((one, other) => one.from - other.from);
  constants.reduce((reach, each) => (each.reach = Math.max(reach, each.to)), 0);

  const references = (name, base) => {
    const from = section(name);
    if (!from) return [];
    open(from);
    from.target = number();
    return list(() => {
      const begin = at;
      const kind = byte();
      const place = number() + base;
      const index = number();
      if (WITH_ADDEND.has(kind)) number();
      return { kind, at: place, symbol: kind === OF_TYPES ? undefined : symbols[index], bytes: wasm.subarray(begin, at) };
    });
  };
  const codeReferences = references('reloc.CODE', section(CODE).content);
  const dataReferences = references('reloc.DATA', section(DATA).content);
  return { sections, functions, exports, start, symbols, constants, codeReferences, dataReferences };
}
