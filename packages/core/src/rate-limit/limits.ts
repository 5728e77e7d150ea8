import { z } from 'zod'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../kernel/clock'
import { declareConfig } from '../kernel/config'

/** A bucket's size and how long it takes to fill. */
export interface Limit {
  /** How many at once and per window. */
  limit: number
  windowMs: number
}

/** The limits of every door. The key each is counted by is the caller's choice: an address, a person, a key. */
const defaults = {
  /** Failed sign-ins of one network address. */
  'sign-in': { limit: 5, windowMs: 15 * MINUTE_MS },
  /** Failed sign-ins into one account from anywhere; wider, so that a stranger cannot easily lock its owner out. */
  'sign-in-account': { limit: 20, windowMs: 15 * MINUTE_MS },
  /** Registrations from one network address. */
  register: { limit: 3, windowMs: HOUR_MS },
  /** Generations of one creator. */
  generate: { limit: 10, windowMs: HOUR_MS },
  /** Mails a stranger can cause: to one mail address, and from one network address. */
  mail: { limit: 5, windowMs: HOUR_MS },
  /** Checkouts of one creator. */
  payment: { limit: 5, windowMs: HOUR_MS },
  /** What else one creator makes us ask of a gateway: a checkout again, previews of a change, cancelling and resuming, the portal. */
  gateway: { limit: 30, windowMs: HOUR_MS },
  /** Wrong redemption codes of one creator. */
  redeem: { limit: 10, windowMs: HOUR_MS },
  /** Charges one creator disputes. */
  recovery: { limit: 10, windowMs: DAY_MS },
  /** Requests of one API key. */
  api: { limit: 100, windowMs: HOUR_MS },
  /** Reads and writes of one browser. */
  query: { limit: 100, windowMs: MINUTE_MS },
} as const satisfies Record<string, Limit>

/** The names of the limits. */
export type LimitName = keyof typeof defaults

const units: Record<string, number> = { s: SECOND_MS, m: MINUTE_MS, h: HOUR_MS, d: DAY_MS }
const names = Object.keys(defaults).join(', ')

/** `RATE_LIMITS` changes single limits, e.g. `generate=100/1h, sign-in=10/15m` (units s, m, h, d). */
export const rateLimitConfig = declareConfig(
  'rate-limits',
  {
    RATE_LIMITS: z
      .string()
      .default('')
      .transform((text, context) => {
        const entries = text
          .split(',')
          .map((entry) => entry.trim())
          .filter((entry) => entry !== '')
        return entries.flatMap((entry) => {
          const parsed = parseLimit(entry)
          if (parsed) return [parsed]
          context.addIssue({ code: 'custom', message: `"${entry}" is not <name>=<count>/<time> (names: ${names})` })
          return []
        })
      }),
  },
  (values): Record<LimitName, Limit> => ({ ...defaults, ...Object.fromEntries(values.RATE_LIMITS) }),
)

function parseLimit(entry: string): [LimitName, Limit] | null {
  const match = /^([a-z-]+)=(\d{1,9})\/(\d{1,4})([smhd])$/.exec(entry)
  const [, name = '', count = '', amount = '', unit = ''] = match ?? []
  const limit = Number(count)
  const windowMs = Number(amount) * (units[unit] ?? 0)
  if (!isLimitName(name) || limit < 1 || windowMs < limit) return null
  return [name, { limit, windowMs }]
}

function isLimitName(name: string): name is LimitName {
  return Object.hasOwn(defaults, name)
}
