// `tumbuhVault(call, ...args)` for Rust: a promise of what the vault's thread answers. The thread starts with the first call; it
// holds the key to what is stored, and `lock` ends it and all that it knows.
let worker;
let last = 0;
const waiting = new Map();

const refuse = (why) => {
  worker?.terminate();
  worker = undefined;
  for (const { reject } of waiting.values()) reject(why);
  waiting.clear();
};

const start = () => {
  worker = new Worker(new URL('./vault-worker.js', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data: { id, value, error } }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) resolve(value);
    else reject(error);
  });
  // A thread that cannot start (no memory, a module that was not cached) answers nobody: tell all, and try anew next time.
  worker.addEventListener('error', ({ message }) => refuse(`broken: ${message}`));
};

globalThis.tumbuhVault = (call, ...args) =>
  new Promise((resolve, reject) => {
    if (call === 'lock') {
      refuse('locked');
      resolve();
      return;
    }
    if (!worker) start();
    last += 1;
    waiting.set(last, { resolve, reject });
    // Bytes are handed over, not copied.
    worker.postMessage({ id: last, call, args }, args.filter((one) => one instanceof Uint8Array).map(({ buffer }) => buffer));
  });
