import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Clock } from '../../kernel/clock'
import type { Ctx } from '../../kernel/context'
import type { Mailer } from '../../kernel/mailer'
import { mailConfig } from './config'

const outboxMail = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
})
/** A mail that was not sent but kept on this machine. */
export type OutboxMail = z.output<typeof outboxMail>

const KEPT = 200

/** Keeps mails as files only their owner can read; the newest 200. A mail is there whole or not at all. */
export function createOutbox(dir: string, clock: Clock): Mailer {
  return {
    async send(mail) {
      await mkdir(dir, { recursive: true, mode: 0o700 })
      const at = clock.now()
      const id = `${String(at.getTime()).padStart(15, '0')}-${randomBytes(4).toString('hex')}`
      const unfinished = join(dir, `.${id}`)
      await writeFile(unfinished, JSON.stringify({ id, at: at.toISOString(), ...mail }), { mode: 0o600 })
      await rename(unfinished, join(dir, `${id}.json`))
      const names = await listNames(dir)
      await Promise.all(names.slice(KEPT).map((name) => unlink(join(dir, name)).catch(() => {})))
    },
  }
}

/**
 * The mails in the local outbox, newest first; empty when mail leaves by SMTP. It shows everybody's links: the caller
 * must serve it to a loopback address of a demo instance only.
 */
export async function listOutbox(ctx: Ctx, limit = 50): Promise<OutboxMail[]> {
  const { smtp, outboxDir } = ctx.config(mailConfig)
  if (smtp) return []
  const names = await listNames(outboxDir)
  const mails = await Promise.all(names.slice(0, limit).map((name) => readMail(join(outboxDir, name))))
  return mails.filter((mail) => mail !== null)
}

async function listNames(dir: string): Promise<string[]> {
  const names = await readdir(dir).catch(() => [])
  return names
    .filter((name) => /^\d{15}-[0-9a-f]{8}\.json$/.test(name))
    .sort()
    .reverse()
}

/** Null when it was pruned in the meantime. */
async function readMail(path: string): Promise<OutboxMail | null> {
  const text = await readFile(path, 'utf8').catch(() => null)
  return text === null ? null : outboxMail.parse(JSON.parse(text))
}
