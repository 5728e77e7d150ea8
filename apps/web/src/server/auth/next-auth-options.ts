import { readSession, sessionCookie, SESSION_MS } from '@studiolo/core/identity'
import type { Visit } from '@studiolo/core/identity/contract'
import { appUrlConfig } from '@studiolo/core/kernel/app-url'
import type { Ctx } from '@studiolo/core/kernel/context'
import { deriveKey, masterKeyConfig, randomToken } from '@studiolo/core/kernel/crypto'
import { toAppError } from '@studiolo/core/kernel/errors'
import { admit } from '@studiolo/core/onboarding'
import type { Proof } from '@studiolo/core/onboarding/contract'
import type { Language } from '@studiolo/db/states/user'
import type { Account, AuthOptions } from 'next-auth'
import { z } from 'zod'
import { sessionSecretConfig } from '../../env'
import { createEmailProvider } from './email-provider'
import { createNextAuthAdapter } from './next-auth-adapter'
import { createOutsideProviders } from './outside-providers'

export interface AuthRequest {
  visit: Visit
  /** The token in the browser's session cookie; null without one. */
  sessionToken: string | null
  /** Of a person this door makes. */
  language: Language
}

const claims = z.object({
  email: z.email().optional().catch(undefined),
  email_verified: z.union([z.boolean(), z.stringbool()]).catch(false),
  name: z.string().optional().catch(undefined),
})

const SIGN_IN_PAGE = '/sign-in'
const SETTINGS_PAGE = '/settings'

/** next-auth for one request: its protocol, our people. Everything that decides who somebody is happens in `admit`. */
export function createAuthOptions(ctx: Ctx, request: AuthRequest): AuthOptions {
  const { isSecure } = ctx.config(appUrlConfig)
  const { visit, sessionToken, language } = request
  let door = 'unknown'
  return {
    providers: [...createOutsideProviders(ctx), createEmailProvider(ctx, visit, language)],
    adapter: createNextAuthAdapter(ctx, { visit, door: () => door }),
    secret:
      ctx.config(sessionSecretConfig) ?? deriveKey(ctx.config(masterKeyConfig).masterKey, 'next-auth').toString('hex'),
    session: { strategy: 'database', maxAge: SESSION_MS / 1000, generateSessionToken: () => randomToken() },
    useSecureCookies: isSecure,
    cookies: { sessionToken: sessionCookie(ctx.config) },
    pages: { signIn: SIGN_IN_PAGE, error: SIGN_IN_PAGE, signOut: '/', verifyRequest: `${SIGN_IN_PAGE}/sent` },
    logger: createLogger(ctx),
    callbacks: {
      async signIn({ account, profile, email }) {
        // Somebody only asked for a link: nothing is proven yet.
        if (email?.verificationRequest) return true
        if (!account) return false
        const current = sessionToken ? await readSession(ctx, sessionToken) : null
        try {
          door = account.provider
          await admit(ctx, proofOf(account, profile, { currentUserId: current?.actor.userId, language }))
          return true
        } catch (error) {
          const { kind, message } = toAppError(error)
          ctx.log.warn({ kind, provider: account.provider, err: error }, `sign-in refused: ${message}`)
          return `${current ? SETTINGS_PAGE : SIGN_IN_PAGE}?error=${kind}`
        }
      },
    },
  }
}

type Standing = Pick<Extract<Proof, { kind: 'oauth' }>, 'currentUserId' | 'language'>

function proofOf(account: Account, profile: unknown, standing: Standing): Proof {
  if (account.type === 'email') {
    return { kind: 'email-link', email: account.providerAccountId, language: standing.language }
  }
  const { email, email_verified: emailProven, name } = claims.parse(profile)
  return {
    kind: 'oauth',
    provider: account.provider,
    subject: account.providerAccountId,
    email: email?.toLowerCase(),
    emailProven,
    name: (name ?? '').trim().slice(0, 80),
    ...standing,
  }
}

/** next-auth hands over errors with the answers of providers, which may hold tokens: only name and message are kept. */
function createLogger(ctx: Ctx): AuthOptions['logger'] {
  return {
    error: (code, metadata) => ctx.log.warn({ code, reason: reasonOf(metadata) }, 'next-auth failed'),
    warn: (code) => ctx.log.debug({ code }, 'next-auth warns'),
    debug: () => {},
  }
}

function reasonOf(metadata: unknown): string {
  const error = metadata instanceof Error ? metadata : (metadata as { error?: unknown }).error
  return error instanceof Error ? `${error.name}: ${error.message}` : 'unknown'
}
