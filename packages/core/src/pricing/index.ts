export { currentRule, currentRules } from './current-rules'
export { quote, type PriceFacts, type PriceRule, type Quote, type QuoteLine } from './quote'
