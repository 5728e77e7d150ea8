import type { QueryClient } from '@tanstack/react-query'

/**
 * Holds back what would change the cache while a page hydrates. React hydrates a page inside the shell in slices, with
 * the shell already alive around it; were the cache to change in between, the page would find another text than the
 * server drew, and React would draw it anew (its error 418).
 */
export interface HydrationGate {
  close(): void
  /** Lets what waited pass, in its order. */
  open(): void
  /** Acts at once, or as soon as the gate opens. */
  pass(act: () => void): void
  /** Has anything passed within the last milliseconds? What was read before that may be old. */
  hasPassedWithin(ms: number): boolean
}

/** `now` in milliseconds, from any beginning. Default the browser's own. */
export function createHydrationGate(now: () => number = () => performance.now()): HydrationGate {
  let isOpen = true
  let waiting: (() => void)[] = []
  let passedAt: number | null = null
  const pass = (act: () => void) => {
    if (!isOpen) return void waiting.push(act)
    passedAt = now()
    act()
  }
  return {
    close() {
      isOpen = false
    },
    open() {
      isOpen = true
      const acts = waiting
      waiting = []
      for (const act of acts) pass(act)
    },
    pass,
    hasPassedWithin: (ms) => passedAt !== null && now() - passedAt <= ms,
  }
}

const gates = new WeakMap<QueryClient, HydrationGate>()

/** The gate of a cache. */
export function hydrationGateOf(client: QueryClient): HydrationGate {
  const known = gates.get(client) ?? createHydrationGate()
  gates.set(client, known)
  return known
}
