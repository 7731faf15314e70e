// Starts the desk. All else is Rust.
import init from '../pkg/tumbuh_desk.js';
import wasm from '../pkg/tumbuh_desk_bg.wasm?url';
import english from '../pkg/en.txt?url';
import '../office/office.css';

// Screens that the phone has, too, speak its English words.
document.documentElement.dataset.english = english;

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
