import { implementJob } from '../../jobs'
import { sendRefund } from '../jobs'
import { refundNow } from './refund-payment'

/** Sends money back; the same reference does so once, so it may be asked again until the gateway answers. */
export const sendRefundJob = implementJob(sendRefund, refundNow)
