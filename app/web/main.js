// Starts the app and its service worker. All else is Rust; the two talk through events on `window`:
//   tumbuh:update-ready   a new version is cached and waits     (here -> Rust)
//   tumbuh:apply-update   the person wants it now               (Rust -> here)
//   tumbuh:install-ready  the browser offers to install         (here -> Rust)
//   tumbuh:install        the person wants to install           (Rust -> here)
// What happened before Rust listened is kept in `data-update` and `data-install` of <html>; `data-english` says where the
// English words are.
import init from '../pkg/tumbuh_app.js';
import './files.js';
import './vault.js';
import wasm from '../pkg/tumbuh_app_bg.wasm?url';
import english from '../pkg/en.txt?url';

// All of styles/, in the order of their names: tokens are custom properties, so order does not matter to them.
import.meta.glob('../styles/*.css', { eager: true });

const root = document.documentElement;
root.dataset.english = english;
const tell = (name) => window.dispatchEvent(new Event(`tumbuh:${name}`));

// A trap in the wasm leaves a dead screen: say so, and that nothing saved is lost.
const broken = (error) => {
  if (!(error instanceof WebAssembly.RuntimeError || error instanceof WebAssembly.CompileError)) return;
  console.error(error);
  document.getElementById('splash')?.remove();
  document.getElementById('broken').hidden = false;
};
window.addEventListener('error', (event) => broken(event.error));
window.addEventListener('unhandledrejection', (event) => broken(event.reason));

let invitation;
window.addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  invitation = event;
  root.dataset.install = 'ready';
  tell('install-ready');
});
// The best moment to ask the browser to keep the records: it has just seen that the person wants the app.
window.addEventListener('appinstalled', () => navigator.storage?.persist?.());
window.addEventListener('tumbuh:install', async () => {
  await invitation?.prompt();
  invitation = undefined;
  delete root.dataset.install;
});

// A new version waits until the app says that no draft is open; then all tabs take it together.
let kept;
const ready = () => {
  if (!kept?.waiting || !navigator.serviceWorker.controller) return;
  root.dataset.update = 'ready';
  tell('update-ready');
};
const watch = (registration) => {
  if (kept === registration) return;
  kept = registration;
  ready();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', ready);
  });
};
window.addEventListener('tumbuh:apply-update', () => {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  kept?.waiting?.postMessage({ type: 'SKIP_WAITING' });
});
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  const register = () => navigator.serviceWorker.register('/sw.js');
  // Begins anew where no version is kept: its files did not all arrive, or it was taken back. Else it changes nothing.
  const keep = async () => {
    const registration = await register();
    if (!registration.active || (await caches.keys()).length) return watch(registration);
    // One that has nothing left is on its way out, and would stay if whatever it had opened registered it again.
    await registration.unregister();
    if (!navigator.serviceWorker.controller) watch(await register());
  };
  const begin = () => keep().catch(console.warn);
  begin();
  window.addEventListener('online', begin);
  // A phone can stay on one page for weeks.
  setInterval(() => navigator.onLine && keep().then(() => kept?.update()).catch(console.warn), 6 * 3600 * 1000);
}

init({ module_or_path: wasm }).catch(broken);
