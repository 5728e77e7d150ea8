'use client'

import type { Me } from '@studiolo/core/identity/contract'
import { AppShell } from '@studiolo/ui/app-shell'
import { SideNav } from '@studiolo/ui/side-nav'
import {
  Activity,
  ArrowLeft,
  BellRing,
  BookLock,
  Bug,
  CalendarSync,
  Clapperboard,
  Coins,
  CreditCard,
  Layers,
  ListOrdered,
  Menu,
  MessageCircleQuestion,
  Package,
  Scale,
  ShoppingCart,
  Tags,
  Ticket,
  Users,
  Webhook,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { AccountMenu } from './account-menu'
import { Brand } from './mark'

/** The frame of the admin's pages: the navigation is grouped by the question one comes with. */
export function AdminShell({ me, children }: { me: Me; children: ReactNode }) {
  const t = useTranslations('shell')
  const path = usePathname()
  const isAdmin = me.role === 'admin'
  const item = (href: string, label: string, icon: ReactNode) => ({
    href,
    label,
    icon,
    current: href === '/admin' ? path === href : path.startsWith(href),
  })
  const groups = [
    {
      label: t('adminNav.working'),
      items: [
        item('/admin', t('adminNav.overview'), <Activity />),
        item('/admin/queue', t('adminNav.queue'), <ListOrdered />),
        item('/admin/errors', t('adminNav.errors'), <Bug />),
        item('/admin/alerts', t('adminNav.alerts'), <BellRing />),
      ],
    },
    { label: t('adminNav.who'), items: [item('/admin/users', t('adminNav.users'), <Users />)] },
    {
      label: t('adminNav.what'),
      items: [item('/admin/generations', t('adminNav.generations'), <Clapperboard />)],
    },
    {
      label: t('adminNav.money'),
      items: [
        item('/admin/ledger', t('adminNav.ledger'), <Coins />),
        item('/admin/reconciliation', t('adminNav.reconciliation'), <Scale />),
        item('/admin/prices', t('adminNav.prices'), <Tags />),
        item('/admin/orders', t('adminNav.orders'), <ShoppingCart />),
        item('/admin/payments', t('adminNav.payments'), <CreditCard />),
        item('/admin/subscriptions', t('adminNav.subscriptions'), <CalendarSync />),
        item('/admin/recovery', t('adminNav.recovery'), <MessageCircleQuestion />),
        item('/admin/packages', t('adminNav.packages'), <Package />),
        item('/admin/plans', t('adminNav.plans'), <Layers />),
        item('/admin/codes', t('adminNav.codes'), <Ticket />),
        ...(isAdmin ? [item('/admin/webhooks', t('adminNav.webhooks'), <Webhook />)] : []),
      ],
    },
    ...(isAdmin
      ? [{ label: t('adminNav.trace'), items: [item('/admin/audit', t('adminNav.audit'), <BookLock />)] }]
      : []),
  ]
  const wayBack = (
    <SideNav
      label={t('account')}
      groups={[{ items: [item('/create', t('backToStudio'), <ArrowLeft />)] }]}
      linkComponent={Link}
    />
  )
  const navigation = <SideNav label={t('navigation')} groups={groups} linkComponent={Link} />
  return (
    <AppShell
      skipLabel={t('skip')}
      rail={
        <div className="flex h-full w-56 flex-col gap-6 overflow-y-auto border-r border-line bg-surface px-3 py-4">
          <Link href="/admin" className="px-2.5">
            <Brand name={t('brand')} />
          </Link>
          <div className="flex-1">{navigation}</div>
          {wayBack}
          <AccountMenu me={me} />
        </div>
      }
      topBar={
        <div className="flex items-start justify-between gap-4 border-b border-line px-4 py-2 md:hidden">
          {/* The key closes it when a page was chosen. */}
          <details key={path} className="min-w-0 flex-1">
            <summary className="flex min-h-10 w-fit cursor-pointer items-center gap-2 font-medium">
              <Menu aria-hidden="true" className="size-4" />
              {t('admin')}
            </summary>
            <div className="flex max-h-[75dvh] flex-col gap-5 overflow-y-auto pt-2 pb-3">
              {navigation}
              {wayBack}
            </div>
          </details>
          <div className="flex min-h-10 items-center">
            <AccountMenu me={me} />
          </div>
        </div>
      }
    >
      {children}
    </AppShell>
  )
}
