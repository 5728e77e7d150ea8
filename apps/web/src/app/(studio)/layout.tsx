import type { ReactNode } from 'react'
import { NamesProvider } from '@/features/billing/names/names-provider'
import { LIVE_INPUT } from '@/features/generation/events/live-input'
import { Providers } from '@/features/shell/providers'
import { StudioShell } from '@/features/shell/studio-shell'
import { Words } from '@/features/shell/words'
import { LiveProvider } from '@/trpc/live'
import { requireMe, serverApi } from '@/trpc/server'

export default async function StudioLayout({ children }: { children: ReactNode }) {
  const me = await requireMe()
  const api = await serverApi()
  const [balance, live, names] = await Promise.all([
    api.credits.balance(),
    api.generation.list(LIVE_INPUT),
    api.billing.names(),
  ])
  return (
    <Words
      of={[
        'generation',
        'assets',
        'credits',
        'codes',
        'billing',
        'top-up',
        'subscription',
        'identity',
        'insight',
        'recovery',
      ]}
    >
      <Providers>
        <LiveProvider userId={me.id}>
          <StudioShell me={me} balance={balance} live={live}>
            <NamesProvider first={names}>{children}</NamesProvider>
          </StudioShell>
        </LiveProvider>
      </Providers>
    </Words>
  )
}
