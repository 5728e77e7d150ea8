import { appLink, appUrlConfig } from '../../../../kernel/app-url'
import { inTransaction, type Ctx, type TxCtx } from '../../../../kernel/context'
import { GatewayError, type SubscriptionDesk, type SubscriptionSnapshot } from '../../gateway'
import { changeTestPlan, previewTestChange } from './change-plan'
import { endSubscription, keepSubscription } from './end-subscription'
import { findSubscription, lockSubscription, snapshotOf, type TestSubscription } from './subscription'

export const testDesk: SubscriptionDesk = {
  read: async (ctx, id) => {
    const readAt = ctx.clock.now()
    return snapshotOf(known(await findSubscription(ctx, id), id), readAt)
  },
  change: (ctx, change) => changeTestPlan(ctx, change),
  preview: (ctx, wish) => previewTestChange(ctx, wish),
  cancel: (ctx, { gatewaySubscriptionId, at }) =>
    change(ctx, gatewaySubscriptionId, (ctx, subscription) => endSubscription(ctx, subscription, at)),
  resume: (ctx, id) =>
    change(ctx, id, (ctx, subscription) => {
      if (subscription.state === 'canceled') throw new GatewayError('refused', `${id} has ended`)
      return keepSubscription(ctx, subscription)
    }),
  openPortal: async (ctx, { gatewaySubscriptionId: id, returnUrl }) => {
    known(await findSubscription(ctx, id), id)
    const { origin } = ctx.config(appUrlConfig)
    if (!isOurs(ctx, returnUrl)) throw new GatewayError('refused', 'the way back must lead to this site')
    return { url: appLink(origin, `/test-portal/${id}`, { back: returnUrl }) }
  },
}

/** Is this an address of our own site? */
export function isOurs(ctx: Ctx, url: string): boolean {
  return URL.canParse(url) && new URL(url).origin === ctx.config(appUrlConfig).origin
}

type Change = (ctx: TxCtx, subscription: TestSubscription) => Promise<TestSubscription>

async function change(ctx: Ctx, id: string, body: Change): Promise<SubscriptionSnapshot> {
  return inTransaction(ctx, async (ctx) => {
    const changed = await body(ctx, known(await lockSubscription(ctx, id), id))
    return snapshotOf(changed, ctx.clock.now())
  })
}

function known(subscription: TestSubscription | null, id: string): TestSubscription {
  if (!subscription) throw new GatewayError('refused', `no subscription ${id}`)
  return subscription
}
