'use client'

import type { Balance } from '@studiolo/core/credits/contract'
import type { UserRow } from '@studiolo/core/identity/contract'
import type { Role, UserState } from '@studiolo/db/states/user'
import { Badge, type BadgeTone } from '@studiolo/ui/badge'
import { createColumnHelper } from '@tanstack/react-table'
import { MailWarning } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Ago } from '../parts/moment'
import { nameOfPerson } from '../parts/name-of-person'

const column = createColumnHelper<UserRow>()
const roleTones: Record<Role, BadgeTone> = { user: 'outline', support: 'neutral', admin: 'accent' }
const stateTones: Record<UserState, BadgeTone> = { active: 'released', suspended: 'failed', deleted: 'neutral' }

/** The columns of the people's table; a balance shows as soon as it is known. */
export function useColumns(balances: Record<string, Balance> | undefined) {
  const t = useTranslations('admin.users')
  const format = useFormatter()
  return useMemo(() => {
    const credits = (id: string, part: keyof Balance) => {
      const balance = balances?.[id]
      return balance ? format.number(balance[part]) : '…'
    }
    return [
      column.display({
        id: 'person',
        header: t('person'),
        meta: { className: 'min-w-52 max-w-0 w-2/5' },
        cell: ({ row: { original: person } }) => (
          <>
            <span className="block truncate font-medium">{nameOfPerson(person, t('nameless'))}</span>
            {person.name && person.email ? (
              <span className="block truncate text-xs text-muted">{person.email}</span>
            ) : null}
          </>
        ),
      }),
      column.display({
        id: 'state',
        header: t('state'),
        cell: ({ row: { original: person } }) => (
          <span className="flex items-center gap-1.5">
            <Badge tone={stateTones[person.state]}>{t(`states.${person.state}`)}</Badge>
            {person.email && !person.emailVerifiedAt && person.state === 'active' ? (
              <Badge tone="held" icon={<MailWarning aria-hidden="true" />}>
                {t('unproven')}
              </Badge>
            ) : null}
          </span>
        ),
      }),
      column.display({
        id: 'role',
        header: t('role'),
        cell: ({ row }) => <Badge tone={roleTones[row.original.role]}>{t(`roles.${row.original.role}`)}</Badge>,
      }),
      column.display({
        id: 'available',
        header: t('available'),
        meta: { align: 'end' },
        cell: ({ row }) => credits(row.original.id, 'available'),
      }),
      column.display({
        id: 'held',
        header: t('held'),
        meta: { align: 'end', muted: true },
        cell: ({ row }) => credits(row.original.id, 'held'),
      }),
      column.display({
        id: 'debt',
        header: t('debt'),
        meta: { align: 'end', muted: true },
        cell: ({ row }) => credits(row.original.id, 'debt'),
      }),
      column.display({
        id: 'joined',
        header: t('joined'),
        meta: { muted: true, className: 'whitespace-nowrap' },
        cell: ({ row }) => <Ago at={row.original.createdAt} />,
      }),
    ]
  }, [t, format, balances])
}
