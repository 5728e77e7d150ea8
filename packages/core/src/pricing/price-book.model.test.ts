import { randomInt } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMs, HOUR_MS } from '../kernel/clock'
import { asUser, createUser, world } from '../testing/world'
import { changePrice, currentRule, currentRules, listPriceBook, withdrawScheduledPrice, type PriceRule } from './index'

/** `PRICE_BOOK_SEED=<printed on failure>` asks the same again. */
const seed = Number(process.env['PRICE_BOOK_SEED'] ?? randomInt(2 ** 31))

const own: PriceRule = { base: 0, perUnit: 0, unitSeconds: 1 }
const reason = 'By the model'

interface Known {
  version: number
  rule: PriceRule
  activeFrom: Date
}

type Step = { kind: 'set'; inHours: number } | { kind: 'withdraw'; which: number } | { kind: 'wait'; hours: number }

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('set' as const), inHours: fc.nat({ max: 4 }) }),
    fc.record({ kind: fc.constant('withdraw' as const), which: fc.nat({ max: 20 }) }),
    fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 3 }) }),
  ),
  { maxLength: 40 },
)

let books = 0

test('whatever is set, scheduled and withdrawn, the same price is in force wherever one asks', async () => {
  const { ctx, clock } = await world()
  const admin = asUser(ctx, await createUser(ctx, { role: 'admin' }))

  await fc.assert(
    fc.asyncProperty(steps, async (steps) => {
      const recipe = `book-${++books}`
      let known: Known[] = []
      let newest: number | null = null
      for (const [index, step] of steps.entries()) {
        if (step.kind === 'wait') clock.advance(step.hours * HOUR_MS)
        if (step.kind === 'set') {
          const rule = { ...own, perUnit: index + 1 }
          const activeFrom = addMs(clock.now(), step.inHours * HOUR_MS)
          const change = { recipe, rule, activeFrom, reason, expectedVersion: newest }
          const { version } = await changePrice(admin, change, own)
          known.push({ version, rule, activeFrom })
          newest = version
        }
        if (step.kind === 'withdraw') {
          const scheduled = known.filter(({ activeFrom }) => activeFrom > clock.now())
          const chosen = scheduled[step.which % Math.max(1, scheduled.length)]
          if (!chosen) continue
          const { version } = chosen
          const withdrawal = { recipe, version, reason, expectedVersion: newest }
          newest = (await withdrawScheduledPrice(admin, withdrawal)).version
          known = known.filter((one) => one !== chosen)
        }
        const byStart = known.toSorted((a, b) => +a.activeFrom - +b.activeFrom || a.version - b.version)
        const expected = byStart.findLast(({ activeFrom }) => activeFrom <= clock.now())?.rule
        expect(await currentRule(ctx, recipe, own)).toEqual(expected ?? own)
        expect((await currentRules(ctx))[recipe]).toEqual(expected)
        const [entry] = await listPriceBook(admin, { [recipe]: own })
        expect(entry).toMatchObject({ rule: expected ?? own, newestVersion: newest })
        expect(entry?.scheduled.map(({ version }) => version)).toEqual(
          byStart.filter(({ activeFrom }) => activeFrom > clock.now()).map(({ version }) => version),
        )
      }
    }),
    { numRuns: 15, seed },
  )
})
