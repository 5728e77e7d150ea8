'use client'

import type { Balance } from '@studiolo/core/credits/contract'
import type { Me } from '@studiolo/core/identity/contract'
import { AppShell } from '@studiolo/ui/app-shell'
import { BottomBar, NavRail } from '@studiolo/ui/nav-rail'
import { getQueryKey } from '@trpc/react-query'
import { Coins, LayoutGrid, Settings, Sparkles } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { OrderEvents } from '@/features/billing/orders/order-events'
import { CreditEvents } from '@/features/credits/credit-events'
import { BalanceProvider } from '@/features/credits/use-balance'
import { LIVE_INPUT } from '@/features/generation/events/live-input'
import type { GenerationPage } from '@/features/generation/events/patch-generation'
import { GenerationEvents } from '@/features/generation/events/use-generation-events'
import { RecoveryEvents } from '@/features/recovery/recovery-events'
import { useSeed } from '@/trpc/use-seed'
import { trpc } from '@/trpc/client'
import { AccountMenu } from './account-menu'
import { Mark } from './mark'
import { StudioStatus } from './studio-status'

export interface StudioShellProps {
  me: Me
  balance: Balance
  /** What waits or is being made. */
  live: GenerationPage
  children: ReactNode
}

/** The creator's frame: a slim rail on a wide screen, a bar at the foot of a phone; balance and running work always in sight. */
export function StudioShell({ me, balance, live, children }: StudioShellProps) {
  const t = useTranslations('shell')
  useSeed([
    [getQueryKey(trpc.credits.balance, undefined, 'query'), balance],
    [getQueryKey(trpc.generation.list, LIVE_INPUT, 'query'), live],
  ])
  const path = usePathname()
  const item = (href: string, label: string, icon: ReactNode) => ({ href, label, icon, current: path.startsWith(href) })
  const items = [
    item('/create', t('create'), <Sparkles />),
    item('/library', t('library'), <LayoutGrid />),
    item('/credits', t('credits'), <Coins />),
    item('/settings', t('settings'), <Settings />),
  ]
  const navigation = { label: t('navigation'), items, linkComponent: Link }
  return (
    <BalanceProvider drawn={balance}>
      <AppShell
        skipLabel={t('skip')}
        rail={
          <NavRail
            {...navigation}
            brand={
              <Link href="/create" aria-label={t('brand')}>
                <Mark className="size-7 text-ink" />
              </Link>
            }
            status={<StudioStatus layout="rail" />}
            foot={<AccountMenu me={me} />}
          />
        }
        topBar={
          <div className="flex items-center justify-between border-b border-line px-4 py-2 md:hidden">
            <StudioStatus layout="bar" />
            <AccountMenu me={me} />
          </div>
        }
        bottomBar={<BottomBar {...navigation} />}
      >
        <GenerationEvents />
        <CreditEvents />
        <OrderEvents />
        <RecoveryEvents />
        {children}
      </AppShell>
    </BalanceProvider>
  )
}
