export { reconcile } from './jobs'
export { checkBooks, listReconciliations, runReconciliation } from './run-reconciliation'
