// Takes a broken release back: puts the kill switch in the place of its service worker, in app/dist or the folder that is named.
// The next build writes a service worker again.
import { copyFileSync, existsSync, utimesSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const dist = resolve(process.argv[2] ?? join(here, 'dist'));
const page = join(dist, 'index.html');
if (!existsSync(page)) {
  console.error(`There is no release in ${dist}: check out the one that phones should open, and run make build first.`);
  process.exit(1);
}
copyFileSync(join(here, 'recall/sw.js'), join(dist, 'sw.js'));
// So old that make builds anew.
utimesSync(page, 0, 0);
console.log('Phones that have signal drop the release that they keep, and open from the network. Now deploy: cd worker && npx wrangler deploy');
