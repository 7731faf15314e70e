// Stands in the place of a release's service worker when that release is broken: it empties the cache of the app's files, leaves,
// and opens what is open anew from the network. Records and drafts lie elsewhere (IndexedDB) and are not touched.
// The cache goes first: a browser can let the broken one work on for minutes, and it finds nothing any more and asks the network.
self.addEventListener('install', (event) => event.waitUntil(Promise.all([empty(), self.skipWaiting()])));
self.addEventListener('activate', (event) => event.waitUntil(leave()));

async function empty() {
  const kept = await caches.keys();
  await Promise.all(kept.map((name) => caches.delete(name)));
}

async function leave() {
  await empty();
  // Only what the broken one had opened is this one's now. The pages register this file again, and nothing opens anew for ever.
  const open = await self.clients.matchAll({ type: 'window' });
  await self.registration.unregister();
  await Promise.all(open.map((client) => client.navigate(client.url).catch(() => undefined)));
}
