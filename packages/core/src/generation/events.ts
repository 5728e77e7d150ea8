import { z } from 'zod'
import { declareEvent } from '../notify'
import { generationChangedPayload } from './contract'

/** A generation of this creator moved. */
export const generationChanged = declareEvent('generation.changed', generationChangedPayload)
/** Places in the queue changed. */
export const queueMoved = declareEvent('queue.moved', z.object({}))
