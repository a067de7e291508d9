// The portal's pages: those the first journey visits and `make screenshots` pictures.
export const pages = [
  { name: 'home', path: '/' },
  { name: 'bodies', path: '/bodies' },
  { name: 'items', path: '/items' },
  { name: 'reports', path: '/reports' },
  { name: 'search', path: '/search' },
  { name: 'apply', path: '/apply' },
  { name: 'progress', path: '/progress' },
  { name: 'map', path: '/map' },
  { name: 'period', path: '/period' },
  { name: 'outcomes', path: '/outcomes' },
  { name: 'accessibility', path: '/accessibility' },
  { name: 'privacy', path: '/privacy' },
];
