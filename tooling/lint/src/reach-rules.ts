import type { Graph } from './graph'
import { isForBrowser, isTestCode, packageOf } from './places'
import type { Violation } from './violation'

const MEDIA = 'packages/core/src/media/index.ts'
/** What may stand in a browser's bundle behind a contract. */
const browserPackages = new Set(['npm:zod'])

/** Rules about everything behind a file, not only what it names itself. Types leave nothing behind. */
export function checkReach(graph: Graph): Violation[] {
  const next = valueImports(graph)
  return [...mediaBehindWorkers(graph, next), ...browserFiles(graph, next), ...cycles(next)]
}

/** FFmpeg must never be bundled into web: nothing that web or api loads leads to the media room. */
function mediaBehindWorkers(graph: Graph, next: Map<string, string[]>): Violation[] {
  const starts = graph.files.filter(
    (file) =>
      ['apps/web', 'packages/api'].includes(packageOf(file)) ||
      /^packages\/core\/src\/(.+\/)?(index|contract)\.ts$/.test(file),
  )
  return starts
    .filter((file) => file !== MEDIA && !isTestCode(file))
    .flatMap((file) => {
      const path = pathTo(file, (to) => to === MEDIA, next)
      if (!path) return []
      return [
        {
          rule: 'media-behind-workers',
          from: file,
          to: MEDIA,
          says: `media is used only behind a worker.ts; here it is reached by ${path.join(' → ')}`,
        },
      ]
    })
}

function browserFiles(graph: Graph, next: Map<string, string[]>): Violation[] {
  return graph.files.filter(isForBrowser).flatMap((file) => {
    const isHeavy = (to: string) => (to.startsWith('npm:') || to.startsWith('node:')) && !browserPackages.has(to)
    const path = pathTo(file, isHeavy, next)
    if (!path) return []
    return [
      {
        rule: 'browser-safe',
        from: file,
        to: path.at(-1) ?? '',
        says: `a browser loads this; it must not reach ${path.slice(1).join(' → ')}`,
      },
    ]
  })
}

function pathTo(start: string, isTarget: (path: string) => boolean, next: Map<string, string[]>): string[] | null {
  const cameFrom = new Map<string, string | null>([[start, null]])
  const queue = [start]
  for (const here of queue) {
    for (const there of next.get(here) ?? []) {
      if (cameFrom.has(there)) continue
      cameFrom.set(there, here)
      if (isTarget(there)) return trail(there, cameFrom)
      queue.push(there)
    }
  }
  return null
}

function trail(end: string, cameFrom: Map<string, string | null>): string[] {
  const path: string[] = []
  for (let at: string | null | undefined = end; at; at = cameFrom.get(at)) path.unshift(at)
  return path
}

/** Files that import each other in a ring; one report a ring. */
function cycles(next: Map<string, string[]>): Violation[] {
  const done = new Set<string>()
  const found = new Map<string, Violation>()
  const walk = (file: string, path: string[]): void => {
    const at = path.indexOf(file)
    if (at >= 0) {
      const ring = path.slice(at)
      const key = ring.toSorted().join()
      found.set(key, {
        rule: 'no-cycles',
        from: file,
        to: ring[1] ?? file,
        says: `files import each other: ${[...ring, file].join(' → ')}`,
      })
      return
    }
    if (done.has(file)) return
    for (const there of next.get(file) ?? []) walk(there, [...path, file])
    done.add(file)
  }
  for (const file of next.keys()) walk(file, [])
  return [...found.values()]
}

function valueImports(graph: Graph): Map<string, string[]> {
  const next = new Map<string, string[]>()
  for (const { from, to, isTypeOnly } of graph.edges) {
    if (to === null || isTypeOnly) continue
    next.set(from, [...(next.get(from) ?? []), to])
  }
  return next
}
