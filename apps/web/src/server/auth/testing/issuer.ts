import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

/** What the issuer says of whoever signs in there. */
export interface IssuerAccount {
  sub: string
  email?: string
  email_verified?: boolean
  name?: string
}

export interface TestIssuer {
  url: string
  clientId: string
  clientSecret: string
  /** Who is sitting before the issuer's sign-in page. */
  account: IssuerAccount
  close(): Promise<void>
}

/** A certified OpenID provider on a free port, whose sign-in page answers by itself. It hands addresses out at userinfo only. */
export async function startIssuer(redirectUri: string): Promise<TestIssuer> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const issuer: TestIssuer = {
    url,
    clientId: 'studiolo',
    clientSecret: 'the-client-secret-of-a-test-issuer',
    account: { sub: 'nobody' },
    close: () => close(server),
  }
  const provider = createProvider(issuer, redirectUri)
  const callback = provider.callback()
  server.on('request', (req, res) => {
    if (!req.url?.startsWith('/interaction/')) return callback(req, res)
    void provider.interactionFinished(req, res, { login: { accountId: issuer.account.sub } })
  })
  return issuer
}

function createProvider(issuer: TestIssuer, redirectUri: string): Provider {
  return new Provider(issuer.url, {
    clients: [{ client_id: issuer.clientId, client_secret: issuer.clientSecret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['a key for the cookies of a test'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, sub) => ({ accountId: sub, claims: async () => ({ ...issuer.account, sub }) }),
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise<void>((resolve) => server.close(() => resolve()))
}
