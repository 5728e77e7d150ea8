export { recordAudit, type AuditFacts } from './record-audit'
export { auditRefusal } from './audit-refusal'
export { listAudit } from './list-audit'
