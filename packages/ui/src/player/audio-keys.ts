export type AudioAction = { do: 'toggle' } | { do: 'mute' } | { do: 'seek'; to: number }

export type KeyPress = { key: string; altKey: boolean; ctrlKey: boolean; metaKey: boolean }

const jumpSeconds = 5

/** What a key means to the sound player; keys held with a modifier are the browser's. */
export function actionForKey(
  press: KeyPress,
  at: { seconds: number; durationSeconds: number },
): AudioAction | undefined {
  if (press.altKey || press.ctrlKey || press.metaKey) return undefined
  const clamp = (seconds: number) => Math.min(at.durationSeconds, Math.max(0, seconds))
  switch (press.key) {
    case ' ':
    case 'k':
      return { do: 'toggle' }
    case 'm':
      return { do: 'mute' }
    case 'ArrowLeft':
    case 'ArrowDown':
      return { do: 'seek', to: clamp(at.seconds - jumpSeconds) }
    case 'ArrowRight':
    case 'ArrowUp':
      return { do: 'seek', to: clamp(at.seconds + jumpSeconds) }
    case 'Home':
      return { do: 'seek', to: 0 }
    case 'End':
      return { do: 'seek', to: at.durationSeconds }
    default:
      return undefined
  }
}
