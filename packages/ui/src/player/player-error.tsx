import { RotateCw } from 'lucide-react'
import { Button } from '../primitives/button'

export type PlayerErrorProps = { title: string; text: string; retryLabel: string; onRetry: () => void }

/** What stands in the player when nothing plays. */
export function PlayerError({ title, text, retryLabel, onRetry }: PlayerErrorProps) {
  return (
    <div role="alert" className="flex flex-col items-center gap-1 px-6 text-center">
      <p className="text-base font-semibold text-ink">{title}</p>
      <p className="max-w-sm text-sm text-muted">{text}</p>
      <Button size="sm" className="mt-3" icon={<RotateCw aria-hidden="true" />} onClick={onRetry}>
        {retryLabel}
      </Button>
    </div>
  )
}
