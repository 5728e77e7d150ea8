import type { ReactNode } from 'react'
import { StudioShell } from '@/features/shell/studio-shell'
import { Words } from '@/features/shell/words'
import { LiveProvider } from '@/trpc/live'
import { requireMe } from '@/trpc/server'

export default async function StudioLayout({ children }: { children: ReactNode }) {
  const me = await requireMe()
  return (
    <Words of={['generation', 'assets', 'credits', 'identity']}>
      <LiveProvider userId={me.id}>
        <StudioShell me={me}>{children}</StudioShell>
      </LiveProvider>
    </Words>
  )
}
