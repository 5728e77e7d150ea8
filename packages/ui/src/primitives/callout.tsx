import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn'

export type CalloutTone = 'neutral' | 'held' | 'released' | 'failed'

export type CalloutProps = {
  tone?: CalloutTone
  title?: ReactNode
  /** Replaces the tone's own icon; `null` shows none. */
  icon?: ReactNode
  action?: ReactNode
  className?: string
  children?: ReactNode
}

const looks: Record<CalloutTone, { box: string; mark: string; icon: ReactNode }> = {
  neutral: { box: 'bg-wash', mark: 'text-muted', icon: <Info /> },
  held: { box: 'bg-held-soft', mark: 'text-held', icon: <TriangleAlert /> },
  released: { box: 'bg-released-soft', mark: 'text-released', icon: <CircleCheck /> },
  failed: { box: 'bg-failed-soft', mark: 'text-failed', icon: <CircleAlert /> },
}

/** A remark that stays in the page. `failed` speaks at once to screen readers. */
export function Callout({ tone = 'neutral', title, icon, action, className, children }: CalloutProps) {
  const look = looks[tone]
  const shown = icon === undefined ? look.icon : icon
  return (
    <div
      role={tone === 'failed' ? 'alert' : undefined}
      className={cn('flex items-start gap-3 rounded-md px-4 py-3 text-base text-ink', look.box, className)}
    >
      {shown ? (
        <span aria-hidden="true" className={cn('mt-0.5 shrink-0 [&_svg]:size-4', look.mark)}>
          {shown}
        </span>
      ) : null}
      <div className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          {title ? <p className="font-medium">{title}</p> : null}
          {children ? <div className={cn(title && 'mt-0.5 text-muted')}>{children}</div> : null}
        </div>
        {action ? <div className="flex shrink-0 gap-2">{action}</div> : null}
      </div>
    </div>
  )
}
