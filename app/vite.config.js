// Hashes the assets, writes the web manifest and the service worker that caches one whole version.
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const manifest = {
  id: '/',
  name: 'Tumbuh',
  short_name: 'Tumbuh',
  description: 'Catat dan pantau pertumbuhan anak di posyandu, dengan atau tanpa sinyal.',
  lang: 'id',
  dir: 'ltr',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  orientation: 'any',
  theme_color: '#0b6653',
  background_color: '#fbf8f2',
  categories: ['health', 'medical'],
  icons: [
    { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    { src: '/icons/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
  ],
  shortcuts: [
    { name: 'Hari posyandu', short_name: 'Posyandu', url: '/', icons: [{ src: '/icons/icon-192.png', sizes: '192x192' }] },
    { name: 'Daftarkan anak', short_name: 'Daftar', url: '/children/new', icons: [{ src: '/icons/icon-192.png', sizes: '192x192' }] },
    { name: 'Cek satu anak', short_name: 'Cek', url: '/check', icons: [{ src: '/icons/icon-192.png', sizes: '192x192' }] },
  ],
};

export default defineConfig({
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2020',
    modulePreload: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // Pages that share no file with the phone's, which never opens them and downloads nothing of them.
    rolldownOptions: { input: { index: 'index.html', office: 'office.html', desk: 'desk.html' } },
  },
  server: { proxy: { '/api': 'http://localhost:8787' } },
  plugins: [
    VitePWA({
      // web/main.js registers it: an inline script would break the content security policy.
      injectRegister: null,
      registerType: 'prompt',
      manifest,
      includeManifestIcons: false,
      workbox: {
        globPatterns: ['**/*.{html,css,js,wasm,txt,webmanifest}', 'icons/icon.svg', 'icons/icon-192.png'],
        globIgnores: ['**/office*', '**/*_office*', '**/desk*', '**/*_desk*'],
        maximumFileSizeToCacheInBytes: process.env.PROFILE === 'dev' ? 40_000_000 : 4_000_000,
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [/^\/api\//, /^\/healthz$/, /^\/(office|desk)(\.html)?$/],
        dontCacheBustURLsMatching: /^assets\//,
        cleanupOutdatedCaches: true,
        clientsClaim: true,
        skipWaiting: false,
        inlineWorkboxRuntime: true,
        sourcemap: false,
        mode: 'production',
      },
    }),
  ],
});
