/** Why the embedded Postgres cannot run here, in words for the operator. */
export class EmbeddedError extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(`Postgres: ${reason}. Set DATABASE_URL to use a server of your own.`, options)
    this.name = 'EmbeddedError'
  }
}
