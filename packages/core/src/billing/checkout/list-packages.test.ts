import { auditEntry } from '@studiolo/db/schema/audit'
import { creditPackage } from '@studiolo/db/schema/billing'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { asUser, createUser, world } from '../../testing/world'
import { packageInput } from '../contract'
import { listAllPackages, listPackageNames, listPackages, savePackage } from '../index'

const large = { id: 'large', credits: 5000, amountMinor: 29000, currency: 'USD', active: true }

test('a package has names where an admin gives it some, also once it is not sold any more', async () => {
  const { ctx, clock } = await world()
  const admin = asUser(ctx, await createUser(ctx, { role: 'admin' }))
  const visitor = { ...ctx, actor: { kind: 'anonymous' } } as const
  const names = { en: 'Studio box', zh: '工作室套餐' }
  expect(await listPackageNames(visitor)).toEqual({})
  expect(await savePackage(admin, { ...large, names })).toMatchObject({ names })
  expect((await listPackages(visitor)).at(-1)).toMatchObject({ id: 'large', names })

  clock.advance(1)
  expect(await savePackage(admin, { ...large, active: false })).toMatchObject({ names })
  expect((await listPackages(visitor)).map(({ id }) => id)).not.toContain('large')
  expect((await listAllPackages(admin)).at(-1)).toMatchObject({ id: 'large', names, active: false })
  expect(await listPackageNames(visitor)).toEqual({ large: names })

  clock.advance(1)
  expect(await savePackage(admin, { ...large, names: null })).toMatchObject({ names: null })
  expect(await listPackageNames(visitor)).toEqual({})
  const rows = await ctx.db.select().from(auditEntry).where(eq(auditEntry.subject, 'large')).orderBy(auditEntry.at)
  expect(rows).toMatchObject([
    { action: 'package.saved', before: null, after: { credits: 5000, currency: 'USD', names } },
    { before: { active: true, names }, after: { active: false, names } },
    { before: { active: false, names }, after: { active: true, names: null } },
  ])
  const creator = asUser(ctx, await createUser(ctx))
  await expect(savePackage(creator, large)).rejects.toMatchObject({ kind: 'FORBIDDEN' })
  await ctx.db.delete(creditPackage).where(eq(creditPackage.id, 'large'))
})

test('names are one short line each; nothing in both languages is none', () => {
  expect(packageInput.parse({ ...large, names: { en: ' Box ', zh: '' } }).names).toEqual({ en: 'Box', zh: '' })
  expect(packageInput.parse({ ...large, names: { en: '', zh: '  ' } }).names).toBeNull()
  for (const en of ['x'.repeat(41), 'one\ntwo']) {
    expect(packageInput.safeParse({ ...large, names: { en, zh: '' } }).error?.issues[0]?.path).toEqual(['names', 'en'])
  }
})
