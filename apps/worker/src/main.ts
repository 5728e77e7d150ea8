import { startOrExplain } from './run-worker'

startOrExplain()
