'use client'

import { Field } from '@studiolo/ui/field'
import { Input } from '@studiolo/ui/input'
import { useState } from 'react'

export interface NumberFieldProps {
  label: string
  unit: string
  hint?: string
  value: string
  onChange: (value: string) => void
  isWrong: boolean
  /** What would be right. */
  error: string
  placeholder?: string
}

/** A number with its unit; what is wrong with it is said once it was left. */
export function NumberField({ label, unit, hint, value, onChange, isWrong, error, placeholder }: NumberFieldProps) {
  const [wasLeft, setLeft] = useState(false)
  return (
    <Field label={label} hint={hint} error={isWrong && wasLeft ? error : undefined}>
      <Input
        inputMode="decimal"
        autoComplete="off"
        className="numeric"
        trail={<span className="px-2 text-sm">{unit}</span>}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onBlur={() => setLeft(true)}
      />
    </Field>
  )
}
