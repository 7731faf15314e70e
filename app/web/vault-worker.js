// The vault in a thread of its own. In: { id, call, args }; out: { id, value } or { id, error }.
import init, * as vault from '../pkg/tumbuh_vault.js';
import wasm from '../pkg/tumbuh_vault_bg.wasm?url';

const CALLS = { deriveKey: vault.deriveKey, seal: vault.seal, unseal: vault.unseal };
const ready = init({ module_or_path: wasm });

self.addEventListener('message', async ({ data: { id, call, args } }) => {
  try {
    await ready;
    self.postMessage({ id, value: CALLS[call](...args) });
  } catch (error) {
    // The vault's own refusals are words; anything else (no memory, no module) is told as it is.
    self.postMessage({ id, error: typeof error === 'string' ? error : `broken: ${error}` });
  }
});
