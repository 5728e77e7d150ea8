import { live } from './live'
import { billing as adminBilling } from './routers/admin/billing'
import { codes } from './routers/admin/codes'
import { credits as adminCredits } from './routers/admin/credits'
import { generations } from './routers/admin/generations'
import { ledger } from './routers/admin/ledger'
import { ops } from './routers/admin/ops'
import { plans as adminPlans } from './routers/admin/plans'
import { pricing } from './routers/admin/pricing'
import { reconciliation } from './routers/admin/reconciliation'
import { recovery as adminRecovery } from './routers/admin/recovery'
import { users } from './routers/admin/users'
import { apiKeys } from './routers/api-keys'
import { assets } from './routers/assets'
import { billing } from './routers/billing'
import { credits } from './routers/credits'
import { generation } from './routers/generation'
import { identity } from './routers/identity'
import { insight } from './routers/insight'
import { plans } from './routers/plans'
import { recipes } from './routers/recipes'
import { recovery } from './routers/recovery'
import { router } from './trpc'

/** All routers, one a noun; what only the staff may ask stands under `admin`. */
export const appRouter = router({
  admin: {
    billing: adminBilling,
    codes,
    credits: adminCredits,
    generations,
    ledger,
    ops,
    reconciliation,
    recovery: adminRecovery,
    plans: adminPlans,
    pricing,
    users,
  },
  apiKeys,
  assets,
  billing,
  credits,
  generation,
  identity,
  insight,
  live,
  plans,
  recipes,
  recovery,
})

export type AppRouter = typeof appRouter
