import type { GenerationChanged, GenerationView } from '@studiolo/core/generation/contract'
import type { QueryClient } from '@tanstack/react-query'
import { getQueryKey } from '@trpc/react-query'
import { trpc } from '@/trpc/client'
import {
  applyEvent,
  changeInPage,
  newerOf,
  putFirst,
  putInPages,
  settleInLivePage,
  type GenerationPage,
  type GenerationPages,
} from './patch-generation'

/** Where generations lie in the cache: one by one, the endless list, and those under way. */
const listKey = getQueryKey(trpc.generation.list)
const getKey = getQueryKey(trpc.generation.get)

type Cached = GenerationPage | GenerationPages | undefined

function isLive(queryKey: readonly unknown[]): boolean {
  const [, about] = queryKey as [unknown, { input?: { live?: boolean } }?]
  return about?.input?.live === true
}

function isEndless(cached: GenerationPage | GenerationPages): cached is GenerationPages {
  return 'pages' in cached
}

/** The generation as the cache last saw it. */
export function cachedGeneration(client: QueryClient, id: string): GenerationView | undefined {
  const views = client.getQueriesData<GenerationView>({ queryKey: getKey }).map(([, view]) => view)
  const lists = client.getQueriesData<Cached>({ queryKey: listKey })
  // The list of those under way comes last: the shell moves its bars by itself.
  const ordered = [...lists].sort(([a], [b]) => Number(isLive(a)) - Number(isLive(b)))
  const pages = ordered.flatMap(([, cached]) => (!cached ? [] : isEndless(cached) ? cached.pages : [cached]))
  return [...views, ...pages.flatMap((page) => page.items)].find((view) => view?.id === id)
}

/** Changes generations wherever they are; `change` answers the same object for those it does not mean. */
export function changeGenerationsInCache(client: QueryClient, change: (view: GenerationView) => GenerationView): void {
  client.setQueriesData<GenerationView>({ queryKey: getKey }, (view) => view && change(view))
  client.setQueriesData<Cached>({ queryKey: listKey }, (cached) => {
    if (!cached) return cached
    if (!isEndless(cached)) return changeInPage(cached, change)
    return { ...cached, pages: cached.pages.map((page) => changeInPage(page, change)) }
  })
}

/** Moves bars and stages at once, by the event alone. */
export function applyEventToCache(client: QueryClient, event: GenerationChanged): void {
  changeGenerationsInCache(client, (view) => applyEvent(view, event))
}

/** Puts what was read (or just started) where it belongs: in its place, at the head of a list, out of those under way. */
export function putInCache(client: QueryClient, view: GenerationView): void {
  client.setQueriesData<GenerationView>({ queryKey: getKey }, (cached) =>
    cached?.id === view.id ? newerOf(cached, view) : cached,
  )
  for (const query of client.getQueryCache().findAll({ queryKey: listKey })) {
    client.setQueryData<Cached>(query.queryKey, (cached) => {
      if (!cached) return cached
      if (isLive(query.queryKey)) return isEndless(cached) ? cached : settleInLivePage(cached, view)
      return isEndless(cached) ? putInPages(cached, view) : putFirst(cached, view)
    })
  }
}

/** Does any of those under way wait for its turn? */
export function isAnythingWaiting(client: QueryClient): boolean {
  return client
    .getQueriesData<Cached>({ queryKey: listKey, predicate: ({ queryKey }) => isLive(queryKey) })
    .some(([, cached]) => cached && !isEndless(cached) && cached.items.some((item) => item.status === 'queued'))
}
