import type { Language } from '@studiolo/db/states/user'
import { enqueue } from '../../jobs'
import { appUrlConfig } from '../../kernel/app-url'
import type { Ctx, TxCtx } from '../../kernel/context'
import { deriveKey, masterKeyConfig, open, seal } from '../../kernel/crypto'
import type { Mail } from '../../kernel/mailer'
import { deliverMail } from './jobs'
import type { MailTemplate } from './mail-template'
import { renderMail } from './render-mail'

/** Who is written to, and in which language. */
export interface Addressee {
  email: string
  language: Language
}

/** Sends a mail when the transaction commits: rendered now in the person's language, delivered by a job. */
export async function sendMail<F>(
  ctx: TxCtx,
  template: MailTemplate<F>,
  to: Addressee,
  facts: NoInfer<F>,
): Promise<void> {
  const { origin } = ctx.config(appUrlConfig)
  const mail: Mail = { to: to.email, ...renderMail(template.words[to.language](facts), to.language, origin) }
  const sealed = seal(mailKey(ctx), JSON.stringify(mail), deliverMail.name)
  await enqueue(ctx, deliverMail, { template: template.name, sealed })
}

/** The mail in a job's payload. */
export function openMail(ctx: Ctx, sealed: string): Mail {
  return JSON.parse(open(mailKey(ctx), sealed, deliverMail.name)) as Mail
}

function mailKey(ctx: Ctx): Buffer {
  return deriveKey(ctx.config(masterKeyConfig).masterKey, deliverMail.name)
}
