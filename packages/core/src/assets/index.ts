export { deleteAssets, restoreAssets, setFavourite } from './change-assets'
export { getAsset, listAssets } from './list-assets'
export { assetIdOf, assetPrefix, publishAsset, type NewAsset, type NewRendition } from './publish-asset'
export { assetsOfGenerations } from './view-asset'
