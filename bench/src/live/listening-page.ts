import type { Page } from 'playwright-core'

/** A page in which numbered events arrive; times are this process's wall clock in ms. */
export interface ListeningPage {
  /** Resolves with the time at which the page's handler ran for this number. */
  heard(n: number): Promise<number>
  /** How far the clock of the page may be off after calibration, in ms. */
  uncertaintyMs: number
}

const LOOKS = 60
const NOW = 'performance.timeOrigin + performance.now()'
/** A handler notes number and time, then tells us: what the telling takes is not measured. */
const NOTE = `const note = (n) => void globalThis.tellBench(n, ${NOW});`

/** Text, since a function would be compiled for Node: the page has no helpers of a compiler. */
export const subscribeTo = {
  /** The channel over which the tab that holds the stream tells the others: one step later than its own handlers. */
  app: (userId: string) =>
    `${NOTE} globalThis.bench = new BroadcastChannel('studiolo-live-${userId}');
     globalThis.bench.onmessage = ({ data }) => { if (data.kind === 'event') note(data.message.payload.n) }`,
  bare: `${NOTE} new Promise((resolve, reject) => {
     globalThis.bench = new EventSource('/events');
     globalThis.bench.onopen = resolve; globalThis.bench.onerror = reject;
     globalThis.bench.onmessage = ({ data }) => note(Number(data)) })`,
}

export async function listenIn(page: Page, subscribe: string): Promise<ListeningPage> {
  const waiting = new Map<number, PromiseWithResolvers<number>>()
  const promised = (n: number) => {
    const known = waiting.get(n) ?? Promise.withResolvers<number>()
    waiting.set(n, known)
    return known
  }
  const { offsetMs, uncertaintyMs } = await calibrate(page)
  await page.exposeFunction('tellBench', (n: number, at: number) => promised(n).resolve(at - offsetMs))
  await page.evaluate(`(() => { ${subscribe} })()`)
  return { heard: (n) => promised(n).promise, uncertaintyMs }
}

/** Of many looks at the page's clock the quickest counts: its answer lies somewhere between question and return. */
async function calibrate(page: Page): Promise<{ offsetMs: number; uncertaintyMs: number }> {
  let best = { offsetMs: 0, uncertaintyMs: Infinity }
  for (let look = 0; look < LOOKS; look++) {
    const asked = now()
    const there = Number(await page.evaluate(NOW))
    const back = now()
    const uncertaintyMs = (back - asked) / 2
    if (uncertaintyMs < best.uncertaintyMs) best = { offsetMs: there - (asked + back) / 2, uncertaintyMs }
  }
  return best
}

export function now(): number {
  return performance.timeOrigin + performance.now()
}
