import { recoveryStates } from '@studiolo/db/states/recovery'
import { z } from 'zod'
import { declareEvent } from '../notify'

/** A disputed charge was asked about or decided: the balance may have moved with it. */
export const recoveryChanged = declareEvent(
  'recovery.changed',
  z.object({ id: z.string(), state: z.enum(recoveryStates) }),
)
