import { z } from 'zod'
import { declareEvent } from '../../notify'

/** Some of a person's sessions have ended: every open browser of theirs must show again that its own is good. */
export const sessionsEnded = declareEvent('identity.sessions-ended', z.object({}))
