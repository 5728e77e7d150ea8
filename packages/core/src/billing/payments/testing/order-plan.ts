import { permutations, seededBy } from '../../../testing/orders'
import type { CrashAim, Stage } from './crash-coverage'

/** The events of one payment; two of them say the same: the payment, under two event ids. */
export const eventNames = ['paid', 'part', 'rest', 'open', 'won', 'again'] as const
export type EventName = (typeof eventNames)[number]

export const orders = permutations(eventNames.map((_, index) => index))

/** One run: what it is made of, and all that decides it. */
export interface RunKey {
  seed: number
  /** The first 720 are the orders themselves, without an aim. */
  index: number
  aim: CrashAim | null
}

export interface Delivery {
  event: EventName
  /** Before which statement of each stage the process dies, where it gets so far. */
  diesAt: Record<Stage, number>
}

/** About as far as the stages go; what lies further is aimed at. */
const REACH: Record<Stage, number> = { receive: 6, handle: 26 }

/**
 * Every delivery of a run, in groups that arrive at once: each event one to three times, in the order of the run. It follows
 * from the key alone, so that any run can be had again without the others; only what arrives at once still races.
 */
export function planRun({ seed, index, aim }: RunKey): Delivery[][] {
  const random = seededBy(seed, index)
  const below = (count: number) => Math.floor(random() * count)
  const sequence = orders[aim?.order ?? index] ?? []
  const deliveries = sequence.flatMap((which) => {
    const event = eventNames[which]
    if (!event) return []
    return Array.from({ length: 1 + below(3) }, (): Delivery => {
      const diesAt = { receive: below(REACH.receive), handle: below(REACH.handle) }
      if (aim?.event === event) diesAt[aim.stage] = aim.statement
      return { event, diesAt }
    })
  })
  const groups: Delivery[][] = []
  while (deliveries.length > 0) groups.push(deliveries.splice(0, 1 + below(3)))
  return groups
}

/** What has to be set to have a run again, and it alone. */
export function replayOf({ seed, index, aim }: RunKey): string {
  const place = aim ? [aim.order, aim.stage, aim.event, aim.statement] : []
  return `WEBHOOK_SEED=${seed} WEBHOOK_RUN=${[index, ...place].join(':')}`
}

/** The run that `WEBHOOK_RUN` names; null for all of them. Throws for a name that is none. */
export function runToReplay(seed: number, name: string | undefined): RunKey | null {
  if (!name) return null
  const [, index, order, stage, event, statement] =
    /^(\d+)(?::(\d+):(receive|handle):([a-z]+):(\d+))?$/.exec(name) ?? []
  if (index === undefined) throw new Error(`WEBHOOK_RUN: ${name} is no run`)
  if (stage !== 'receive' && stage !== 'handle') return { seed, index: Number(index), aim: null }
  const aim = { stage, event: event ?? '', statement: Number(statement), order: Number(order) } satisfies CrashAim
  return { seed, index: Number(index), aim }
}
