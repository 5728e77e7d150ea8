import { cache } from 'react'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import type { Me } from '@studiolo/core/identity/contract'
import type { ErrorShape } from '@studiolo/api'
import { currentProcess } from '../server/process'
import { factsOf, PATH_HEADER } from '../server/request'

/** Who visits this page; asked once a request. */
const visit = cache(async () => {
  const facts = factsOf(await headers(), new AbortController().signal)
  return currentProcess().openVisit(facts)
})

/** The procedures for server components: the same names as in the browser, called in the process itself. */
export async function serverApi() {
  return (await visit()).api
}

/** The signed-in person, or null. */
export async function readMe(): Promise<Me | null> {
  return (await visit()).me
}

/** The signed-in person; anybody else is sent to sign in and comes back here afterwards. */
export async function requireMe(): Promise<Me> {
  const { me } = await visit()
  if (me) return me
  const here = (await headers()).get(PATH_HEADER) ?? '/create'
  return redirect(`/sign-in?next=${encodeURIComponent(here)}`)
}

/** The mails kept on this machine; null unless a demo instance is asked from this machine itself. */
export async function readOutbox() {
  return currentProcess().readOutbox(factsOf(await headers(), new AbortController().signal))
}

/** A checkout of the built-in test gateway; null when there is none, and wherever that gateway is not open. */
export async function readTestCheckout(id: string) {
  return currentProcess().readTestCheckout(id)
}

/** The same for one of its subscriptions; `back` counts only when it is an address of this site. */
export async function readTestPortal(id: string, back: string | null) {
  return currentProcess().readTestPortal(id, back)
}

/** For a page about one thing: what is not there, or not theirs, is the not-found page. */
export async function orNotFound<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    if (errorKindOf(error) === 'NOT_FOUND') notFound()
    throw error
  }
}

/** The row of the error table that a procedure failed with; null for anything else. */
export function errorKindOf(error: unknown): ErrorShape['kind'] | null {
  return currentProcess().kindOf(error)
}
