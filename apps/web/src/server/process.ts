import type { ServerResponse } from 'node:http'
import type { ApiContext, AppRouter } from '@studiolo/api'
import type { Rest } from '@studiolo/api/rest'
import type { TestCheckoutView, TestSubscriptionView } from '@studiolo/core/billing/gateways/test'
import type { Me } from '@studiolo/core/identity/contract'
import type { ErrorKind } from '@studiolo/core/kernel/errors'
import type { OutboxMail } from '@studiolo/core/notify/mail'
import type { Ctx } from '@studiolo/core/kernel/context'
import type { Database } from '@studiolo/db'
import type { WebEnv } from '../env'
import type { LiveHub } from './live'
import type { PageErrorPlace } from './page-errors'

/** What a request says of itself, as far as it may be believed. */
export interface RequestFacts {
  id: string
  address: string
  userAgent: string
  headers: Headers
  signal: AbortSignal
}

/** A page's view of the process: who looks, and the procedures in their name. */
export interface PageVisit {
  /** Null for a visitor without a session, and for a suspended one. */
  me: Me | null
  api: Caller
}

type Caller = ReturnType<AppRouter['createCaller']>

/**
 * What exists once in the process. Our server and Next's bundles load their modules separately, so the one copy of
 * pool, event bus and router stands on `globalThis`, and pages reach it through here.
 */
export interface WebProcess {
  readonly env: WebEnv
  /** The address people type, e.g. `https://studio.example.org`. */
  readonly origin: string
  readonly database: Database
  readonly live: LiveHub
  /** The context of nobody in particular: actor `anonymous`. */
  readonly ctx: Ctx
  /** The public API; its document is also what the reference page is drawn from. */
  readonly rest: Rest
  /** Answers on their way to a page, by the visit’s key, so that a page's visit can renew the session cookie. */
  readonly pageAnswers: Map<string, ServerResponse>
  /** Finds out who asks (session cookie or API key). Throws UNAUTHENTICATED for a key that is not valid. */
  createContext(facts: RequestFacts): Promise<ApiContext>
  /** The same for a page. */
  openVisit(facts: RequestFacts): Promise<PageVisit>
  /** The row of the error table that a procedure failed with; null for anything else. */
  kindOf(error: unknown): ErrorKind | null
  /** Keeps what a page threw under an id, with the digest its reader was shown. */
  keepPageError(error: unknown, place: PageErrorPlace): Promise<void>
  /** The mails kept on this machine; null unless a demo instance is asked from this machine itself. */
  readOutbox(facts: RequestFacts): Promise<OutboxMail[] | null>
  /** A checkout of the built-in test gateway; null when there is none, and wherever that gateway is not open. */
  readTestCheckout(id: string): Promise<TestCheckoutView | null>
  /** The same for one of its subscriptions; `back` counts only when it is an address of this site. */
  readTestPortal(id: string, back: string | null): Promise<TestSubscriptionView | null>
}

const KEY = Symbol.for('studiolo.web')
type Holder = { [KEY]?: WebProcess }

export function setProcess(process: WebProcess): void {
  ;(globalThis as Holder)[KEY] = process
}

/** The running process; pages exist only behind our server. */
export function currentProcess(): WebProcess {
  const process = (globalThis as Holder)[KEY]
  if (!process) throw new Error('Studiolo’s pages are served by src/server/main.ts, not by `next start`.')
  return process
}
