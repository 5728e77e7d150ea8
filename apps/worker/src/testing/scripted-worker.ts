import { addProvider } from '@studiolo/core/providers'
import { scriptedProvider } from '@studiolo/core/testing/scripted-provider/adapter'
import { startOrExplain } from '../run-worker'

/** A worker process whose videos go to the simulator at the address in its first argument. */
const [, , address = ''] = process.argv
addProvider(scriptedProvider({ id: 'scripted', address, idempotentStart: true, canFind: true, canCancel: true }))
startOrExplain()
