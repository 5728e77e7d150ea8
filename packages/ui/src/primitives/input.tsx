'use client'

import { Input as Base } from '@base-ui/react/input'
import type { ComponentProps, ReactNode } from 'react'
import { inputEdge } from '../styles/recipes'
import { cn } from './cn'

export type InputProps = Omit<ComponentProps<typeof Base>, 'className' | 'size'> & {
  /** 28, 36 or 44 px high. Default `md`. */
  size?: 'sm' | 'md' | 'lg'
  /** An icon or a unit before the text. */
  lead?: ReactNode
  /** A button or a unit after the text. */
  trail?: ReactNode
  className?: string
}

const sizes = { sm: 'h-7 px-2 text-sm', md: 'h-9 px-3 pointer-coarse:h-11', lg: 'h-11 px-3.5 text-lg' } as const

const slot = 'absolute inset-y-0 grid place-items-center text-muted [&_svg]:size-4'

/** One line of text. Stands alone with `aria-label`, or in a `Field`. */
export function Input({ size = 'md', lead, trail, className, ...props }: InputProps) {
  const control = (
    <Base
      {...props}
      className={cn(inputEdge, sizes[size], lead && 'pl-9', trail && 'pr-10', !lead && !trail && className)}
    />
  )
  if (!lead && !trail) return control
  return (
    <div className={cn('relative w-full', className)}>
      {lead ? <span className={cn(slot, 'pointer-events-none left-0 w-9')}>{lead}</span> : null}
      {control}
      {trail ? <span className={cn(slot, 'right-0 min-w-10 px-1')}>{trail}</span> : null}
    </div>
  )
}
