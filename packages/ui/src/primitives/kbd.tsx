import { cn } from './cn'

export type KbdProps = {
  /** The keys in the order they are pressed. */
  keys: string[]
  tone?: 'plain' | 'inverse'
  className?: string
}

/** The keys of a shortcut. */
export function Kbd({ keys, tone = 'plain', className }: KbdProps) {
  return (
    <span className={cn('inline-flex shrink-0 items-center gap-0.5', className)}>
      {keys.map((key) => (
        <kbd
          key={key}
          className={cn(
            'grid h-4.5 min-w-4.5 place-items-center rounded-[4px] px-1 font-sans text-2xs font-medium',
            tone === 'plain' ? 'border border-line bg-surface text-muted' : 'bg-on-inverse/15 text-on-inverse',
          )}
        >
          {key}
        </kbd>
      ))}
    </span>
  )
}
