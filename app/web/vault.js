// `tumbuhVault(call, ...args)` for Rust: a promise of what the vault's thread answers. The thread starts with the first call.
let worker;
let last = 0;
const waiting = new Map();

const start = () => {
  worker = new Worker(new URL('./vault-worker.js', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data: { id, value, error } }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) resolve(value);
    else reject(error);
  });
  // A thread that cannot start (no memory, a module that was not cached) answers nobody: tell all, and try anew next time.
  worker.addEventListener('error', ({ message }) => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(`broken: ${message}`);
    waiting.clear();
  });
};

globalThis.tumbuhVault = (call, ...args) =>
  new Promise((resolve, reject) => {
    if (!worker) start();
    last += 1;
    waiting.set(last, { resolve, reject });
    worker.postMessage({ id: last, call, args });
  });
