// The portal's pages: those the first journey visits and `make screenshots` pictures.
export const pages = [
  { name: 'home', path: '/' },
  { name: 'apply', path: '/apply' },
  { name: 'period', path: '/period' },
  { name: 'outcomes', path: '/outcomes' },
  { name: 'accessibility', path: '/accessibility' },
  { name: 'privacy', path: '/privacy' },
];
