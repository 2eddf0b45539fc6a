// The shell of the page without a network. Nothing personal is kept: what comes from the API is never looked at.
const CACHE = `cashflow-shell-${'VERSION'}`;
const SHELL = ['SHELL'];

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(SHELL.map((path) => new Request(path, { credentials: 'omit' }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  const old = (name) => name.startsWith('cashflow-shell-') && name !== CACHE;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (event.request.mode === 'navigate') {
    // Pages of the server itself, such as /docs/, have their own answers; only when nobody answers, the shell does.
    event.respondWith(fetch(event.request).catch(() => caches.match('/', { cacheName: CACHE })));
  } else if (SHELL.includes(url.pathname)) {
    event.respondWith(
      caches.match(url.pathname, { cacheName: CACHE }).then((kept) => kept ?? fetch(event.request)),
    );
  }
});
