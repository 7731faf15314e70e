// The vault in a thread of its own. In: { id, call, args }; out: { id, value } or { id, error }. Bytes are handed over, not copied.
import init, * as vault from '../pkg/tumbuh_vault.js';
import wasm from '../pkg/tumbuh_vault_bg.wasm?url';

const random = (length) => crypto.getRandomValues(new Uint8Array(length));
const CALLS = {
  holdNewKey: () => vault.holdNewKey(random(32)),
  door: vault.door,
  enter: vault.enter,
  sealAll: (fields) => vault.sealAll(fields, random(16)),
  openAll: vault.openAll,
  seal: vault.seal,
};
const ready = init({ module_or_path: wasm });

self.addEventListener('message', async ({ data: { id, call, args } }) => {
  try {
    await ready;
    const value = CALLS[call](...args);
    self.postMessage({ id, value }, value ? [value.buffer] : []);
  } catch (error) {
    // The vault's own refusals are words; anything else (no memory, no module) is told as it is.
    self.postMessage({ id, error: typeof error === 'string' ? error : `broken: ${error}` });
  }
});
