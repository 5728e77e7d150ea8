import { createMailer } from '@studiolo/core/notify/mail'
import { expect, test } from 'vitest'
import { openServer } from '../testing/open-server'

const demo = { STUDIOLO_DEMO: '1' }

async function withMail(env: Record<string, string>) {
  const server = await openServer({ env })
  const mail = { to: 'a@example.org', subject: 'Your link', text: 'secret link', html: '<p>secret link</p>' }
  await createMailer(server.ctx.config, server.clock).send(mail)
  return server
}

test('the demo instance shows its mails to this machine', async () => {
  const { ask } = await withMail(demo)
  const response = await ask('/api/outbox')
  expect(response.status).toBe(200)
  expect((await response.json()).data).toMatchObject([{ to: 'a@example.org', subject: 'Your link' }])
})

test('no other instance does', async () => {
  const { ask } = await withMail({})
  const response = await ask('/api/outbox')
  expect(response.status).toBe(404)
  expect(await response.text()).not.toContain('secret')
})

test('nobody behind a proxy sees them, and nobody under a foreign name', async () => {
  const behind = await withMail({ ...demo, TRUST_PROXY: '1' })
  expect((await behind.ask('/api/outbox', { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(404)
  const untold = await withMail(demo)
  expect((await untold.ask('/api/outbox', { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(404)
  const { process } = await withMail(demo)
  const facts = { id: 'r', address: '127.0.0.1', userAgent: '', signal: new AbortController().signal }
  const rebound = { ...facts, headers: new Headers({ host: 'evil.example' }) }
  const here = { ...facts, headers: new Headers({ host: 'localhost:3000' }) }
  expect(await process.readOutbox(rebound)).toBeNull()
  expect(await process.readOutbox(here)).toHaveLength(1)
})
