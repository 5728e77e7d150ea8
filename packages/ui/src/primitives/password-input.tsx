'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Input } from './input'
import type { InputProps } from './input'

export type PasswordInputProps = Omit<InputProps, 'type' | 'trail'> & {
  /** The reveal button's name while the password is hidden and while it is shown. */
  labels: { show: string; hide: string }
}

/** A password that its owner may look at. */
export function PasswordInput({ labels, ...props }: PasswordInputProps) {
  const [shown, setShown] = useState(false)
  const reveal = (
    <button
      type="button"
      aria-label={shown ? labels.hide : labels.show}
      aria-pressed={shown}
      onClick={() => setShown(!shown)}
      className="grid size-7 place-items-center rounded-sm text-muted hover:bg-wash hover:text-ink"
    >
      {shown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
    </button>
  )
  return <Input autoComplete="current-password" {...props} type={shown ? 'text' : 'password'} trail={reveal} />
}
