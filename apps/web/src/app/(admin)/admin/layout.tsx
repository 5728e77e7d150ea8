import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { NamesProvider } from '@/features/billing/names/names-provider'
import { StaffProvider } from '@/features/admin/parts/staff'
import { AdminShell } from '@/features/shell/admin-shell'
import { Providers } from '@/features/shell/providers'
import { Words } from '@/features/shell/words'
import { LiveProvider } from '@/trpc/live'
import { requireMe, serverApi } from '@/trpc/server'

/** Staff only; for everybody else there is no such page. Every procedure behind it checks again. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const me = await requireMe()
  if (me.role === 'user') notFound()
  const api = await serverApi()
  const names = await api.billing.names()
  return (
    <Words
      of={[
        'admin',
        'admin-alerts',
        'admin-prices',
        'admin-adjustments',
        'admin-trace',
        'limits',
        'admin-billing',
        'admin-plans',
        'admin-reconciliation',
        'admin-recovery',
        'generation',
        'credits',
        'codes',
        'billing',
        'subscription',
        'identity',
        'recovery',
      ]}
    >
      <Providers>
        <LiveProvider userId={me.id}>
          <StaffProvider staff={{ id: me.id, role: me.role }}>
            <AdminShell me={me}>
              <NamesProvider first={names}>{children}</NamesProvider>
            </AdminShell>
          </StaffProvider>
        </LiveProvider>
      </Providers>
    </Words>
  )
}
