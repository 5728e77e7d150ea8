import { z } from 'zod'
import type { MediaFacts } from './media-facts'
import { mayCopy, type Keyframes } from './plan'
import { inputWords, runFfprobe, type ProbeOptions } from './probe'

const SEGMENT_SECONDS = 2
const MAX_DURATION_MS = 30 * 60_000
const seconds = z.coerce.number().optional().catch(undefined)
const answer = z.object({
  packets: z.array(z.object({ pts_time: seconds, flags: z.string().default('') })).default([]),
})

/**
 * May the source's pictures be copied into the ladder? Only when it conforms otherwise, has a keyframe at every
 * segment's start, no picture refers across one (closed GOPs; a player switches rungs there), and none is left out.
 */
export async function checkKeyframes(options: ProbeOptions, facts: MediaFacts): Promise<Keyframes> {
  const { video } = facts
  if (!video || !mayCopy(facts) || facts.durationMs > MAX_DURATION_MS) return 'do-not-fit'
  const words = ['-select_streams', String(video.index), '-show_entries', 'packet=pts_time,flags']
  const text = await runFfprobe({ ...options, words: [...words, ...inputWords(facts.container, options.path)] })
  const { packets } = answer.parse(JSON.parse(text))
  const frameSeconds = video.frameRate.den / video.frameRate.num
  return keyframesFit(packets, frameSeconds) ? 'fit' : 'do-not-fit'
}

/** Packets in decoding order. */
export function keyframesFit(packets: { pts_time?: number; flags: string }[], frameSeconds: number): boolean {
  let keyframeAt = -1
  let segment = 0
  let last = 0
  for (const { pts_time: at, flags } of packets) {
    if (at === undefined) return false
    last = Math.max(last, at)
    if (flags.includes('K')) {
      keyframeAt = at
      const boundary = segment * SEGMENT_SECONDS
      if (at > boundary + frameSeconds / 2) return false
      if (Math.abs(at - boundary) <= frameSeconds / 2) segment++
    } else if (at < keyframeAt) return false
  }
  const isSteady = Math.abs(packets.length * frameSeconds - (last + frameSeconds)) <= 1.5 * frameSeconds
  return isSteady && keyframeAt >= 0 && segment * SEGMENT_SECONDS > last
}
