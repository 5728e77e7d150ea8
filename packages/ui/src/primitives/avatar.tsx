'use client'

import { Avatar as Base } from '@base-ui/react/avatar'
import { cn } from './cn'
import { initialsOf } from './initials'

export type AvatarProps = {
  name: string
  src?: string | null
  size?: 'sm' | 'md' | 'lg'
  /** `decorative` where the name stands beside it. Default `named`. */
  naming?: 'named' | 'decorative'
  className?: string
}

const sizes = { sm: 'size-6 text-[10px]', md: 'size-8 text-xs', lg: 'size-12 text-lg' } as const

/** A face, or the initials until it loads. */
export function Avatar({ name, src, size = 'md', naming = 'named', className }: AvatarProps) {
  return (
    <Base.Root
      className={cn(
        'inline-grid shrink-0 place-items-center overflow-hidden rounded-full bg-wash-strong font-semibold text-ink select-none',
        sizes[size],
        className,
      )}
    >
      {src ? <Base.Image src={src} alt="" className="size-full object-cover" /> : null}
      {/* Drawn, not written: initials are a picture of the name, no words of what they stand in. */}
      <Base.Fallback
        aria-hidden="true"
        data-initials={initialsOf(name)}
        className="before:content-[attr(data-initials)]"
      />
      {naming === 'named' ? <span className="sr-only">{name}</span> : null}
    </Base.Root>
  )
}
