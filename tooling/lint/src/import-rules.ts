import { packageImports, pureKernel, readers, TESTING } from './house'
import {
  floorOf,
  isContract,
  isDoor,
  isForBrowser,
  isState,
  isTestCode,
  isWorkerDoor,
  packageOf,
  roomOf,
} from './places'

/** One import that leads somewhere. */
export interface Crossing {
  from: string
  to: string
  isTypeOnly: boolean
  specifier: string
}

export interface ImportRule {
  name: string
  /** What to do instead. */
  says: string
  breaks(crossing: Crossing): boolean
}

const isUnseenOutside = (to: string) => to.startsWith('npm:') || to.startsWith('node:')
const isDatabaseLibrary = (to: string) => /^npm:(drizzle-orm|postgres|pg|graphile-worker)$/.test(to)

export const importRules: ImportRule[] = [
  {
    name: 'package-direction',
    says: 'packages import only downwards: db ← core ← { api, worker }, api ← web, ui ← web',
    breaks: ({ from, to }) => {
      if (isUnseenOutside(to) || isTestCode(from) || packageOf(from) === packageOf(to)) return false
      return !packageImports[packageOf(from)]?.includes(packageOf(to))
    },
  },
  {
    name: 'through-the-exports',
    says: 'another package is imported by its name, not by a path into it',
    breaks: ({ from, to, specifier }) =>
      specifier.startsWith('.') && !isUnseenOutside(to) && packageOf(from) !== packageOf(to),
  },
  {
    name: 'floors',
    says: 'a room of core imports only from floors below its own',
    breaks: ({ from, to }) => {
      const [here, there] = [roomOf(from), roomOf(to)]
      if (!here || !there || here === there || isTestCode(from) || there === TESTING) return false
      return floorOf(there) >= floorOf(here)
    },
  },
  {
    name: 'three-doors',
    says: 'another room is entered only through its index, contract or worker',
    breaks: ({ from, to }) => {
      const [here, there] = [roomOf(from), roomOf(to)]
      return there !== null && here !== there && there !== TESTING && !isTestCode(from) && !isDoor(to)
    },
  },
  {
    name: 'worker-door',
    says: 'a room’s worker.ts is imported by apps/worker alone',
    breaks: ({ from, to }) => {
      if (!isWorkerDoor(to) || isTestCode(from) || packageOf(from) === 'apps/worker' || packageOf(from) === 'bench')
        return false
      return !(isWorkerDoor(from) && roomOf(from) === roomOf(to))
    },
  },
  {
    name: 'contract-imports',
    says: 'a contract imports only contracts, db/states, pure kernel files, pricing/quote and zod',
    breaks: ({ from, to }) => isContract(from) && !isForContract(to),
  },
  {
    name: 'own-tables',
    says: 'a room reads and writes only its own db/schema/<noun>',
    breaks: ({ from, to }) => {
      const [room, table] = [roomOf(from), /^packages\/db\/src\/schema\/(.+)\.ts$/.exec(to)?.[1]]
      return room !== null && table !== undefined && table !== room && !readers.has(room) && !isTestCode(from)
    },
  },
  {
    name: 'states-stand-alone',
    says: 'db/states import nothing but each other',
    breaks: ({ from, to }) => isState(from) && !isState(to),
  },
  {
    name: 'no-sql-in-api',
    says: 'api imports no database client and writes no SQL: a verb of core does',
    breaks: ({ from, to }) => {
      if (packageOf(from) !== 'packages/api' || isTestCode(from)) return false
      return isDatabaseLibrary(to) || (packageOf(to) === 'packages/db' && !isState(to))
    },
  },
  {
    name: 'no-sql-in-web',
    says: 'only web/src/server opens the database; pages call verbs',
    breaks: ({ from, to }) => {
      if (packageOf(from) !== 'apps/web' || isWebServer(from) || isTestCode(from)) return false
      return isDatabaseLibrary(to) || (packageOf(to) === 'packages/db' && !isState(to))
    },
  },
  {
    name: 'web-through-contracts',
    says: 'outside web/src/server only contracts, pricing/quote and db/states of core are imported',
    breaks: ({ from, to }) => {
      if (packageOf(from) !== 'apps/web' || isWebServer(from) || isTestCode(from)) return false
      return packageOf(to) === 'packages/core' && !isForBrowser(to)
    },
  },
  {
    name: 'router-as-type',
    says: 'outside web/src/server the router is imported as a type (its code makes a page’s first call slow)',
    breaks: ({ from, to, isTypeOnly }) => {
      if (packageOf(from) !== 'apps/web' || isWebServer(from) || isTestCode(from) || isTypeOnly) return false
      return /^packages\/api\/src\/(index|root|rest\/index)\.ts$/.test(to)
    },
  },
  {
    name: 'testing-is-for-tests',
    says: 'core/testing and db/testing are used by tests, tooling and bench only',
    breaks: ({ from, to }) => {
      const isTesting = roomOf(to) === TESTING || to === 'packages/db/src/testing.ts'
      return isTesting && !isTestCode(from) && !['tooling/vitest', 'bench'].includes(packageOf(from))
    },
  },
]

/** Our node:http server, with its environment, is where web composes core. */
function isWebServer(path: string): boolean {
  return path.startsWith('apps/web/src/server/') || path === 'apps/web/src/env.ts'
}

function isForContract(to: string): boolean {
  if (to === 'npm:zod' || isForBrowser(to) || to.endsWith('/define-contract.ts')) return true
  const kernel = /^packages\/core\/src\/kernel\/(.+)\.ts$/.exec(to)?.[1]
  return kernel !== undefined && pureKernel.has(kernel)
}
