'use client'

import './globals.css'

import { digestOf } from '@/features/shell/error-digest'

/** Even the frame failed, languages included: both, plainly. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = digestOf(error)
  return (
    <html lang="en">
      <body>
        <main className="mx-auto flex min-h-dvh max-w-md flex-col items-center justify-center gap-4 p-6 text-center">
          <h1 className="text-xl font-semibold">Something went wrong on our side.</h1>
          <p lang="zh-Hans" className="text-muted">
            我们这边出了问题。
          </p>
          {digest ? <code className="font-mono text-xs text-muted">{digest}</code> : null}
          <button type="button" onClick={retry} className="h-9 rounded-sm border border-line bg-raised px-3.5">
            Try again · 重试
          </button>
        </main>
      </body>
    </html>
  )
}
