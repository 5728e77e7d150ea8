import type { TracedOrder } from '@studiolo/core/billing/contract'

type Tried = Pick<TracedOrder, 'isRefused' | 'kind' | 'sessions'>

/** Why nothing could be paid, as a word of the dictionary; null for an order that could be. */
export function refusalOf({ isRefused, kind, sessions }: Tried): 'refused' | 'notCharged' | 'notTried' | null {
  if (!isRefused) return null
  if (sessions.length === 0) return 'notTried'
  return kind === 'automatic' ? 'notCharged' : 'refused'
}

/** What the gateways said against it, the latest first; the same words of one gateway only once. */
export function wordsOf({
  sessions,
}: Pick<Tried, 'sessions'>): { gateway: Tried['sessions'][number]['gateway']; words: string }[] {
  const said = sessions
    .toReversed()
    .flatMap(({ gateway, lastError }) => (lastError === null ? [] : { gateway, words: lastError }))
  return said.filter(
    ({ gateway, words }, place) =>
      said.findIndex((other) => other.gateway === gateway && other.words === words) === place,
  )
}
