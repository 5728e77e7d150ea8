'use client'

import { mergeProps } from '@base-ui/react/merge-props'
import { useRender } from '@base-ui/react/use-render'
import type { MouseEvent, ReactNode } from 'react'
import { cn } from './cn'
import { Spinner } from './spinner'

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger'
export type ButtonSize = 'sm' | 'md' | 'lg'

export type ButtonProps = useRender.ComponentProps<'button'> & {
  /** `primary` is brass: at most one on a screen. Default `secondary`. */
  variant?: ButtonVariant
  /** 28, 36 or 44 px high. Default `md`. */
  size?: ButtonSize
  /** Keeps the width, shows a spinner, swallows clicks and stays focusable. */
  loading?: boolean
  /** Spoken while loading. */
  loadingLabel?: string
  icon?: ReactNode
  iconEnd?: ReactNode
}

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover',
  secondary: 'border border-line bg-raised text-ink hover:border-line-strong',
  ghost: 'text-ink hover:bg-wash active:bg-wash-strong data-popup-open:bg-wash-strong',
  danger: 'bg-danger text-on-danger hover:bg-danger-hover',
}

const sizes: Record<ButtonSize, string> = {
  sm: 'h-7 gap-1.5 px-2.5 text-sm',
  md: 'h-9 gap-2 px-3.5 text-base pointer-coarse:h-10',
  lg: 'h-11 gap-2 px-5 text-lg',
}

/** The classes of a button, for what must look like one and cannot be one. */
export function buttonClass(variant: ButtonVariant = 'secondary', size: ButtonSize = 'md'): string {
  return cn(
    'relative inline-flex shrink-0 select-none items-center justify-center rounded-sm font-medium whitespace-nowrap',
    'transition-[background-color,border-color,color,translate] duration-(--duration-fast) active:translate-y-px',
    'disabled:pointer-events-none disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-60 aria-disabled:active:translate-y-0',
    '[&_svg]:size-4 [&_svg]:shrink-0',
    variants[variant],
    sizes[size],
  )
}

function swallow(event: MouseEvent) {
  event.preventDefault()
  event.stopPropagation()
}

/** A button; as a link: `<Button render={<Link href="/library" />}>Library</Button>`. */
export function Button(props: ButtonProps) {
  const { variant, size, loading = false, loadingLabel, icon, iconEnd, className, children, render, ...rest } = props
  const { onClick, disabled, ...others } = rest
  const native = render ? {} : { type: 'button' as const, disabled: disabled && !loading }
  const blocked = loading || (render !== undefined && disabled === true)

  const own: useRender.ElementProps<'button'> = {
    ...native,
    'aria-disabled': blocked || undefined,
    'aria-busy': loading || undefined,
    className: cn(buttonClass(variant, size), loading && 'aria-disabled:opacity-100', className),
    onClick: blocked ? swallow : onClick,
    children: (
      <>
        <span className={cn('inline-flex min-w-0 items-center gap-[inherit]', loading && 'invisible')}>
          {icon}
          {children}
          {iconEnd}
        </span>
        {loading ? (
          <span className="absolute inset-0 grid place-items-center">
            <Spinner />
            {loadingLabel ? <span className="sr-only">{loadingLabel}</span> : null}
          </span>
        ) : null}
      </>
    ),
  }

  return useRender({ defaultTagName: 'button', render, props: mergeProps<'button'>(own, others) })
}
