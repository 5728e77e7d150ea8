import { inTransaction } from '../kernel/context'
import type { LocalProvider, Provider } from './define-provider'

/** Declares a provider that does the work in our own workers: it gets a context instead of an address and a key. */
export function defineLocalProvider(provider: LocalProvider): Provider {
  return {
    ...provider,
    address: 'local:',
    start: ({ ctx, reference }, order) => inTransaction(ctx, (ctx) => provider.start(ctx, reference, order)),
    check: ({ ctx, reference }) => provider.check(ctx, reference),
    find: async ({ ctx, reference }) => {
      const seen = await provider.check(ctx, reference)
      return seen.state === 'not-known-yet' ? null : { reference }
    },
    cancel: ({ ctx, reference }) => inTransaction(ctx, (ctx) => provider.cancel(ctx, reference)),
  }
}
