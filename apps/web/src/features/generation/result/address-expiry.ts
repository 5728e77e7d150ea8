import type { AssetView } from '@studiolo/core/assets/contract'

/** `/files/<expires>-<depth>-<hmac>/…`, the seconds in base 36, as the room of storage signs it. */
const SIGNED = /^(?:https?:\/\/[^/]+)?\/files\/([0-9a-z]{1,9})-/

/** New addresses are asked for this long before the old ones end, so that a pause in the middle still finds its film. */
const BEFORE_END_MS = 15 * 60_000

/** When a signed address ends; null for one that carries no end. */
export function expiresAtMs(url: string): number | null {
  const [, seconds] = SIGNED.exec(url) ?? []
  return seconds === undefined ? null : Number.parseInt(seconds, 36) * 1000
}

/** When the addresses of a work should be read anew: some time before the first of them ends; null when none does. */
export function renewAtMs({ renditions }: Pick<AssetView, 'renditions'>): number | null {
  const ends = renditions.flatMap(({ url }) => expiresAtMs(url) ?? [])
  return ends.length === 0 ? null : Math.min(...ends) - BEFORE_END_MS
}
