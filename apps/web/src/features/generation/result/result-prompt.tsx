'use client'

import type { GenerationView } from '@studiolo/core/generation/contract'
import { Button } from '@studiolo/ui/button'
import { cn } from '@studiolo/ui/cn'
import { CopyButton } from '@studiolo/ui/copy-button'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { wordsOf } from '../recipe-forms/words-of'

/** Longer words are folded at first. */
const LONG = 220

/** The words it was made from: the title of the page, whole on demand. */
export function ResultPrompt({ view }: { view: GenerationView }) {
  const t = useTranslations('generation')
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const words = wordsOf(view)
  const isLong = words.length > LONG
  return (
    <div className="flex flex-col items-start gap-1">
      <h1
        id={id}
        className={cn(
          'max-w-[75ch] text-lg leading-6.5 font-medium break-words whitespace-pre-line',
          isLong && !isOpen && 'line-clamp-3',
          isLong && isOpen && 'text-base font-normal',
        )}
      >
        {words}
      </h1>
      <div className="-ml-2.5 flex items-center">
        {isLong ? (
          <Button
            size="sm"
            variant="ghost"
            className="text-muted"
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? t('result.less') : t('result.all')}
          </Button>
        ) : null}
        <CopyButton
          value={words}
          show="label"
          variant="ghost"
          className="text-muted"
          labels={{ copy: t('result.copyWords'), copied: t('copied') }}
        />
      </div>
    </div>
  )
}
