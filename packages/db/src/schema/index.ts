import * as assets from './assets'
import * as audit from './audit'
import * as billing from './billing'
import * as credits from './credits'
import * as generation from './generation'
import * as identity from './identity'
import * as inbox from './inbox'
import * as notify from './notify'
import * as onboarding from './onboarding'
import * as ops from './ops'
import * as plans from './plans'
import * as pricing from './pricing'
import * as providers from './providers'
import * as reconcile from './reconcile'
import * as recovery from './recovery'

/** All tables, for the client and for the rooms that may read others'. */
export const schema = {
  ...assets,
  ...audit,
  ...billing,
  ...credits,
  ...generation,
  ...identity,
  ...inbox,
  ...notify,
  ...onboarding,
  ...ops,
  ...plans,
  ...pricing,
  ...providers,
  ...reconcile,
  ...recovery,
}
