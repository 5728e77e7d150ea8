/**
 * The plan of the house as data: what `docs/ARCHITECTURE.md` says in words. A room imports only from floors below its
 * own; a folder of core that is not in this table is an error.
 */
export const floors: string[][] = [
  ['kernel'],
  ['jobs', 'audit', 'metrics', 'errors'],
  ['settings'],
  ['rate-limit', 'storage', 'inbox', 'notify'],
  ['identity', 'credits', 'pricing', 'plans', 'media'],
  ['onboarding', 'notifications', 'assets', 'projects', 'providers'],
  ['recipes', 'moderation'],
  ['generation', 'billing'],
  ['recovery', 'reconcile', 'insight', 'showcase', 'feedback'],
  ['privacy', 'ops'],
]

/** Stands beside the floors: tests may use everything, nothing else may use it. */
export const TESTING = 'testing'

/** Rooms that may read the tables of others. */
export const readers = new Set(['recovery', 'reconcile', 'insight', 'privacy', 'ops', TESTING])

/** Which package may import which; whatever is not named is forbidden. Tooling and bench stand above all. */
export const packageImports: Record<string, string[]> = {
  'packages/db': [],
  'packages/core': ['packages/db'],
  'packages/api': ['packages/core', 'packages/db'],
  'packages/ui': [],
  'apps/web': ['packages/api', 'packages/core', 'packages/db', 'packages/ui'],
  'apps/worker': ['packages/core', 'packages/db'],
  'tooling/typescript': [],
  'tooling/lint': [],
  'tooling/vitest': ['packages/db'],
  'tooling/commands': ['packages/core', 'packages/db', 'apps/web', 'apps/worker', 'tooling/lint', 'tooling/vitest'],
  bench: [
    'packages/core',
    'packages/db',
    'packages/api',
    'apps/web',
    'apps/worker',
    'tooling/vitest',
    'tooling/commands',
  ],
}

/** Kernel files without a part of Node in them, which a contract may therefore import. */
export const pureKernel = new Set(['errors', 'clock', 'money', 'actor'])

export const forbiddenFolders = new Set(['utils', 'lib', 'helpers', 'common', 'shared', 'types'])

/** A place where the plan itself asks for a hole. `from` is a beginning of a path, `to` a whole path. */
export interface Exception {
  rule: string
  from: string
  to: string
  because: string
}

export const exceptions: Exception[] = [
  {
    rule: 'own-tables',
    from: 'packages/core/src/kernel/alerts.ts',
    to: 'packages/db/src/schema/ops.ts',
    because: 'raising an alert is a row in the caller’s transaction, and every room must be able to raise one',
  },
  {
    rule: 'own-tables',
    from: 'packages/core/src/rate-limit/',
    to: 'packages/db/src/schema/ops.ts',
    because: 'the buckets are one small table of the machinery, kept with the other tables of operation',
  },
  {
    rule: 'own-tables',
    from: 'packages/core/src/errors/',
    to: 'packages/db/src/schema/ops.ts',
    because: 'the error log is a table of operation that every door writes to and ops reads',
  },
]
