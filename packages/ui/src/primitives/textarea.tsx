'use client'

import { Field } from '@base-ui/react/field'
import { useLayoutEffect, useRef, useState } from 'react'
import type { ChangeEvent, ComponentProps, ReactNode } from 'react'
import { inputEdge } from '../styles/recipes'
import { cn } from './cn'

export type TextareaProps = Omit<ComponentProps<'textarea'>, 'rows'> & {
  /** Lines at rest and at most; between them it grows with the text. Defaults 3 and 12. */
  minRows?: number
  maxRows?: number
  /** Shows `used / limit` and marks what is over; typing is not cut. */
  limit?: number
  /** The counter's spoken form, e.g. "38 of 1,000 characters". */
  counterLabel?: string
  /** Prompt: large, without an edge of its own. */
  variant?: 'field' | 'prompt'
  /** Stands at the foot beside the counter. */
  foot?: ReactNode
}

const lineHeight = { field: 20, prompt: 26 } as const

function fit(element: HTMLTextAreaElement) {
  // Browsers with field-sizing grow by themselves.
  if (CSS.supports('field-sizing', 'content')) return
  element.style.height = 'auto'
  element.style.height = `${element.scrollHeight + 2}px`
}

/** Several lines that grow with what is written. Stands alone with `aria-label`, or in a `Field`. */
export function Textarea(props: TextareaProps) {
  const {
    minRows = 3,
    maxRows = 12,
    limit,
    counterLabel,
    variant = 'field',
    foot,
    className,
    ref,
    onChange,
    ...rest
  } = props
  const element = useRef<HTMLTextAreaElement | null>(null)
  const [typed, setTyped] = useState(() => String(rest.defaultValue ?? '').length)
  const used = rest.value === undefined ? typed : String(rest.value).length

  useLayoutEffect(() => {
    if (element.current) fit(element.current)
  })

  const attach = (node: HTMLTextAreaElement | null) => {
    element.current = node
    if (typeof ref === 'function') return ref(node)
    if (ref) ref.current = node
  }
  const change = (event: ChangeEvent<HTMLTextAreaElement>) => {
    setTyped(event.target.value.length)
    onChange?.(event)
  }

  const line = lineHeight[variant]
  const control = (
    <textarea
      {...rest}
      ref={attach}
      onChange={change}
      style={{ minHeight: minRows * line + 18, maxHeight: maxRows * line + 18, ...rest.style }}
      className={cn(
        'field-sizing-content resize-none',
        variant === 'field' && cn(inputEdge, 'px-3 py-2'),
        variant === 'prompt' && 'w-full bg-transparent px-4 py-3 text-xl text-ink outline-none',
        className,
      )}
    />
  )
  return (
    <div className="flex w-full min-w-0 flex-col gap-1">
      <Field.Control render={control} />
      {limit !== undefined || foot ? (
        <div className={cn('flex items-center justify-between gap-3', variant === 'prompt' && 'px-4')}>
          <div className="min-w-0">{foot}</div>
          {limit === undefined ? null : <Counter used={used} limit={limit} label={counterLabel} />}
        </div>
      ) : null}
    </div>
  )
}

function Counter({ used, limit, label }: { used: number; limit: number; label?: string }) {
  return (
    <span className={cn('numeric shrink-0 text-xs text-muted', used > limit && 'font-medium text-failed')}>
      <span aria-hidden={label ? true : undefined}>
        {used} / {limit}
      </span>
      {label ? <span className="sr-only">{label}</span> : null}
    </span>
  )
}
