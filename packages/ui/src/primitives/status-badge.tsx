import { Ban, CircleCheck, CircleDashed, CircleX, Clock } from 'lucide-react'
import type { ReactNode } from 'react'
import { Badge } from './badge'
import type { BadgeTone } from './badge'
import { Spinner } from './spinner'

/** How a creation stands. */
export type GenerationStatus = 'queued' | 'running' | 'succeeded' | 'failed' | 'canceled' | 'canceling'

const looks: Record<GenerationStatus, { tone: BadgeTone; icon: ReactNode }> = {
  queued: { tone: 'held', icon: <Clock aria-hidden="true" /> },
  running: { tone: 'held', icon: <Spinner className="size-3.5" /> },
  succeeded: { tone: 'released', icon: <CircleCheck aria-hidden="true" /> },
  failed: { tone: 'failed', icon: <CircleX aria-hidden="true" /> },
  canceling: { tone: 'neutral', icon: <CircleDashed aria-hidden="true" className="animate-breathe" /> },
  canceled: { tone: 'neutral', icon: <Ban aria-hidden="true" /> },
}

/** The state of a creation: icon, meaning colour and the words passed in, so colour is never alone. */
export function StatusBadge({
  status,
  label,
  className,
}: {
  status: GenerationStatus
  label: string
  className?: string
}) {
  const { tone, icon } = looks[status]
  return (
    <Badge tone={tone} icon={icon} className={className}>
      {label}
    </Badge>
  )
}
