import { requestEmailLink } from '@studiolo/core/identity'
import { emailAddress, type Visit } from '@studiolo/core/identity/contract'
import type { Ctx } from '@studiolo/core/kernel/context'
import { randomToken } from '@studiolo/core/kernel/crypto'
import type { Language } from '@studiolo/db/states/user'
import type { EmailConfig } from 'next-auth/providers/email'

/**
 * next-auth's e-mail door over our own links: one mail, one kind of token, whichever of the two doors (this one or the
 * procedure `identity.consumeEmailLink`) its page then uses. An empty secret makes next-auth hash the token as we do.
 */
export function createEmailProvider(ctx: Ctx, visit: Visit, language: Language): EmailConfig {
  return {
    id: 'email',
    type: 'email',
    name: 'Email',
    server: '',
    from: '',
    maxAge: 15 * 60,
    options: {},
    secret: '',
    generateVerificationToken: () => randomToken(),
    normalizeIdentifier: (text) => emailAddress.parse(text),
    sendVerificationRequest: ({ identifier, token }) =>
      requestEmailLink(ctx, { email: identifier, language }, visit, token),
  }
}
