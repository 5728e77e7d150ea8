'use client'

import { Button } from '@studiolo/ui/button'
import { Field } from '@studiolo/ui/field'
import { IconButton } from '@studiolo/ui/icon-button'
import { Input } from '@studiolo/ui/input'
import { Popover } from '@studiolo/ui/popover'
import { Dices, Lock, SlidersHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useFormContext, useWatch } from 'react-hook-form'

interface Seeded {
  seed?: number
}

const MAX_SEED = 2_147_483_647

/** The seed under "More": kept, the same words and options make the same again. */
export function SeedOption() {
  const t = useTranslations('generation.seed')
  const { control, setValue, formState } = useFormContext<Seeded>()
  const seed = useWatch({ control, name: 'seed' })
  const set = (value: number | undefined) => setValue('seed', value, { shouldDirty: true, shouldValidate: true })
  const isLocked = seed !== undefined
  const error = formState.errors.seed ? t('wrong', { max: MAX_SEED }) : undefined
  return (
    <div className="self-end">
      <Popover
        title={t('title')}
        trigger={
          <Button
            size="sm"
            variant="ghost"
            className="h-8 pointer-coarse:h-10"
            icon={isLocked ? <Lock aria-hidden="true" /> : <SlidersHorizontal aria-hidden="true" />}
          >
            {isLocked ? t('locked', { seed: String(seed) }) : t('more')}
          </Button>
        }
      >
        <div className="flex items-end gap-2">
          <Field label={t('label')} labelHidden error={error}>
            <Input
              inputMode="numeric"
              placeholder={t('random')}
              value={seed === undefined ? '' : String(seed)}
              onChange={(event) => set(readSeed(event.target.value))}
            />
          </Field>
          <IconButton
            variant="secondary"
            label={t('draw')}
            icon={<Dices aria-hidden="true" />}
            onClick={() => set(Math.floor(Math.random() * MAX_SEED))}
          />
        </div>
        <p className="mt-3 text-sm text-muted">{t('hint')}</p>
        {isLocked ? (
          <Button size="sm" className="mt-3" onClick={() => set(undefined)}>
            {t('unlock')}
          </Button>
        ) : null}
      </Popover>
    </div>
  )
}

function readSeed(text: string): number | undefined {
  const digits = text.replaceAll(/\D/g, '')
  return digits === '' ? undefined : Number(digits)
}
