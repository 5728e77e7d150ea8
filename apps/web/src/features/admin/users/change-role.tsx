'use client'

import type { UserRow } from '@studiolo/core/identity/contract'
import { roles, type Role } from '@studiolo/db/states/user'
import { Field } from '@studiolo/ui/field'
import { Select } from '@studiolo/ui/select'
import { UserCog } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { trpc } from '@/trpc/client'
import { ReasonAction } from '../parts/reason-action'
import { useConflictWords } from './use-conflict-words'

/** Makes somebody support or admin, or a creator again; it counts from their next request on. */
export function ChangeRole({ row, name, disabled }: { row: UserRow; name: string; disabled: boolean }) {
  const t = useTranslations('admin.users')
  const utils = trpc.useUtils()
  const explain = useConflictWords()
  const others = roles.filter((role) => role !== row.role)
  const [chosen, setChosen] = useState<Role | null>(null)
  const role = chosen && chosen !== row.role ? chosen : (others[0] ?? row.role)
  const setRole = trpc.admin.users.setRole.useMutation({
    onSettled: () => {
      void utils.admin.users.invalidate()
      void utils.admin.ops.audit.invalidate()
    },
  })
  return (
    <ReasonAction
      label={t('changeRole')}
      icon={<UserCog aria-hidden="true" />}
      disabled={disabled}
      title={t('roleTitle', { name })}
      description={t('roleText', { role: t(`roles.${row.role}`) })}
      confirm={t('roleConfirm', { role: t(`roles.${role}`) })}
      done={t('roleChanged', { name, role: t(`roles.${role}`) })}
      run={(reason) => setRole.mutateAsync({ userId: row.id, role, reason })}
      explain={explain}
    >
      <Field label={t('newRole')}>
        <Select<Role>
          value={role}
          onValueChange={setChosen}
          options={others.map((value) => ({ value, label: t(`roles.${value}`), hint: t(`roleHints.${value}`) }))}
        />
      </Field>
    </ReasonAction>
  )
}
