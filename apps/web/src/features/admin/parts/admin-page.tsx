import type { ReactNode } from 'react'

export interface AdminPageProps {
  title: string
  /** What one finds here, in a line. */
  text: string
  /** The filters. */
  bar?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** The frame of an admin page: what it is, its filters, its content over the whole width. */
export function AdminPage({ title, text, bar, actions, children }: AdminPageProps) {
  return (
    <div className="flex w-full min-w-0 flex-col gap-4 px-6 pt-5 pb-8 max-sm:px-4 max-sm:pt-4">
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-2xl font-semibold">{title}</h1>
          <p className="mt-0.5 text-sm text-muted">{text}</p>
        </div>
        {actions}
      </header>
      {bar}
      {children}
    </div>
  )
}
