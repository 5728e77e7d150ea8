import type { Sale } from './entities'
import { subscriptionEvent, type CreemEvent, type SubscriptionEvent } from './events'
import type { Change } from './subscriptions'

/** What is told of a subscription when its first month was paid; nothing of a one-off sale. */
export function eventsOfBeginning({ subscription }: Sale, now: Date): CreemEvent[] {
  if (!subscription) return []
  return [
    subscriptionEvent('subscription.active', subscription, now),
    subscriptionEvent('subscription.paid', subscription, now),
  ]
}

/** What is told when a month was paid or declined, a plan was changed, an end was set or taken back. */
export function eventsOfChange({ subscription, sale }: Change, now: Date): CreemEvent[] {
  const types: SubscriptionEvent[] = [typeOf(subscription.status)]
  if (sale?.transaction.status === 'paid') types.push('subscription.paid')
  return types.map((type) => subscriptionEvent(type, subscription, now))
}

function typeOf(status: Change['subscription']['status']): SubscriptionEvent {
  return status === 'active' ? 'subscription.update' : `subscription.${status}`
}
