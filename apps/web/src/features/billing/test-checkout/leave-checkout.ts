export type Way = 'pay' | 'cancel'

/** Where to go next; null when the checkout is over in another way or gone, so that the page must be read again. Rejects otherwise. */
export async function leaveCheckout(id: string, way: Way): Promise<string | null> {
  const response = await fetch(`/api/test-checkout/${id}/${way}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  if (response.status === 409 || response.status === 404) return null
  if (!response.ok) throw new Error(`the checkout answered ${response.status}`)
  const { data } = (await response.json()) as { data: { next: string } }
  return data.next
}
