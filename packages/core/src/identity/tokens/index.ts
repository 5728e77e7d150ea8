export { consumeToken } from './consume-token'
export { issueToken, tokenLifetimeMs, type TokenFacts } from './issue-token'
