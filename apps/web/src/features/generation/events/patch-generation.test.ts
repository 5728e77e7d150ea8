import { describe, expect, test } from 'vitest'
import { applyEvent, needsReading, newerOf, putFirst, putInPages, settleInLivePage } from './patch-generation'
import { sampleEvent, sampleGeneration } from './sample-generation'

const page = (...ids: string[]) => ({ items: ids.map((id) => sampleGeneration({ id })), nextCursor: null })
const idsOf = ({ items }: { items: { id: string }[] }) => items.map((item) => item.id)

describe('an event', () => {
  test('moves the bar and its stage, and needs no reading', () => {
    const before = sampleGeneration()
    const after = applyEvent(before, sampleEvent())
    expect(after.progress).toBe(30)
    expect(after.stages.find((step) => step.name === 'generating')).toMatchObject({ state: 'active', percent: 50 })
    expect(needsReading(before, sampleEvent())).toBe(false)
  })

  test('of a later stage finishes those before it, forbids canceling and asks for the whole', () => {
    const event = sampleEvent({ stage: 'processing', stagePercent: 10, percent: 65 })
    const after = applyEvent(sampleGeneration(), event)
    expect(after.stages.map((step) => step.state)).toEqual(['done', 'done', 'done', 'done', 'active', 'pending'])
    expect(after.cancel).toEqual({ possible: false, releases: false })
    expect(needsReading(sampleGeneration(), event)).toBe(true)
  })

  test('of a fall-back to another provider moves the stages back', () => {
    const after = applyEvent(sampleGeneration(), sampleEvent({ stage: 'submitting', stagePercent: 0, percent: 0 }))
    expect(after.stages.map((step) => step.state)).toEqual([
      'done',
      'active',
      'pending',
      'pending',
      'pending',
      'pending',
    ])
  })

  test('of a failure marks the stage and leaves out the rest', () => {
    const after = applyEvent(
      sampleGeneration(),
      sampleEvent({ status: 'failed', settlement: 'released', stageState: 'failed' }),
    )
    expect(after.stages.map((step) => step.state)).toEqual(['done', 'done', 'failed', 'skipped', 'skipped', 'skipped'])
    expect(after.cancel.possible).toBe(false)
  })

  test('that comes late does not bring back what has ended', () => {
    const ended = sampleGeneration({ status: 'canceled', settlement: 'released' })
    expect(applyEvent(ended, sampleEvent())).toBe(ended)
  })

  test('of a rescue does: failed becomes succeeded', () => {
    const failed = sampleGeneration({ status: 'failed', settlement: 'released' })
    const event = sampleEvent({ status: 'succeeded', settlement: 'waived', stageState: 'done', percent: 100 })
    expect(applyEvent(failed, event)).toMatchObject({ status: 'succeeded', settlement: 'waived' })
  })

  test('of another generation changes nothing, and an unknown one must be read', () => {
    const view = sampleGeneration()
    expect(applyEvent(view, sampleEvent({ id: 'gen_9' }))).toBe(view)
    expect(needsReading(undefined, sampleEvent())).toBe(true)
  })

  test('that it started takes it out of the queue', () => {
    const queued = sampleGeneration({ status: 'queued', stage: 'queued', queuePosition: 3 })
    expect(applyEvent(queued, sampleEvent({ stage: 'submitting' })).queuePosition).toBeUndefined()
  })
})

describe('an answer', () => {
  test('older than the events does not move the bar back', () => {
    const cached = sampleGeneration({ progress: 40 })
    expect(newerOf(cached, sampleGeneration({ progress: 35 })).progress).toBe(40)
    expect(newerOf(cached, sampleGeneration({ progress: 45 })).progress).toBe(45)
  })

  test('that does not know of the end yet is dropped', () => {
    const ended = sampleGeneration({ status: 'succeeded', settlement: 'captured' })
    expect(newerOf(ended, sampleGeneration())).toBe(ended)
    expect(newerOf(undefined, ended)).toBe(ended)
  })
})

describe('lists', () => {
  test('a new generation comes first, a known one stays in its place', () => {
    expect(idsOf(putFirst(page('gen_2', 'gen_1'), sampleGeneration({ id: 'gen_3' })))).toEqual([
      'gen_3',
      'gen_2',
      'gen_1',
    ])
    expect(idsOf(putFirst(page('gen_2', 'gen_1'), sampleGeneration({ id: 'gen_1' })))).toEqual(['gen_2', 'gen_1'])
  })

  test('one that ended leaves those under way', () => {
    const ended = sampleGeneration({ id: 'gen_1', status: 'failed', settlement: 'released' })
    expect(idsOf(settleInLivePage(page('gen_2', 'gen_1'), ended))).toEqual(['gen_2'])
  })

  test('the endless list takes what is new and ignores what belongs to a page that is not loaded', () => {
    const cached = { pages: [page('gen_5', 'gen_4'), page('gen_3')], pageParams: [null, 'gen_4'] }
    expect(putInPages(cached, sampleGeneration({ id: 'gen_6' })).pages.map(idsOf)).toEqual([
      ['gen_6', 'gen_5', 'gen_4'],
      ['gen_3'],
    ])
    expect(putInPages(cached, sampleGeneration({ id: 'gen_1' }))).toBe(cached)
    const moved = putInPages(cached, sampleGeneration({ id: 'gen_3', progress: 90 }))
    expect(moved.pages[1]?.items[0]?.progress).toBe(90)
  })
})
