import type { RecoveryClaim } from '@studiolo/db/states/recovery'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { GenerationEvidence } from './contract'
import { decideByEvidence, disputedCredits } from './decide'
import { recoveryFindings, type RecoveryFinding } from './findings/contract'
import { at, attempt, charge, delivered, file, made, poster, withResult } from './testing/evidence'

type Row = [what: string, evidence: GenerationEvidence, claim: RecoveryClaim, finding: RecoveryFinding, credits: number]

const generations: Row[] = [
  [
    'failed, the hold given back',
    { ...made, status: 'failed', settlement: 'released', charge: charge({ captured: 0 }) },
    'api_error',
    'never-charged',
    0,
  ],
  [
    'canceled',
    { ...made, status: 'canceled', settlement: 'released', charge: charge({ captured: 0 }) },
    'system_error',
    'never-charged',
    0,
  ],
  [
    'delivered late for nothing',
    { ...made, settlement: 'waived', charge: charge({ captured: 0 }) },
    'api_error',
    'late-delivery',
    0,
  ],
  ['given back before', { ...made, charge: charge({ reversed: 7 }) }, 'system_error', 'already-returned', 0],
  [
    'charged and failed',
    { ...made, status: 'failed', settlement: 'released', result: null },
    'api_error',
    'charged-but-failed',
    7,
  ],
  ['charged and waived', { ...made, settlement: 'waived' }, 'payment_failure', 'charged-but-failed', 7],
  [
    'charged, failed, partly given back',
    { ...made, status: 'failed', settlement: 'released', charge: charge({ reversed: 3 }) },
    'system_error',
    'charged-but-failed',
    4,
  ],
  ['charged and never published', { ...made, result: null }, 'api_error', 'result-missing', 7],
  [
    'the film is gone from storage',
    withResult({ files: [{ ...file, storedBytes: null }, poster] }),
    'system_error',
    'result-missing',
    7,
  ],
  [
    'the film is gone, whatever the claim',
    withResult({ files: [{ ...file, storedBytes: null }, poster] }),
    'payment_failure',
    'result-missing',
    7,
  ],
  ['published without a film', withResult({ files: [poster] }), 'system_error', 'result-missing', 7],
  [
    'the film is cut off',
    withResult({ files: [{ ...file, storedBytes: 999 }, poster] }),
    'system_error',
    'result-damaged',
    7,
  ],
  [
    'the film is gone, half given back',
    { ...withResult({ files: [{ ...file, storedBytes: null }] }), charge: charge({ reversed: 3 }) },
    'system_error',
    'result-missing',
    4,
  ],
  [
    'the poster is gone',
    withResult({ files: [file, { ...poster, storedBytes: null }] }),
    'system_error',
    'result-incomplete',
    0,
  ],
  [
    'storage does not answer',
    withResult({ isReadable: false, files: [{ ...file, storedBytes: null }] }),
    'system_error',
    'result-unreadable',
    0,
  ],
  [
    'the tenth lost film within an hour',
    { ...withResult({ files: [{ ...file, storedBytes: null }] }), alikeLastHour: 9 },
    'system_error',
    'result-missing',
    7,
  ],
  [
    'the eleventh lost film within an hour',
    { ...withResult({ files: [{ ...file, storedBytes: null }] }), alikeLastHour: 10 },
    'system_error',
    'many-alike',
    0,
  ],
  [
    'the eleventh damaged film within an hour',
    { ...withResult({ files: [{ ...file, storedBytes: 1 }] }), alikeLastHour: 10 },
    'system_error',
    'many-alike',
    0,
  ],
  [
    'many lost for others do not touch one that is there',
    { ...made, alikeLastHour: 99 },
    'api_error',
    'delivered-as-ordered',
    0,
  ],
  [
    'deleted by its creator, files as published',
    withResult({ deletedAt: at }),
    'system_error',
    'deleted-by-creator',
    0,
  ],
  [
    'deleted by its creator, film gone',
    withResult({ deletedAt: at, files: [{ ...file, storedBytes: null }] }),
    'system_error',
    'deleted-and-damaged',
    0,
  ],
  [
    'four seconds of five',
    withResult({ delivered: { durationMs: 4000, width: 1280, height: 720 } }),
    'api_error',
    'delivered-as-ordered',
    0,
  ],
  [
    'three seconds of five',
    withResult({ delivered: { durationMs: 3000, width: 1280, height: 720 } }),
    'api_error',
    'less-than-ordered',
    0,
  ],
  [
    '480 lines of 720',
    withResult({ delivered: { durationMs: 5000, width: 854, height: 480 } }),
    'api_error',
    'less-than-ordered',
    0,
  ],
  [
    'upright, 720 wide',
    withResult({ delivered: { durationMs: 5000, width: 720, height: 1280 } }),
    'api_error',
    'delivered-as-ordered',
    0,
  ],
  [
    'no length was promised',
    withResult({
      ordered: { durationMs: null, lines: null },
      delivered: { durationMs: null, width: null, height: null },
    }),
    'api_error',
    'delivered-as-ordered',
    0,
  ],
  ['more than was shown', { ...made, charge: charge({ captured: 9 }) }, 'payment_failure', 'charged-above-quote', 2],
  [
    'more than was shown, partly given back',
    { ...made, charge: charge({ captured: 9, reversed: 8 }) },
    'system_error',
    'charged-above-quote',
    1,
  ],
  ['as shown', made, 'payment_failure', 'charged-as-quoted', 0],
  ['delivered at once', made, 'api_error', 'delivered-as-ordered', 0],
  [
    'delivered by the second provider',
    { ...made, attempts: [{ ...attempt, state: 'failed', outcome: 'overload' }, attempt] },
    'api_error',
    'delivered-after-retries',
    0,
  ],
  ['delivered, but something is wrong with it', made, 'system_error', 'looks-delivered', 0],
]

test.each(generations)('%s', (_, evidence, claim, finding, credits) => {
  const { outcome } = recoveryFindings[finding]
  expect(decideByEvidence(claim, evidence)).toEqual({ outcome, finding, credits })
})

test('the table shows every finding about a generation', () => {
  const about = Object.keys(recoveryFindings).filter((finding) => !/^pa(yment|id)-/.test(finding))
  expect([...new Set(generations.map(([, , , finding]) => finding))].toSorted()).toEqual(about.toSorted())
})

test('never more comes back than is still charged, and nothing unless it is granted', () => {
  const anyGeneration = fc.record({
    charge: fc.record({
      quoted: fc.nat(20),
      captured: fc.nat(20),
      reversed: fc.nat(20),
      hold: fc.constant('captured' as const),
    }),
    settlement: fc.constantFrom('captured' as const, 'released' as const, 'waived' as const),
    status: fc.constantFrom('succeeded' as const, 'failed' as const, 'canceled' as const),
    result: fc.constantFrom(
      null,
      delivered,
      withResult({ files: [{ ...file, storedBytes: null }] }).result,
      withResult({ deletedAt: at }).result,
    ),
    alikeLastHour: fc.nat(12),
  })
  const claims = fc.constantFrom<RecoveryClaim>('payment_failure', 'api_error', 'system_error')
  fc.assert(
    fc.property(anyGeneration, claims, (facts, claim) => {
      const evidence = { ...made, ...facts }
      const { outcome, credits } = decideByEvidence(claim, evidence)
      expect(credits).toBeLessThanOrEqual(Math.max(0, disputedCredits(evidence)))
      expect(credits > 0).toBe(outcome === 'granted')
    }),
  )
})
