import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import { ConfigError, createConfigReader } from '../../kernel/config'
import { createFakeClock } from '../../testing/fake-clock'
import { world } from '../../testing/world'
import { createMailer, listOutbox, mailConfig } from '.'

const mail = { to: 'ada@example.org', subject: '欢迎 to Studiolo', text: 'Hello 世界\n', html: '<p>Hello 世界</p>' }
const atEnd: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of atEnd.splice(0)) await end()
})

/** A real SMTP server on a free port; answers its address and what it took. */
async function smtpServer(options: SMTPServerOptions = {}) {
  const taken: { envelope: { from: string; to: string[] }; mail: Email }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const take = async () => {
        const chunks: Buffer[] = []
        for await (const chunk of stream) chunks.push(chunk as Buffer)
        const { mailFrom, rcptTo } = session.envelope
        const envelope = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map((one) => one.address) }
        taken.push({ envelope, mail: await PostalMime.parse(Buffer.concat(chunks)) })
        done()
      }
      void take()
    },
    ...options,
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  atEnd.push(() => new Promise<void>((resolve) => server.close(resolve)))
  const { port } = server.server.address() as AddressInfo
  return { port, taken }
}

const smtpMailer = (SMTP_URL: string) =>
  createMailer(createConfigReader({ SMTP_URL, MAIL_FROM: 'Studiolo 工作室 <studio@example.org>' }))

test('a mail leaves by SMTP with both bodies, in any script', async () => {
  const { port, taken } = await smtpServer()
  await smtpMailer(`smtp://127.0.0.1:${port}`).send(mail)
  expect(taken).toHaveLength(1)
  expect(taken[0]?.envelope).toEqual({ from: 'studio@example.org', to: ['ada@example.org'] })
  expect(taken[0]?.mail).toMatchObject({
    subject: '欢迎 to Studiolo',
    from: { name: 'Studiolo 工作室', address: 'studio@example.org' },
    to: [{ address: 'ada@example.org' }],
  })
  expect(taken[0]?.mail.text).toContain('Hello 世界')
  expect(taken[0]?.mail.html).toContain('<p>Hello 世界</p>')
  const headers = new Map(taken[0]?.mail.headers.map((header) => [header.key, header.value]))
  expect(headers.get('auto-submitted')).toBe('auto-generated')
})

test('the user and password of the address are used', async () => {
  const seen: (string | null | undefined)[] = []
  const { port, taken } = await smtpServer({
    authOptional: false,
    authMethods: ['PLAIN', 'LOGIN'],
    allowInsecureAuth: true,
    onAuth(auth, _session, done) {
      seen.push(auth.username, auth.password)
      done(null, { user: 'ok' })
    },
  })
  await smtpMailer(`smtp://mailer:p%40ss@127.0.0.1:${port}`).send(mail)
  expect(seen).toEqual(['mailer', 'p@ss'])
  expect(taken).toHaveLength(1)
})

test('a mail the server did not take throws, so that the job is tried again', async () => {
  const { port } = await smtpServer({ onRcptTo: (_address, _session, done) => done(new Error('mailbox full')) })
  await expect(smtpMailer(`smtp://127.0.0.1:${port}`).send(mail)).rejects.toThrow('mailbox full')
})

test('an address cannot smuggle in a second one', async () => {
  const { port, taken } = await smtpServer()
  await smtpMailer(`smtp://127.0.0.1:${port}`)
    .send({ ...mail, to: 'ada@example.org, eve@example.org', subject: 'x\r\nBcc: eve@example.org' })
    .catch(() => {})
  for (const { envelope, mail } of taken) {
    expect(envelope.to).not.toContain('eve@example.org')
    expect(mail.bcc ?? []).toEqual([])
  }
})

test('without SMTP mails are kept as files of their owner alone, newest first', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'studiolo-outbox-'))
  atEnd.push(() => rm(dir, { recursive: true }))
  const { ctx } = await world({ env: { STUDIOLO_DATA: dir } })
  const clock = createFakeClock()
  const mailer = createMailer(ctx.config, clock)
  expect(await listOutbox(ctx)).toEqual([])
  await mailer.send(mail)
  clock.advance(1)
  await mailer.send({ ...mail, subject: 'second' })
  const names = await readdir(join(dir, 'outbox'))
  expect(names).toHaveLength(2)
  const modes = await Promise.all(names.map(async (name) => (await stat(join(dir, 'outbox', name))).mode & 0o777))
  expect([...modes, (await stat(join(dir, 'outbox'))).mode & 0o777]).toEqual([0o600, 0o600, 0o700])
  await writeFile(join(dir, 'outbox', 'stray.txt'), 'not a mail')
  expect(await listOutbox(ctx)).toMatchObject([{ subject: 'second' }, { ...mail, at: '2026-01-15T12:00:00.000Z' }])
  expect(await listOutbox(ctx, 1)).toHaveLength(1)
})

test('the outbox keeps the newest 200', async () => {
  const { ctx } = await world()
  const clock = createFakeClock()
  const mailer = createMailer(ctx.config, clock)
  for (let i = 0; i < 203; i++) {
    await mailer.send({ ...mail, subject: `mail ${i}` })
    clock.advance(1)
  }
  const kept = await listOutbox(ctx, 500)
  expect([kept.length, kept[0]?.subject, kept.at(-1)?.subject]).toEqual([200, 'mail 202', 'mail 3'])
})

test('with SMTP there is no outbox to look into', async () => {
  const { ctx, dataDir } = await world()
  await createMailer(ctx.config).send(mail)
  expect(await listOutbox(ctx)).toHaveLength(1)
  const sending = await world({
    env: { STUDIOLO_DATA: dataDir, SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'a@b.example' },
  })
  expect(await listOutbox(sending.ctx)).toEqual([])
})

test.each([
  [{ SMTP_URL: 'smtp://127.0.0.1' }, 'MAIL_FROM'],
  [{ SMTP_URL: 'mail.example.org', MAIL_FROM: 'a@b.example' }, 'SMTP_URL'],
])('%o names the variable that is wrong', (env, name) => {
  expect(() => createConfigReader(env)(mailConfig)).toThrow(ConfigError)
  expect(() => createConfigReader(env)(mailConfig)).toThrow(name)
})
