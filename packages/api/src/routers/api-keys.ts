import { createApiKey, listApiKeys, revokeApiKey } from '@studiolo/core/identity'
import { createApiKeyInput, revokeApiKeyInput } from '@studiolo/core/identity/contract'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../trpc'

export const apiKeys = {
  list: procedure.query(({ ctx }) => listApiKeys(ctx)),
  create: procedure.input(createApiKeyInput).mutation(({ ctx, input }) => createApiKey(ctx, input)),
  revoke: procedure.input(revokeApiKeyInput).mutation(({ ctx, input }) => revokeApiKey(ctx, input.id)),
} satisfies TRPCRouterRecord
