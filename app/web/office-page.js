// What the pages at a desk have in common: their looks, and what is said when a program breaks. Named after the office, so that a
// phone's service worker leaves it where it is.
import '../office/office.css';

// A trap in the wasm leaves a dead screen: say so.
const broken = (error) => {
  if (!(error instanceof WebAssembly.RuntimeError || error instanceof WebAssembly.CompileError)) return;
  console.error(error);
  document.getElementById('splash')?.remove();
  document.getElementById('broken').hidden = false;
};

/** Starts a program: what its bindings export as default, and where its wasm is. */
export const start = (init, wasm) => {
  window.addEventListener('error', (event) => broken(event.error));
  window.addEventListener('unhandledrejection', (event) => broken(event.reason));
  init({ module_or_path: wasm }).catch(broken);
};
