import { z } from 'zod'

const csrfAnswer = z.object({ csrfToken: z.string() })
const doorAnswer = z.object({ url: z.string() })

/**
 * Asks next-auth where an outside door stands and goes there; it comes back to `next`. By `fetch` and not by a form,
 * because our policy lets forms lead nowhere else. Rejects when the door cannot be opened.
 */
export async function openDoor(door: string, next: string): Promise<void> {
  const { csrfToken } = csrfAnswer.parse(await answerOf(fetch('/api/auth/csrf', { cache: 'no-store' })))
  const body = new URLSearchParams({ csrfToken, callbackUrl: next, json: 'true' })
  const { url } = doorAnswer.parse(await answerOf(fetch(`/api/auth/signin/${door}`, { method: 'POST', body })))
  window.location.assign(url)
}

async function answerOf(asked: Promise<Response>): Promise<unknown> {
  const response = await asked
  if (!response.ok) throw new Error(`the door answered ${response.status}`)
  return response.json()
}
