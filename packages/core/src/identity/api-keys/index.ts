export { createApiKey } from './create-api-key'
export { listApiKeys } from './list-api-keys'
export { readApiKey } from './read-api-key'
export { revokeApiKey } from './revoke-api-key'
