export type PortalVerb = 'renew' | 'pay' | 'decline' | 'accept' | 'cancel' | 'resume'
export type PortalOutcome = 'paid' | 'declined' | 'ended' | 'noted'

/** What came of it; null when the subscription is in another state by now or gone, so that the page must be read again. Rejects otherwise. */
export async function pressButton(id: string, verb: PortalVerb): Promise<PortalOutcome | null> {
  const response = await fetch(`/api/test-portal/${id}/${verb}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  if (response.status === 409 || response.status === 404) return null
  if (!response.ok) throw new Error(`the portal answered ${response.status}`)
  const { data } = (await response.json()) as { data: { outcome: PortalOutcome } }
  return data.outcome
}
