/** The few parts of the library that the test issuer uses; it ships no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  interface Grant {
    addOIDCScope(scope: string): void
    save(): Promise<string>
  }
  interface OidcContext {
    oidc: {
      client: { clientId: string }
      session: { accountId: string }
      provider: { Grant: new (facts: { clientId: string; accountId: string }) => Grant }
    }
  }
  interface Configuration {
    clients: { client_id: string; client_secret: string; redirect_uris: string[] }[]
    claims: Record<string, string[]>
    cookies: { keys: string[] }
    pkce: { required(): boolean }
    features: { devInteractions: { enabled: boolean } }
    interactions: { url(ctx: OidcContext, interaction: { uid: string }): string }
    findAccount(ctx: OidcContext, sub: string): { accountId: string; claims(): Promise<object> }
    loadExistingGrant(ctx: OidcContext): Promise<Grant>
  }
  export class Provider {
    constructor(issuer: string, configuration: Configuration)
    callback(): (req: IncomingMessage, res: ServerResponse) => void
    interactionFinished(req: IncomingMessage, res: ServerResponse, result: object): Promise<void>
  }
}
