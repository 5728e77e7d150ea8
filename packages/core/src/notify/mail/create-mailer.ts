import { createTransport } from 'nodemailer'
import { systemClock, type Clock } from '../../kernel/clock'
import type { ConfigReader } from '../../kernel/config'
import type { Mailer } from '../../kernel/mailer'
import { mailConfig } from './config'
import { createOutbox } from './outbox'

const TIMEOUT_MS = 20_000

/** The instance's mailer: SMTP where it is configured, else the local outbox. */
export function createMailer(config: ConfigReader, clock: Clock = systemClock): Mailer {
  const { smtp, outboxDir } = config(mailConfig)
  return smtp ? createSmtpMailer(smtp.url, smtp.from) : createOutbox(outboxDir, clock)
}

function createSmtpMailer(url: string, from: string): Mailer {
  const transport = createTransport(
    {
      url,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      // A template never needs them, so nothing in a mail can make us read a file or an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    // RFC 3834 §5: no out-of-office answers to a machine.
    { from, headers: { 'Auto-Submitted': 'auto-generated' } },
  )
  return {
    async send(mail) {
      await transport.sendMail({ ...mail, to: { name: '', address: mail.to } })
    },
  }
}
