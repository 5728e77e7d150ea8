'use client'

import { createContext, type ReactNode } from 'react'

/** What a failed page says. */
interface FailedWordsInUse {
  title: string
  text: string
  retry: string
  errorId: string
  copy: string
  copied: string
}

/** Null outside the root layout, where nothing fails. */
export const FailedWordsContext = createContext<FailedWordsInUse | null>(null)

/** Gives the words to every failed page below, so that the open pages need no dictionary in the browser. */
export function FailedWords({ words, children }: { words: FailedWordsInUse; children: ReactNode }) {
  return <FailedWordsContext value={words}>{children}</FailedWordsContext>
}
