/** Pages that everybody may open. */
export const openRoutes = [
  '/',
  '/pricing',
  '/sign-in',
  '/sign-up',
  '/forgot-password',
  '/reset-password?token=gone',
  '/verify-email?token=gone',
  '/sign-in/link?token=gone',
  '/sign-in/sent',
  '/outbox',
  '/docs/api',
]

/** Pages of a creator; their works' own pages come besides. */
export const studioRoutes = [
  '/create',
  '/library',
  '/credits',
  '/credits/statement',
  '/credits/plan',
  '/credits/insights',
  '/credits/orders',
  '/credits/recovery',
  '/settings',
]

/** Pages of the people who run the studio. */
export const adminRoutes = [
  '/admin',
  '/admin/queue',
  '/admin/errors',
  '/admin/alerts',
  '/admin/users',
  '/admin/generations',
  '/admin/ledger',
  '/admin/reconciliation',
  '/admin/prices',
  '/admin/orders',
  '/admin/payments',
  '/admin/subscriptions',
  '/admin/recovery',
  '/admin/packages',
  '/admin/plans',
  '/admin/codes',
  '/admin/webhooks',
  '/admin/audit',
]

/** The sections of the settings. */
export const settingsRoutes = [
  '/settings/sign-in',
  '/settings/sessions',
  '/settings/keys',
  '/settings/limits',
  '/settings/account',
]
