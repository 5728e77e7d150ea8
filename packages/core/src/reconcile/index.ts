export { reconcile } from './jobs'
export { getReconciliation, listReconciliations } from './list-reconciliations'
export { checkBooks, runReconciliation, type Listener } from './run-reconciliation'
