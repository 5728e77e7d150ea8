import { floors } from './house'

const CORE = 'packages/core/src/'

/** `packages/core`, `apps/web`, `bench` …: the package a file belongs to. */
export function packageOf(path: string): string {
  const [top = '', second = ''] = path.split('/')
  return top === 'packages' || top === 'apps' || top === 'tooling' ? `${top}/${second}` : top
}

/** The room of core a file lies in. */
export function roomOf(path: string): string | null {
  return path.startsWith(CORE) ? (path.slice(CORE.length).split('/')[0] ?? null) : null
}

export function floorOf(room: string): number {
  return floors.findIndex((rooms) => rooms.includes(room))
}

/** Tests and what only they use may reach across the house. */
export function isTestCode(path: string): boolean {
  return /\.test\.tsx?$|-suite\.ts$|\/testing\/|\/fixtures\/|^(apps\/web|tooling\/commands)\/e2e\//.test(path)
}

/** The three doors, of a room or of a room within a room, and the two things that have a way of their own. */
export function isDoor(path: string): boolean {
  if (path.startsWith(`${CORE}kernel/`) || path === `${CORE}pricing/quote.ts`) return true
  return /\/(index|contract|worker)\.ts$/.test(path)
}

export function isContract(path: string): boolean {
  return path.startsWith(CORE) && path.endsWith('/contract.ts')
}

export function isWorkerDoor(path: string): boolean {
  return path.startsWith(CORE) && path.endsWith('/worker.ts')
}

export function isState(path: string): boolean {
  return path.startsWith('packages/db/src/states/')
}

/** What a browser may load of core and db. */
export function isForBrowser(path: string): boolean {
  return isContract(path) || isState(path) || path === `${CORE}pricing/quote.ts`
}
