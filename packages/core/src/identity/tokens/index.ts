export { consumeToken, consumeTokenHash, type UsedToken } from './consume-token'
export { issueToken, tokenLifetimeMs, type TokenFacts } from './issue-token'
