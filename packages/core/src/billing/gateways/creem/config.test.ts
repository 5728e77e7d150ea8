import { describe, expect, test } from 'vitest'
import { ConfigError, createConfigReader, type Environment } from '../../../kernel/config'
import { creemConfig, creemDoor } from './index'

const read = (env: Environment) => createConfigReader(env)(creemConfig)

function problemsOf(env: Environment): readonly string[] {
  try {
    read(env)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}

describe('the configuration of Creem', () => {
  test('nothing set is no gateway', () => {
    expect(read({})).toBeNull()
    expect(creemDoor.open(createConfigReader({ CREEM_API_URL: 'https://test-api.creem.io' }))).toBeNull()
  })

  test('one secret or two, and an address without a slash at its end', () => {
    expect(read({ CREEM_API_KEY: 'k', CREEM_WEBHOOK_SECRETS: 'a' })).toEqual({
      apiKey: 'k',
      webhookSecrets: ['a'],
      apiUrl: 'https://api.creem.io',
    })
    const env = { CREEM_API_KEY: 'k', CREEM_WEBHOOK_SECRETS: 'a, b', CREEM_API_URL: 'https://test-api.creem.io/' }
    expect(read(env)).toEqual({ apiKey: 'k', webhookSecrets: ['a', 'b'], apiUrl: 'https://test-api.creem.io' })
    expect(creemDoor.open(createConfigReader(env))?.id).toBe('creem')
  })

  test.each([
    [{ CREEM_API_KEY: 'k' }, 'CREEM_WEBHOOK_SECRETS'],
    [{ CREEM_WEBHOOK_SECRETS: 'a' }, 'CREEM_API_KEY'],
    [{ CREEM_API_KEY: 'k', CREEM_WEBHOOK_SECRETS: 'a,' }, 'CREEM_WEBHOOK_SECRETS'],
    [{ CREEM_API_KEY: 'k', CREEM_WEBHOOK_SECRETS: 'a,b,c' }, 'CREEM_WEBHOOK_SECRETS'],
    [{ CREEM_API_KEY: 'k', CREEM_WEBHOOK_SECRETS: 'a', CREEM_API_URL: 'ftp://creem' }, 'CREEM_API_URL'],
  ])('%j is a mistake that names its variable', (env, variable) => {
    const problems = problemsOf(env)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(new RegExp(`^${variable}`))
  })
})
