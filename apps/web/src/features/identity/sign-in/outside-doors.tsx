'use client'

import type { OutsideDoor } from '@studiolo/core/identity/contract'
import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { Separator } from '@studiolo/ui/separator'
import { useTranslations } from 'next-intl'
import { useState } from 'react'

/** One button for each outside identity provider that this studio has set up; nothing where there is none. */
export function OutsideDoors({ doors, next }: { doors: OutsideDoor[]; next: string }) {
  const t = useTranslations('auth')
  const [opening, setOpening] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)
  if (doors.length === 0) return null

  const named = doors.map(({ id, name }) => ({ id, name: id === 'wechat' ? t('signIn.wechat') : name }))
  const open = (id: string) => {
    setOpening(id)
    setFailed(false)
    import('./open-door')
      .then(({ openDoor }) => openDoor(id, next))
      .catch(() => {
        setOpening(null)
        setFailed(true)
      })
  }
  return (
    <>
      <Separator label={t('signIn.or')} />
      <div className="flex flex-col gap-2">
        {named.map(({ id, name }) => (
          <Button
            key={id}
            size="lg"
            className="w-full"
            loading={opening === id}
            loadingLabel={t('signIn.opening', { door: name })}
            disabled={opening !== null}
            onClick={() => open(id)}
          >
            {t('signIn.with', { door: name })}
          </Button>
        ))}
      </div>
      {failed ? <Callout tone="failed">{t('door.unreachable')}</Callout> : null}
    </>
  )
}
