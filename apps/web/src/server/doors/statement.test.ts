import { grantCredits, holdCredits } from '@studiolo/core/credits'
import { createSession, sessionCookie } from '@studiolo/core/identity'
import { inTransaction } from '@studiolo/core/kernel/context'
import { createUser } from '@studiolo/core/testing/world'
import { expect, test } from 'vitest'
import { openServer } from '../testing/open-server'

/** Somebody who is signed in, was given 20 credits and has 8 of them at work. */
async function signedIn() {
  const server = await openServer()
  const { ctx, ask } = server
  const { id: userId } = await createUser(ctx)
  const visit = { address: '127.0.0.1', userAgent: 'test' }
  const { token } = await createSession(ctx, { userId, door: 'password', visit })
  await inTransaction(ctx, async (ctx) => {
    const words = (key: string) => ({ userId, idempotencyKey: `${key}:${userId}`, reason: key })
    await grantCredits(ctx, { ...words('welcome'), amount: 20, source: 'welcome' })
    await holdCredits(ctx, { ...words('generation'), amount: 8 })
  })
  const cookie = `${sessionCookie(ctx.config).name}=${token}`
  return { ...server, read: (query: string) => ask(`/api/statement?${query}`, { headers: { cookie } }) }
}

const linesOf = async (response: Response) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer()).split('\r\n')

test('the file is in the language of the screen, and spreadsheets know its letters', async () => {
  const { read } = await signedIn()
  const [head, hold, grant] = await linesOf(await read('language=zh'))
  expect(head).toMatch(/^\uFEFF编号,/)
  expect(hold?.split(',').slice(2, 12)).toEqual(['冻结', '8', '-8', '8', '12', '8', '0', '您制作的内容', '', ''])
  expect(hold?.split(',').at(-1)).toMatch(/^hld_/)
  expect(grant).toContain(',到账,20,')
  const english = await linesOf(await read('language=en&kind=grant'))
  expect(english).toHaveLength(3)
  expect(english[1]).toContain(',Added,20,20,0,20,0,0,')
  expect(english[1]).toContain(',Welcome credits,')
})

test('it holds what the filters leave', async () => {
  const { read, ctx } = await signedIn()
  const now = ctx.clock.now().toISOString()
  expect(await linesOf(await read(`language=en&from=${now}`))).toHaveLength(4)
  expect(await linesOf(await read(`language=en&to=${now}`))).toHaveLength(2)
  const refused = await read('kind=theft')
  expect(refused.status).toBe(400)
  expect(await refused.json()).toMatchObject({ success: false, error: { code: 'INVALID_INPUT' } })
})

test('nobody gets it who is not signed in', async () => {
  const { ask } = await signedIn()
  const refused = await ask('/api/statement?language=en')
  expect(refused.status).toBe(401)
  expect(refused.headers.get('content-type')).toContain('json')
  expect((await ask('/api/statement', { method: 'POST' })).status).toBeGreaterThanOrEqual(400)
})
