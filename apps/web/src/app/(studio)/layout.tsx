import type { ReactNode } from 'react'
import { StudioShell } from '@/features/shell/studio-shell'
import { Words } from '@/features/shell/words'
import { LiveProvider } from '@/trpc/live'
import { requireMe, serverApi } from '@/trpc/server'

export default async function StudioLayout({ children }: { children: ReactNode }) {
  const me = await requireMe()
  const balance = await (await serverApi()).credits.balance()
  return (
    <Words of={['generation', 'assets', 'credits', 'identity']}>
      <LiveProvider userId={me.id}>
        <StudioShell me={me} balance={balance}>
          {children}
        </StudioShell>
      </LiveProvider>
    </Words>
  )
}
