// Stands in the place of a release's service worker when that release is broken: it empties the cache of the app's files, leaves,
// and opens what is open anew from the network. Records and drafts lie elsewhere (IndexedDB) and are not touched.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(leave()));

async function leave() {
  const kept = await caches.keys();
  await Promise.all(kept.map((name) => caches.delete(name)));
  await self.clients.claim();
  const open = await self.clients.matchAll({ type: 'window' });
  await self.registration.unregister();
  // The page registers this file again. Where no release was kept there is none to get away from, and nothing opens anew for ever.
  if (kept.length > 0) await Promise.all(open.map((client) => client.navigate(client.url).catch(() => undefined)));
}
