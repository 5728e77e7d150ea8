import * as assets from './assets'
import * as audit from './audit'
import * as credits from './credits'
import * as generation from './generation'
import * as identity from './identity'
import * as notify from './notify'
import * as onboarding from './onboarding'
import * as ops from './ops'
import * as pricing from './pricing'
import * as providers from './providers'

/** All tables, for the client and for the rooms that may read others'. */
export const schema = {
  ...assets,
  ...audit,
  ...credits,
  ...generation,
  ...identity,
  ...notify,
  ...onboarding,
  ...ops,
  ...pricing,
  ...providers,
}
