import { join, resolve } from 'node:path'
import { z } from 'zod'
import { ConfigError, declareConfig } from '../../kernel/config'

/**
 * How mail leaves: `SMTP_URL` (`smtp://user:password@host:587`, `smtps://…:465`) with `MAIL_FROM`. Without `SMTP_URL`
 * mails stay in `<STUDIOLO_DATA>/outbox`, where only the demo instance shows them.
 */
export const mailConfig = declareConfig(
  'mail',
  {
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// address' }).optional(),
    MAIL_FROM: z.string().max(320).optional(),
    STUDIOLO_DATA: z.string().default('.studiolo'),
  },
  (values) => {
    const { SMTP_URL: smtpUrl, MAIL_FROM: from } = values
    if (smtpUrl && !from) {
      throw new ConfigError(['MAIL_FROM: is needed with SMTP_URL, e.g. Studiolo <studio@example.org>'])
    }
    return {
      smtp: smtpUrl && from ? { url: smtpUrl, from } : null,
      outboxDir: join(resolve(values.STUDIOLO_DATA), 'outbox'),
    }
  },
)
