// Starts the office. All else is Rust.
import init from '../pkg/office/tumbuh_office.js';
import wasm from '../pkg/office/tumbuh_office_bg.wasm?url';
import '../office/office.css';

// A trap in the wasm leaves a dead screen: say so.
const broken = (error) => {
  if (!(error instanceof WebAssembly.RuntimeError || error instanceof WebAssembly.CompileError)) return;
  console.error(error);
  document.getElementById('splash')?.remove();
  document.getElementById('broken').hidden = false;
};
window.addEventListener('error', (event) => broken(event.error));
window.addEventListener('unhandledrejection', (event) => broken(event.reason));

init({ module_or_path: wasm }).catch(broken);
