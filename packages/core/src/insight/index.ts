export { getCreditAnalytics } from './get-credit-analytics'
