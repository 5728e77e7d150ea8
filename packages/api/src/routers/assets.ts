import { deleteAssets, getAsset, listAssets, restoreAssets, setFavourite } from '@studiolo/core/assets'
import { assetById, assetsById, favouriteInput, listAssetsInput } from '@studiolo/core/assets/contract'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../trpc'

export const assets = {
  list: procedure.input(listAssetsInput).query(({ ctx, input }) => listAssets(ctx, input)),
  get: procedure.input(assetById).query(({ ctx, input }) => getAsset(ctx, input)),
  setFavourite: procedure.input(favouriteInput).mutation(({ ctx, input }) => setFavourite(ctx, input)),
  delete: procedure.input(assetsById).mutation(({ ctx, input }) => deleteAssets(ctx, input)),
  restore: procedure.input(assetsById).mutation(({ ctx, input }) => restoreAssets(ctx, input)),
} satisfies TRPCRouterRecord
