import { describe, expect, test } from 'vitest'
import { buildOpenApi, type OperationDocument } from './openapi'
import { operations } from './operations'

const document = buildOpenApi(operations, 'https://studio.example.org')
const all = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]): [string, OperationDocument] => [
    `${method.toUpperCase()} ${path}`,
    operation,
  ]),
)

test('has every route of the API', () => {
  expect(all.map(([route]) => route).sort()).toEqual(
    [
      'GET /assets/{id}',
      'GET /credits',
      'GET /credits/statement',
      'GET /generations',
      'GET /generations/{id}',
      'GET /recipes',
      'GET /usage',
      'POST /generations',
      'POST /generations/{id}/cancel',
      'POST /quotes',
    ].sort(),
  )
})

test('says which version, where, and how to sign', () => {
  expect(document.openapi).toMatch(/^3\.1\.\d$/)
  expect(document.servers).toEqual([{ url: 'https://studio.example.org/api/v1' }])
  expect(document.components.securitySchemes.apiKey).toMatchObject({ type: 'http', scheme: 'bearer' })
})

test('every reference leads somewhere', () => {
  const text = JSON.stringify(document)
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, target = '']) => target)
  expect(references.length).toBeGreaterThan(20)
  for (const reference of references) {
    const found = reference
      .replace('#/', '')
      .split('/')
      .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], document)
    expect(found, reference).toBeDefined()
  }
})

test('ids are unique', () => {
  const ids = all.map(([, { operationId }]) => operationId)
  expect(new Set(ids).size).toBe(ids.length)
})

describe.each(all)('%s', (route, operation) => {
  test('declares each part of its path', () => {
    const inPath = [...route.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const declared = operation.parameters.filter((parameter) => parameter.in === 'path')
    expect(declared.map(({ name }) => name)).toEqual(inPath)
    expect(declared.every(({ required }) => required)).toBe(true)
  })

  test('says what it answers and how it refuses, each in the envelope', () => {
    const statuses = Object.keys(operation.responses)
    expect(statuses).toEqual(expect.arrayContaining(['429', '500']))
    expect(statuses.filter((status) => status.startsWith('2')).length).toBeGreaterThan(0)
    for (const [status, { description, content }] of Object.entries(operation.responses)) {
      expect(description).not.toBe('')
      const schema = content['application/json']?.schema
      if (status.startsWith('2')) expect(schema?.required).toContain('data')
      else expect(schema).toEqual({ $ref: '#/components/schemas/Failure' })
    }
  })
})

test('the input of a video is spelled out', () => {
  const { anyOf } = document.components.schemas.GenerationRequest ?? {}
  const video = anyOf?.find((shape) => shape.properties?.recipe?.const === 'text-to-video')
  expect(Object.keys(video?.properties?.input?.properties ?? {})).toEqual([
    'prompt',
    'style',
    'aspectRatio',
    'durationSeconds',
    'resolution',
    'seed',
  ])
  expect(video?.properties?.input?.required).toEqual(['prompt', 'aspectRatio', 'durationSeconds', 'resolution'])
})
