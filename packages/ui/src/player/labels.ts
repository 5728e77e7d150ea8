/** Every word the video player shows or speaks. */
export type PlayerLabels = {
  player: string
  play: string
  pause: string
  mute: string
  unmute: string
  seek: string
  volume: string
  enterFullscreen: string
  exitFullscreen: string
  enterPip: string
  exitPip: string
  playbackRate: string
  loading: string
  /** With `{currentTime}` and `{totalTime}`. */
  position: string
  playbackTime: string
  unknownTime: string
  hour: string
  hours: string
  minute: string
  minutes: string
  second: string
  seconds: string
  failedTitle: string
  failedText: string
  retry: string
}

/** Every word the audio player shows or speaks. */
export type AudioPlayerLabels = Pick<
  PlayerLabels,
  'play' | 'pause' | 'mute' | 'unmute' | 'seek' | 'position' | 'failedTitle' | 'failedText' | 'retry'
>

/** The labels under the keys by which media-chrome asks for its words (media-chrome/dist/lang/en.js). */
export function toMediaChromeWords(labels: PlayerLabels): Record<string, string> {
  return {
    Play: labels.play,
    play: labels.play,
    Pause: labels.pause,
    pause: labels.pause,
    Mute: labels.mute,
    mute: labels.mute,
    Unmute: labels.unmute,
    unmute: labels.unmute,
    seek: labels.seek,
    volume: labels.volume,
    'Enter fullscreen mode': labels.enterFullscreen,
    'enter fullscreen mode': labels.enterFullscreen,
    'Exit fullscreen mode': labels.exitFullscreen,
    'exit fullscreen mode': labels.exitFullscreen,
    'Enter picture in picture mode': labels.enterPip,
    'enter picture in picture mode': labels.enterPip,
    'Exit picture in picture mode': labels.exitPip,
    'exit picture in picture mode': labels.exitPip,
    'Playback rate': labels.playbackRate,
    'current playback rate': labels.playbackRate,
    'Playback rate {playbackRate}': `${labels.playbackRate} {playbackRate}x`,
    'video player': labels.player,
    'audio player': labels.player,
    'media loading': labels.loading,
    'playback time': labels.playbackTime,
    '{currentTime} of {totalTime}': labels.position,
    'video not loaded, unknown time.': labels.unknownTime,
    hour: labels.hour,
    hours: labels.hours,
    minute: labels.minute,
    minutes: labels.minutes,
    second: labels.second,
    seconds: labels.seconds,
  }
}
