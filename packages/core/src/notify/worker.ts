export { deliverMailJob } from './mail/mail.job'
