'use client'

import type { Me, OutsideDoor } from '@studiolo/core/identity/contract'
import { Badge } from '@studiolo/ui/badge'
import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { Card } from '@studiolo/ui/card'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { DoorError } from '../sign-in/door-error'
import { openDoor } from '../sign-in/open-door'

export interface DoorsSectionProps {
  me: Me
  doors: OutsideDoor[]
  /** What went wrong on the way back from one of them. */
  doorError: DoorError | null
}

/** The outside accounts one may sign in with. */
export function DoorsSection({ me, doors, doorError }: DoorsSectionProps) {
  const t = useTranslations('identity.doors')
  const auth = useTranslations('auth.door')
  if (doors.length === 0 && me.doors.length === 0) return null
  return (
    <Card title={t('title')} description={t('lead')}>
      {doorError ? (
        <Callout tone={doorError === 'canceled' ? 'neutral' : 'failed'} className="mb-4">
          {auth(doorError)}
        </Callout>
      ) : null}
      <ul className="flex flex-col divide-y divide-line">
        {doors.map((door) => (
          <li key={door.id}>
            <Door door={door} standing={me.doors.includes(door.id) ? 'linked' : 'open'} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Door({ door: { id, name }, standing }: { door: OutsideDoor; standing: 'linked' | 'open' }) {
  const t = useTranslations('identity.doors')
  const [state, setState] = useState<'idle' | 'opening' | 'failed'>('idle')
  const door = id === 'wechat' ? t('wechat') : name
  const open = () => {
    setState('opening')
    openDoor(id, '/settings/sign-in').catch(() => setState('failed'))
  }
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 py-3">
      <span className="font-medium">{door}</span>
      {standing === 'linked' ? (
        <Badge tone="released">{t('linked')}</Badge>
      ) : (
        <Button size="sm" loading={state === 'opening'} loadingLabel={t('linking', { door })} onClick={open}>
          {t('link')}
        </Button>
      )}
      {state === 'failed' ? (
        <Callout tone="failed" className="w-full">
          {t('failed', { door })}
        </Callout>
      ) : null}
    </div>
  )
}
