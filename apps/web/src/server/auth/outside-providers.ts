import { outsideDoorsConfig } from '@studiolo/core/identity'
import type { Ctx } from '@studiolo/core/kernel/context'
import type { AuthOptions } from 'next-auth'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { createWechatProvider } from './wechat-provider'

/** The claims we read of an OIDC person (OpenID Connect Core 1.0 §5.1). */
export interface OidcProfile {
  iss: string
  sub: string
  name?: string
  email?: string
  email_verified?: boolean | string
  locale?: string
}

const GOOGLE_ISSUER = 'https://accounts.google.com'

/** The outside doors that the configuration opens. */
export function createOutsideProviders(ctx: Ctx): AuthOptions['providers'] {
  const { google, oidc, wechat } = ctx.config(outsideDoorsConfig)
  return [
    ...(google ? [createOidcProvider({ id: 'google', name: 'Google', issuer: GOOGLE_ISSUER, ...google })] : []),
    ...(oidc ? [createOidcProvider({ id: 'oidc', ...oidc })] : []),
    ...(wechat ? [createWechatProvider(ctx, wechat)] : []),
  ]
}

interface OidcDoor {
  id: 'google' | 'oidc'
  name: string
  issuer: string
  clientId: string
  clientSecret: string
}

/** Any OpenID Connect issuer, found by discovery; state, PKCE and nonce are all checked. */
function createOidcProvider({ id, name, issuer, clientId, clientSecret }: OidcDoor): OAuthConfig<OidcProfile> {
  return {
    id,
    name,
    type: 'oauth',
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    clientId,
    clientSecret,
    authorization: { params: { scope: 'openid email profile' } },
    userinfo: {
      // Many issuers put the address only here; the client makes sure that both speak of the same person.
      async request({ client, tokens }) {
        const claims = tokens.id_token ? readClaims(tokens.id_token) : {}
        const more =
          tokens.access_token && client.issuer.metadata.userinfo_endpoint
            ? await client.userinfo(tokens.access_token)
            : {}
        if ('sub' in more && more.sub !== claims.sub) throw new Error('userinfo speaks of somebody else')
        return { ...more, ...claims } as OidcProfile & { sub: string }
      },
    },
    // A subject is unique within its issuer only, and an operator may change the issuer.
    profile: (profile) => ({ id: `${profile.iss}|${profile.sub}`, name: profile.name, email: profile.email }),
  }
}

/** The claims of an ID token that the client has already verified. */
function readClaims(idToken: string): Partial<OidcProfile> {
  const body = idToken.split('.')[1] ?? ''
  return JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Partial<OidcProfile>
}
