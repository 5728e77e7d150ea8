export { mailConfig } from './config'
export { createMailer } from './create-mailer'
export { listOutbox, type OutboxMail } from './outbox'
