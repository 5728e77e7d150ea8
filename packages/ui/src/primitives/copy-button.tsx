'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from './button'
import type { ButtonSize, ButtonVariant } from './button'
import { IconButton } from './icon-button'

export type CopyLabels = { copy: string; copied: string }

export type CopyButtonProps = {
  /** What goes to the clipboard. */
  value: string
  labels: CopyLabels
  /** Default `icon`. */
  show?: 'icon' | 'label'
  variant?: ButtonVariant
  size?: ButtonSize
  className?: string
}

const acknowledgedMs = 2000

/** Copies, and says that it did. */
export function CopyButton({ value, labels, show = 'icon', variant, size = 'sm', className }: CopyButtonProps) {
  const [copied, setCopied] = useState(false)

  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), acknowledgedMs)
    return () => clearTimeout(timer)
  }, [copied])

  const copy = () => void navigator.clipboard.writeText(value).then(() => setCopied(true))
  // Green cannot be told from brass.
  const tick = <Check aria-hidden="true" className={variant === 'primary' ? undefined : 'text-released'} />
  const icon = copied ? tick : <Copy aria-hidden="true" />
  const label = copied ? labels.copied : labels.copy
  return (
    <>
      {show === 'icon' ? (
        <IconButton label={label} icon={icon} variant={variant} size={size} className={className} onClick={copy} />
      ) : (
        <Button icon={icon} variant={variant} size={size} className={className} onClick={copy}>
          {label}
        </Button>
      )}
      <span aria-live="polite" className="sr-only">
        {copied ? labels.copied : null}
      </span>
    </>
  )
}
