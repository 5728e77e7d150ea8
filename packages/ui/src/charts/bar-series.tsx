import { useId } from 'react'
import { cn } from '../primitives/cn'
import { roundTop } from './scale'
import type { ChartTone } from './sparkline'

export type BarSeriesProps = {
  /** From left to right; `label` is the day or the name, `valueText` the number as shown. */
  bars: ReadonlyArray<{ label: string; value: number; valueText: string }>
  title: string
  description: string
  tone?: ChartTone
  /** The number at the top line, as shown. */
  formatTop?: (top: number) => string
  className?: string
}

const fills: Record<ChartTone, string> = {
  neutral: 'bg-ink/75',
  accent: 'bg-accent',
  held: 'bg-held',
  released: 'bg-released',
  failed: 'bg-failed',
}

/** Bars beside each other; hovering one shows its number, a hidden table tells all of them. */
export function BarSeries({
  bars,
  title,
  description,
  tone = 'neutral',
  formatTop = String,
  className,
}: BarSeriesProps) {
  const id = useId()
  const top = roundTop(Math.max(0, ...bars.map((bar) => bar.value)))
  return (
    <figure aria-labelledby={id} className={cn('min-w-0', className)}>
      <figcaption id={id} className="sr-only">
        {title}
      </figcaption>
      <p aria-hidden="true" className="numeric mb-1 text-right text-2xs text-muted">
        {formatTop(top)}
      </p>
      <div aria-hidden="true" className="relative h-40 border-b border-line">
        <div className="absolute inset-x-0 top-0 border-t border-dashed border-line" />
        <div className="absolute inset-x-0 top-1/2 border-t border-dashed border-line" />
        <div className="absolute inset-0 flex items-end gap-[2px]">
          {bars.map((bar) => (
            <div key={bar.label} className="group/bar relative flex h-full min-w-0 flex-1 items-end justify-center">
              <div
                style={{ height: `${(bar.value / top) * 100}%` }}
                className={cn(
                  'w-full max-w-6 rounded-t-[3px] opacity-80 transition-opacity group-hover/bar:opacity-100',
                  bar.value > 0 && 'min-h-[2px]',
                  fills[tone],
                )}
              />
              <span className="numeric pointer-events-none absolute -top-1 z-10 hidden rounded-sm bg-inverse px-1.5 py-0.5 text-2xs whitespace-nowrap text-on-inverse group-hover/bar:block">
                {bar.label} · {bar.valueText}
              </span>
            </div>
          ))}
        </div>
      </div>
      <div aria-hidden="true" className="numeric mt-1.5 flex justify-between text-2xs text-muted">
        <span>{bars[0]?.label}</span>
        <span>{bars.length > 1 ? bars.at(-1)?.label : null}</span>
      </div>
      {/* A table grows with its rows whatever its height says; a box around it does not. */}
      <div className="sr-only">
        <table>
          <caption>{description}</caption>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.label}>
                <th scope="row">{bar.label}</th>
                <td>{bar.valueText}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  )
}
