import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { inTransaction } from '../../kernel/context'
import { createPump } from '../../testing/pump-jobs'
import { world } from '../../testing/world'
import { jobHandlers } from '../worker'
import { defineMail, sendMail } from '..'

const greeting = defineMail<{ name: string; link: string }>('greeting', {
  en: ({ name, link }) => ({
    subject: `Hello ${name}`,
    paragraphs: [`Dear ${name},`],
    action: { label: 'Open & see', url: link },
    notes: ['Small print'],
  }),
  zh: ({ name }) => ({ subject: `你好 ${name}`, paragraphs: ['欢迎'] }),
})
const facts = { name: '<b>"Ada"</b>', link: 'http://127.0.0.1:3000/x?a=1&b=secret-token' }

test('a mail is sent when the transaction commits, in the reader’s language', async () => {
  const { ctx, mails } = await world()
  const pump = createPump(ctx, jobHandlers)
  await inTransaction(ctx, (ctx) => sendMail(ctx, greeting, { email: 'ada@example.org', language: 'en' }, facts))
  await inTransaction(ctx, (ctx) => sendMail(ctx, greeting, { email: 'li@example.org', language: 'zh' }, facts))
  expect(mails).toEqual([])
  expect(await pump.untilIdle()).toEqual(['notify.mail', 'notify.mail'])
  expect(mails.map((mail) => [mail.to, mail.subject])).toEqual([
    ['ada@example.org', 'Hello <b>"Ada"</b>'],
    ['li@example.org', '你好 <b>"Ada"</b>'],
  ])
  expect(mails[1]?.html).toContain('<html lang="zh-CN">')
  expect(mails[1]?.text).toContain('此邮件由 http://127.0.0.1:3000 的 Studiolo 发送')
})

test('a rollback sends nothing', async () => {
  const { ctx, mails } = await world()
  const failing = inTransaction(ctx, async (ctx) => {
    await sendMail(ctx, greeting, { email: 'ada@example.org', language: 'en' }, facts)
    throw new Error('afterwards')
  })
  await expect(failing).rejects.toThrow('afterwards')
  expect(await createPump(ctx, jobHandlers).untilIdle()).toEqual([])
  expect(mails).toEqual([])
})

test('what waits in the queue shows neither the link nor the reader', async () => {
  const { ctx } = await world()
  await inTransaction(ctx, (ctx) => sendMail(ctx, greeting, { email: 'ada@example.org', language: 'en' }, facts))
  const rows = await ctx.db.execute<{ payload: string }>(sql`select payload::text from graphile_worker._private_jobs`)
  const waiting = rows.map((row) => row.payload).join('\n')
  expect(waiting).toContain('"template":"greeting"')
  expect(waiting).not.toMatch(/secret-token|ada@example/)
  await createPump(ctx, jobHandlers).untilIdle()
})

test('words are escaped in HTML and plain in text', async () => {
  const { ctx, mails } = await world()
  await inTransaction(ctx, (ctx) => sendMail(ctx, greeting, { email: 'ada@example.org', language: 'en' }, facts))
  await createPump(ctx, jobHandlers).untilIdle()
  const { html = '', text = '' } = mails[0] ?? {}
  expect(html).toContain('<p>Dear &lt;b&gt;&quot;Ada&quot;&lt;/b&gt;,</p>')
  expect(html).toContain('href="http://127.0.0.1:3000/x?a=1&amp;b=secret-token">Open &amp; see</a>')
  expect(html).not.toContain('<b>')
  expect(text).toContain(`Open & see:\n${facts.link}`)
})
