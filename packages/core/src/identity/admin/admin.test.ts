import { auditEntry } from '@studiolo/db/schema/audit'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { AppError } from '../../kernel/errors'
import { freshDatabase } from '../../testing/database'
import { asUser, createUser, world } from '../../testing/world'
import { listUsersInput } from '../contract'
import { deleteAccount } from '../delete-account'
import { findUser } from '../people'
import { createSession } from '../sessions'
import { getUser, listUsers, setRole, suspendUser } from '.'

const reason = 'because'
const kindOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: AppError) => error.kind,
  )

test('two admins demoting, suspending or leaving at once leave one', async () => {
  const { ctx } = await world({ database: await freshDatabase() })
  const [one, two] = [await createUser(ctx, { role: 'admin' }), await createUser(ctx, { role: 'admin' })]
  const results = await Promise.all([
    kindOf(setRole(asUser(ctx, one), { userId: two.id, role: 'user', reason })),
    kindOf(suspendUser(asUser(ctx, two), { userId: one.id, reason })),
  ])
  expect(results.sort()).toEqual(['CONFLICT', 'done'])
  const left = await Promise.all([one, two].map(async ({ id }) => findUser(ctx, id)))
  const active = left.filter((person) => person?.role === 'admin' && person.state === 'active')
  expect(active).toHaveLength(1)
  const last = active[0]
  if (!last) throw new Error('nobody left')
  expect(await kindOf(deleteAccount(asUser(ctx, last), { confirmation: last.email ?? '' }))).toBe('CONFLICT')
})

test('nobody changes their own role or suspends themselves; support may do neither', async () => {
  const { ctx } = await world()
  const [admin, support, person] = [
    await createUser(ctx, { role: 'admin' }),
    await createUser(ctx, { role: 'support' }),
    await createUser(ctx),
  ]
  await createUser(ctx, { role: 'admin' })
  expect(await kindOf(setRole(asUser(ctx, admin), { userId: admin.id, role: 'user', reason }))).toBe('CONFLICT')
  expect(await kindOf(suspendUser(asUser(ctx, admin), { userId: admin.id, reason }))).toBe('CONFLICT')
  expect(await kindOf(setRole(asUser(ctx, support), { userId: person.id, role: 'support', reason }))).toBe('FORBIDDEN')
  expect(await kindOf(suspendUser(asUser(ctx, support), { userId: person.id, reason }))).toBe('FORBIDDEN')
  expect(await kindOf(listUsers(asUser(ctx, person), listUsersInput.parse({})))).toBe('FORBIDDEN')
})

test('what an admin did stands in the audit with old and new values', async () => {
  const { ctx } = await world()
  const [admin, person] = [await createUser(ctx, { role: 'admin' }), await createUser(ctx)]
  await setRole(asUser(ctx, admin), { userId: person.id, role: 'support', reason })
  await suspendUser(asUser(ctx, admin), { userId: person.id, reason })
  await suspendUser(asUser(ctx, admin), { userId: person.id, reason })
  const rows = await ctx.db
    .select()
    .from(auditEntry)
    .where(eq(auditEntry.subject, person.id))
    .orderBy(auditEntry.at, auditEntry.action)
  expect(rows).toMatchObject([
    {
      actor: `user:${admin.id}`,
      action: 'user.role-changed',
      before: { role: 'user' },
      after: { role: 'support' },
      reason,
    },
    {
      actor: `user:${admin.id}`,
      action: 'user.suspended',
      before: { state: 'active' },
      after: { state: 'suspended' },
      reason,
    },
  ])
})

test('people are found by part of address or name, state, role and id, a page at a time', async () => {
  const { ctx } = await world({ database: await freshDatabase() })
  const admin = asUser(ctx, await createUser(ctx, { role: 'admin', name: 'Root' }))
  const people = []
  for (let i = 0; i < 5; i++) people.push(await createUser(ctx, { name: `Per%son_${i}`, email: `p${i}@example.org` }))
  const find = async (input: object) =>
    (await listUsers(admin, listUsersInput.parse(input))).rows.map((row) => row.name)
  expect(await find({ search: 'R%SON_3' })).toEqual(['Per%son_3'])
  expect(await find({ search: 'p_' })).toEqual([])
  expect(await find({ search: 'P2@EX' })).toEqual(['Per%son_2'])
  expect(await find({ search: people[1]?.id })).toEqual(['Per%son_1'])
  expect(await find({ role: 'admin' })).toEqual(['Root'])
  expect(await find({ state: 'suspended' })).toEqual([])
  const first = await listUsers(admin, listUsersInput.parse({ limit: 4 }))
  const rest = await listUsers(admin, listUsersInput.parse({ limit: 4, cursor: first.nextCursor ?? '' }))
  expect(new Set([...first.rows, ...rest.rows].map((row) => row.id)).size).toBe(6)
  expect(rest.nextCursor).toBeNull()
})

test('one person with sessions and doors, without secrets', async () => {
  const { ctx } = await world()
  const [admin, person] = [await createUser(ctx, { role: 'admin' }), await createUser(ctx)]
  await createSession(ctx, { userId: person.id, door: 'test', visit: { address: '192.0.2.1', userAgent: '' } })
  const detail = await getUser(asUser(ctx, admin), person.id)
  expect(detail).toMatchObject({ id: person.id, sessions: 1, apiKeys: 0, doors: [], lastSeenAt: ctx.clock.now() })
  expect(detail).not.toHaveProperty('passwordHash')
})
