import { alive, type Visit } from '../harness/browse'
import { register, signIn, somebody } from '../harness/people'
import { atPortal, cancelPlan, declineNext, ownPlan, plans, renew, standsAs, subscribe } from '../harness/subscribing'
import type { Camera } from './camera'

/** Pictures the page of a plan in every state that somebody can bring about in a minute, and what else shows a plan. */
export async function takePlanStates(camera: Camera): Promise<void> {
  const person = somebody('subscriber')
  const { name } = plans.creator
  let order = ''
  let receipt = ''
  const state = await camera.remember(async (visit) => {
    await register(visit, person)
    await subscribe(visit, plans.creator)
    order = new URL(visit.page.url()).pathname
    const link = visit.page.getByRole('link', { name: visit.say('billing.order.receipt'), exact: true })
    receipt = (await link.getAttribute('href')) ?? ''
  })
  const pages = {
    'order-plan': order,
    'receipt-plan': receipt,
    'pricing-subscribed': '/pricing',
    'orders-plan': '/credits/orders',
  }
  await camera.take({ 'plan-active': '/credits/plan', ...pages }, { state })

  const then = async (act: (visit: Visit) => Promise<void>) => {
    await camera.remember(async (visit) => {
      await signIn(visit, person)
      await act(visit)
    })
  }
  await then(cancelPlan)
  await camera.take({ 'plan-ending': '/credits/plan' }, { state })
  await then(async (visit) => {
    const card = await ownPlan(visit)
    await (await alive(card.getByRole('button', { name: visit.say('subscription.actions.resume') }))).click()
    await standsAs(visit, name, 'active')
    await atPortal(visit, async () => {
      await declineNext(visit)
      await renew(visit, 'declined')
    })
    await standsAs(visit, name, 'past-due')
  })
  await camera.take({ 'plan-past-due': '/credits/plan' }, { state })
}
