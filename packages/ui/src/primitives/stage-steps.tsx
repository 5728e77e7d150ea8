import { Check, Minus, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn'
import { Spinner } from './spinner'

export type StageState = 'pending' | 'active' | 'done' | 'failed' | 'skipped'

export type Stage = {
  id: string
  label: string
  state: StageState
  /** 0–100 of this stage, where it is known. */
  percent?: number
  /** What is going on, or when it was: "place 3", "12 s". */
  detail?: ReactNode
}

export type StageStepsProps = {
  /** Names the list, e.g. "Progress of this video". */
  label: string
  stages: Stage[]
  /** The words for each state, for screen readers. */
  stateLabels: Record<StageState, string>
  /** `full` lists every stage, `compact` is one line with a bar. Default `full`. */
  variant?: 'full' | 'compact'
  className?: string
}

const barFill: Record<StageState, string> = {
  pending: 'w-0',
  active: 'bg-held',
  done: 'w-full bg-ink',
  failed: 'w-full bg-failed',
  skipped: 'w-0',
}

/** The way from the queue to the result: which stages are done, which runs, what is left. */
export function StageSteps({ variant = 'full', ...props }: StageStepsProps) {
  return variant === 'full' ? <FullSteps {...props} /> : <CompactSteps {...props} />
}

/** The stage to speak of in one line: the failed one, else the running one, else the last that is done. */
export function currentStage(stages: Stage[]): Stage | undefined {
  return (
    stages.find((stage) => stage.state === 'failed') ??
    stages.find((stage) => stage.state === 'active') ??
    stages.findLast((stage) => stage.state === 'done') ??
    stages[0]
  )
}

function CompactSteps({ label, stages, stateLabels, className }: Omit<StageStepsProps, 'variant'>) {
  const current = currentStage(stages)
  return (
    <div className={cn('flex min-w-0 flex-col gap-1.5', className)}>
      <div className="flex items-baseline justify-between gap-3 text-sm">
        <span className={cn('min-w-0 truncate font-medium', current?.state === 'failed' && 'text-failed')}>
          {current?.label}
        </span>
        {current?.detail ? <span className="numeric shrink-0 text-xs text-muted">{current.detail}</span> : null}
      </div>
      <ol aria-label={label} className="flex gap-1">
        {stages.map((stage) => (
          <li
            key={stage.id}
            aria-current={stage.state === 'active' ? 'step' : undefined}
            className="h-1 min-w-0 flex-1 overflow-hidden rounded-full bg-wash-strong"
          >
            <span className="sr-only">{`${stage.label}: ${stateLabels[stage.state]}`}</span>
            <StageBar stage={stage} />
          </li>
        ))}
      </ol>
    </div>
  )
}

function StageBar({ stage }: { stage: Stage }) {
  const unknown = stage.state === 'active' && stage.percent === undefined
  return (
    <span
      aria-hidden="true"
      style={stage.state === 'active' && !unknown ? { width: `${stage.percent}%` } : undefined}
      className={cn(
        'block h-full rounded-full transition-[width] duration-(--duration-slow)',
        barFill[stage.state],
        unknown && 'w-1/2 animate-travel motion-reduce:w-full motion-reduce:opacity-50',
      )}
    />
  )
}

function FullSteps({ label, stages, stateLabels, className }: Omit<StageStepsProps, 'variant'>) {
  return (
    <ol aria-label={label} className={cn('flex flex-col', className)}>
      {stages.map((stage, index) => (
        <li
          key={stage.id}
          aria-current={stage.state === 'active' ? 'step' : undefined}
          className="relative flex gap-3 pb-4 last:pb-0"
        >
          {index < stages.length - 1 ? (
            <span
              aria-hidden="true"
              className={cn(
                'absolute top-6 bottom-1 left-[9.5px] w-px',
                stage.state === 'done' ? 'bg-ink/40' : 'bg-line',
              )}
            />
          ) : null}
          <StageMark state={stage.state} />
          <div className="min-w-0 flex-1">
            <div className="flex items-baseline justify-between gap-3">
              <span
                className={cn(
                  'min-w-0',
                  stage.state === 'active' && 'font-medium',
                  stage.state === 'failed' && 'font-medium text-failed',
                  (stage.state === 'pending' || stage.state === 'skipped') && 'text-muted',
                )}
              >
                {stage.label}
                <span className="sr-only">{`: ${stateLabels[stage.state]}`}</span>
              </span>
              {stage.detail ? <span className="numeric shrink-0 text-sm text-muted">{stage.detail}</span> : null}
            </div>
            {stage.state === 'active' ? (
              <div className="mt-1.5 h-1 overflow-hidden rounded-full bg-wash-strong">
                <StageBar stage={stage} />
              </div>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  )
}

const marks: Record<StageState, { box: string; icon: ReactNode }> = {
  pending: { box: 'border border-line-strong/70', icon: null },
  active: { box: 'text-held', icon: <Spinner className="size-5" /> },
  done: { box: 'bg-ink text-background', icon: <Check /> },
  failed: { box: 'bg-failed text-background', icon: <X /> },
  skipped: { box: 'border border-line text-muted', icon: <Minus /> },
}

function StageMark({ state }: { state: StageState }) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        'grid size-5 shrink-0 place-items-center rounded-full',
        state !== 'active' && '[&_svg]:size-3 [&_svg]:stroke-3',
        marks[state].box,
      )}
    >
      {marks[state].icon}
    </span>
  )
}
