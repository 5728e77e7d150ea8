'use client'

import type { RecoveryClaim } from '@studiolo/db/states/recovery'
import { Field } from '@studiolo/ui/field'
import { Textarea } from '@studiolo/ui/textarea'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { ClaimChoice } from './claim-choice'
import { NOTE_LIMIT, readDispute, type DisputeDraft } from './read-dispute'

export interface DisputeFormProps {
  id: string
  /** What is disputed: an order only for its payment. */
  about: 'generation' | 'order'
  onSubmit: (dispute: { claim: RecoveryClaim; note: string }) => void
}

/** What went wrong, and a few words about it. Sent by a button outside. */
export function DisputeForm({ id, about, onSubmit }: DisputeFormProps) {
  const t = useTranslations('recovery')
  const [draft, setDraft] = useState<DisputeDraft>({ claim: about === 'order' ? 'payment_failure' : null, note: '' })
  const [wasTried, setTried] = useState(false)
  const { sent, faults } = readDispute(draft)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (sent) onSubmit(sent)
  }
  return (
    <form id={id} noValidate onSubmit={submit} className="flex flex-col gap-5">
      {about === 'generation' ? (
        <ClaimChoice
          value={draft.claim}
          error={wasTried && faults.claim ? t('wrong.claim') : undefined}
          onChange={(claim) => setDraft({ ...draft, claim })}
        />
      ) : null}
      <Field
        label={t('note')}
        hint={t(about === 'order' ? 'noteHintOrder' : 'noteHint')}
        error={wasTried && faults.note ? t('wrong.note') : undefined}
      >
        <Textarea
          value={draft.note}
          limit={NOTE_LIMIT}
          counterLabel={t('noteCount', { used: draft.note.length, limit: NOTE_LIMIT })}
          onChange={(event) => setDraft({ ...draft, note: event.target.value })}
        />
      </Field>
    </form>
  )
}
