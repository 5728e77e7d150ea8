import type { Account } from './account'

export interface PageAnswer {
  status: number
  headers: Record<string, string>
  body: string
}

/** The page at a session's `url`: what is sold, a button to pay it and one to go back. */
export function showPayPage(account: Account, sessionId: string): PageAnswer {
  account.settleDue()
  const session = account.sessions.get(sessionId)
  if (!session) return page(404, '<h1>Nothing to pay here</h1>')
  if (session.status === 'expired') return page(410, '<h1>This page has expired</h1>')
  if (session.status === 'complete') return page(200, '<h1>Already paid</h1>')
  const rhythm = session.mode === 'subscription' ? ' per month' : ''
  const price = `${(session.amount_total / 100).toFixed(2)} ${session.currency.toUpperCase()}${rhythm}`
  return page(
    200,
    `<h1>Test checkout</h1><p>${escapeHtml(price)}</p><form method="post">` +
      '<button name="choice" value="pay">Pay</button> <button name="choice" value="cancel">Cancel</button></form>',
  )
}

/** What a button does: pays and goes to `success_url`, or goes back to `cancel_url` with the session still open. */
export function answerPayPage(account: Account, sessionId: string, form: string): PageAnswer {
  const session = account.sessions.get(sessionId)
  if (session?.status !== 'open') return showPayPage(account, sessionId)
  if (new URLSearchParams(form).get('choice') !== 'pay') return goTo(session.cancel_url ?? session.success_url)
  account.completeSession(sessionId, 'now')
  return goTo(session.success_url.replaceAll('{CHECKOUT_SESSION_ID}', sessionId))
}

export function goTo(location: string): PageAnswer {
  return { status: 303, headers: { location }, body: '' }
}

export function page(status: number, body: string): PageAnswer {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Stripe simulator</title><body>${body}</body></html>`,
  }
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
