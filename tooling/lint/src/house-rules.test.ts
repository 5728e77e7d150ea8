import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { checkHouse } from './check-house'
import { plantTree } from './planted'
import { printViolation } from './violation'

const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '')

/** A house of a dozen files in which nothing is wrong. */
const clean: Record<string, string> = {
  'packages/db/src/index.ts': `export type { Db } from './client'`,
  'packages/db/src/client.ts': `import postgres from 'postgres'\nexport type Db = postgres.Sql`,
  'packages/db/src/testing.ts': `export const clone = 1`,
  'packages/db/src/states/user.ts': `export const roles = ['user']`,
  'packages/db/src/schema/index.ts': `export * from './credits'`,
  'packages/db/src/schema/ops.ts': `export const alertSignal = 1`,
  'packages/db/src/schema/credits.ts': `import { roles } from '../states/user'\nexport const account = roles`,
  'packages/db/src/schema/identity.ts': `export const user = 1`,
  'packages/core/src/kernel/errors.ts': `export class AppError extends Error {}`,
  'packages/core/src/kernel/crypto.ts': `import { randomBytes } from 'node:crypto'\nexport const random = randomBytes`,
  'packages/core/src/kernel/alerts.ts': `import { alertSignal } from '@studiolo/db/schema/ops'\nexport const raise = alertSignal`,
  'packages/core/src/rate-limit/take.ts': `import { alertSignal } from '@studiolo/db/schema/ops'\nexport const take = alertSignal`,
  'packages/core/src/errors/record.ts': `import { alertSignal } from '@studiolo/db/schema/ops'\nexport const record = alertSignal`,
  'packages/core/src/credits/contract.ts': `import { z } from 'zod'\nimport { roles } from '@studiolo/db/states/user'\nimport { AppError } from '../kernel/errors'\nexport const holdInput = z.enum(roles).or(z.instanceof(AppError))`,
  'packages/core/src/credits/hold.ts': `import { account } from '@studiolo/db/schema/credits'\nimport { random } from '../kernel/crypto'\nexport const hold = [account, random]`,
  'packages/core/src/credits/index.ts': `export { hold } from './hold'`,
  'packages/core/src/identity/index.ts': `export const whoAmI = 1`,
  'packages/core/src/media/index.ts': `export const runFfmpeg = 1`,
  'packages/core/src/generation/worker.ts': `export { job } from './ingest.job'`,
  'packages/core/src/generation/ingest.job.ts': `import { hold } from '../credits'\nimport { runFfmpeg } from '../media'\nexport const job = [hold, runFfmpeg]`,
  'packages/core/src/generation/index.ts': `export const start = 1`,
  'packages/core/src/testing/world.ts': `export const world = 1`,
  'packages/api/src/index.ts': `import { hold } from '@studiolo/core/credits'\nexport const router = hold`,
  'packages/ui/src/primitives/button.tsx': `export const Button = () => <button />`,
  'apps/web/src/server/main.ts': `import { hold } from '@studiolo/core/credits'\nimport { router } from '@studiolo/api'\nexport const main = [hold, router]`,
  'apps/web/src/features/credits/balance.tsx': `import type { router } from '@studiolo/api'\nimport { Button } from '@studiolo/ui/button'\nimport { holdInput } from '@studiolo/core/credits/contract'\nexport const Balance = (_: typeof router) => <Button {...holdInput} />`,
  'apps/worker/src/main.ts': `import { job } from '@studiolo/core/generation/worker'\nexport const run = job`,
}

const trees: { remove(): void }[] = []
afterAll(() => trees.forEach((tree) => tree.remove()))

/** What the rules say of the clean house with these files added. */
function violationsWith(files: Record<string, string>) {
  const tree = plantTree(root, { ...clean, ...files })
  trees.push(tree)
  return checkHouse(tree.root).violations
}

describe('the real tree', () => {
  const { files, violations, unused } = checkHouse(root)

  test('keeps every rule', () => expect(violations.map(printViolation)).toEqual([]))
  test('needs every exception', () => expect(unused).toEqual([]))
  test('was read', () => expect(files).toBeGreaterThan(300))
})

test('the clean house of these tests is clean', () => expect(violationsWith({})).toEqual([]))

/** `[rule, file, what it imports]` */
const imports: [string, string, string][] = [
  ['package-direction', 'packages/db/src/seed.ts', '@studiolo/core/credits'],
  ['package-direction', 'packages/core/src/credits/page.ts', '@studiolo/api'],
  ['package-direction', 'packages/api/src/look.ts', '@studiolo/ui/button'],
  ['package-direction', 'packages/ui/src/primitives/money.ts', '@studiolo/db/states/user'],
  ['package-direction', 'apps/worker/src/page.ts', '@studiolo/api'],
  ['through-the-exports', 'apps/web/src/server/deep.ts', '../../../../packages/core/src/credits/hold'],
  ['floors', 'packages/core/src/credits/upwards.ts', '../generation'],
  ['floors', 'packages/core/src/credits/beside.ts', '../identity'],
  ['floors', 'packages/core/src/kernel/room.ts', '@studiolo/core/credits'],
  ['three-doors', 'packages/core/src/generation/window.ts', '../credits/hold'],
  ['worker-door', 'packages/core/src/privacy/erase.ts', '../generation/worker'],
  ['worker-door', 'apps/web/src/server/jobs.ts', '@studiolo/core/generation/worker'],
  ['contract-imports', 'packages/core/src/identity/contract.ts', '../kernel/crypto'],
  ['contract-imports', 'packages/core/src/generation/contract.ts', './index'],
  ['contract-imports', 'packages/core/src/plans/contract.ts', 'drizzle-orm'],
  ['own-tables', 'packages/core/src/credits/people.ts', '@studiolo/db/schema/identity'],
  ['own-tables', 'packages/core/src/kernel/everything.ts', '@studiolo/db/schema'],
  ['states-stand-alone', 'packages/db/src/states/heavy.ts', '../client'],
  ['no-sql-in-api', 'packages/api/src/query.ts', 'drizzle-orm'],
  ['no-sql-in-api', 'packages/api/src/pool.ts', '@studiolo/db'],
  ['no-sql-in-web', 'apps/web/src/app/page.tsx', '@studiolo/db/schema/credits'],
  ['no-sql-in-web', 'apps/web/src/features/credits/query.ts', 'postgres'],
  ['web-through-contracts', 'apps/web/src/features/credits/spend.ts', '@studiolo/core/credits'],
  ['web-through-contracts', 'apps/web/src/trpc/errors.ts', '@studiolo/core/kernel/crypto'],
  ['testing-is-for-tests', 'packages/core/src/credits/demo.ts', '../testing/world'],
  ['testing-is-for-tests', 'apps/worker/src/demo.ts', '@studiolo/db/testing'],
  ['leads-somewhere', 'packages/core/src/credits/lost.ts', './nowhere'],
]

describe('a planted import is found', () => {
  test.each(imports)('%s: %s imports %s', (rule, file, target) => {
    const asValue = violationsWith({ [file]: `import * as planted from '${target}'\nexport const use = planted` })
    const asType = violationsWith({
      [file]: `import type * as planted from '${target}'\nexport type Use = typeof planted`,
    })
    const again = violationsWith({ [file]: `export * from '${target}'` })
    const later = violationsWith({ [file]: `export const load = () => import('${target}')` })
    for (const found of [asValue, asType, again, later]) {
      expect(found).toContainEqual(expect.objectContaining({ rule, from: file }))
    }
  })
})

describe('a planted file is found', () => {
  test.each<[string, string, Record<string, string>]>([
    [
      'router-as-type',
      'a page loads the router',
      { 'apps/web/src/app/page.tsx': `import { router } from '@studiolo/api'\nexport const use = router` },
    ],
    [
      'media-behind-workers',
      'a verb runs FFmpeg',
      { 'packages/core/src/generation/index.ts': `export { job } from './ingest.job'` },
    ],
    [
      'media-behind-workers',
      'web runs FFmpeg',
      {
        'apps/web/src/server/probe.ts': `import { runFfmpeg } from '@studiolo/core/media'\nexport const probe = runFfmpeg`,
      },
    ],
    [
      'browser-safe',
      'Node behind two pure-looking files',
      { 'packages/core/src/kernel/errors.ts': `export { random as AppError } from './crypto'` },
    ],
    [
      'no-cycles',
      'a ring',
      { 'packages/core/src/credits/a.ts': `import './b'`, 'packages/core/src/credits/b.ts': `import './a'` },
    ],
    ['named-for-a-noun', 'utils', { 'packages/core/src/credits/utils/round.ts': `export const round = 1` }],
    ['named-for-a-noun', 'types', { 'apps/web/src/types/user.ts': `export type User = string` }],
    ['room-on-a-floor', 'an unknown room', { 'packages/core/src/gadgets/index.ts': `export const gadget = 1` }],
    ['file-size', 'a long file', { 'packages/ui/src/primitives/long.ts': 'export {}\n'.repeat(301) }],
    ['env-in-one-place', 'process.env', { 'packages/core/src/credits/env.ts': `export const key = process.env.KEY` }],
    [
      'env-in-one-place',
      'its disguise',
      { 'apps/web/src/server/key.ts': `const { env } = process\nexport const key = env.KEY` },
    ],
    ['paths-exist', 'a README', { 'packages/core/README.md': 'See `packages/core/src/nowhere.ts`.' }],
  ])('%s: %s', (rule, _what, files) => {
    expect(violationsWith(files).map((found) => found.rule)).toContain(rule)
  })
})

test('a test may reach across the house, its subject may not', () => {
  const code = `import { hold } from '../generation/ingest.job'\nexport const use = hold`
  expect(violationsWith({ 'packages/core/src/credits/hold.test.ts': code })).toEqual([])
  expect(violationsWith({ 'packages/core/src/credits/hold2.ts': code })).not.toEqual([])
})
