export const assetKinds = ['video', 'audio', 'image'] as const
export type AssetKind = (typeof assetKinds)[number]

/** The files derived from a result. `hls` names the master playlist; its rungs and segments lie beside it. */
export const renditionKinds = [
  'hls',
  'mp4',
  'audio',
  'poster',
  'sprite',
  'sprite-vtt',
  'preview',
  'peaks',
  'report',
] as const
export type RenditionKind = (typeof renditionKinds)[number]
