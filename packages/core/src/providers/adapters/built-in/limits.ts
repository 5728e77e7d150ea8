import { tasks, type Task } from '../../contract'
import { ProviderRefusal } from '../../define-provider'
import { findStyle } from './scene/styles'
import { splitText } from './speech/split-text'
import { speakerOf } from './speech/voices'

const MAX_VIDEO_SECONDS = 60
const MIN_VIDEO_SECONDS = 0.5
const MAX_SPEECH_CHARACTERS = 5000

/** Throws ProviderRefusal (`invalid`) for a task that the built-in renderer cannot do. Nothing is kept then. */
export function refuseImpossible({ capability, task }: Task): void {
  if (!Object.hasOwn(tasks, capability) || !tasks[capability].safeParse(task).success) refuse('malformed-task')
  if (capability === 'text-to-video') {
    if (task.durationSeconds > MAX_VIDEO_SECONDS) refuse('too-long')
    if (task.durationSeconds < MIN_VIDEO_SECONDS) refuse('too-short')
  }
  if (capability === 'speech') {
    if (task.text.length > MAX_SPEECH_CHARACTERS) refuse('too-long')
    if (!speakerOf(task.language)) refuse('unknown-language')
    if (splitText(task.text).length === 0) refuse('nothing-to-say')
  }
}

/** The options of a task that are passed over: it has one voice a language, and only the composer's styles. */
export function passedOver({ capability, task }: Task): string[] {
  if (capability === 'speech') return task.voice === null ? [] : ['voice']
  return task.style === null || findStyle(task.style) ? [] : ['style']
}

function refuse(code: string): never {
  throw new ProviderRefusal('invalid', code)
}
