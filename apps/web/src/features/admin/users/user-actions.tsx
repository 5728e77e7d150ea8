'use client'

import type { UserRow } from '@studiolo/core/identity/contract'
import { Ban, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { trpc } from '@/trpc/client'
import { nameOfPerson } from '../parts/name-of-person'
import { ReasonAction } from '../parts/reason-action'
import { useStaff } from '../parts/staff'
import { ChangeRole } from './change-role'
import { useConflictWords } from './use-conflict-words'

/** Suspend, let in again, change the role; what is not possible says why. */
export function UserActions({ row }: { row: UserRow }) {
  const t = useTranslations('admin.users')
  const staff = useStaff()
  const utils = trpc.useUtils()
  const explain = useConflictWords()
  const onSettled = () => {
    void utils.admin.users.invalidate()
    void utils.admin.ops.audit.invalidate()
  }
  const suspend = trpc.admin.users.suspend.useMutation({ onSettled })
  const reinstate = trpc.admin.users.reinstate.useMutation({ onSettled })
  const { id, state } = row
  const name = nameOfPerson(row, t('nameless'))
  if (state === 'deleted') return <p className="text-sm text-muted">{t('deletedText')}</p>

  const isSelf = id === staff.id
  const why = !staff.isAdmin ? t('adminsOnly') : isSelf ? t('notOneself') : null
  return (
    <div className="flex flex-wrap items-center gap-2">
      {state === 'suspended' ? (
        <ReasonAction
          key="reinstate"
          label={t('reinstate')}
          icon={<Undo2 aria-hidden="true" />}
          disabled={why !== null}
          title={t('reinstateTitle', { name })}
          description={t('reinstateText')}
          confirm={t('reinstate')}
          done={t('reinstated', { name })}
          run={(reason) => reinstate.mutateAsync({ userId: id, reason })}
          explain={explain}
        />
      ) : (
        <ReasonAction
          key="suspend"
          label={t('suspend')}
          icon={<Ban aria-hidden="true" />}
          disabled={why !== null}
          title={t('suspendTitle', { name })}
          description={t('suspendText')}
          confirm={t('suspend')}
          tone="danger"
          done={t('suspendedNow', { name })}
          run={(reason) => suspend.mutateAsync({ userId: id, reason })}
          explain={explain}
        />
      )}
      <ChangeRole row={row} name={name} disabled={why !== null} />
      {why ? <p className="text-sm text-muted">{why}</p> : null}
    </div>
  )
}
