'use client'

import {
  MediaCaptionsButton,
  MediaControlBar,
  MediaController,
  MediaFullscreenButton,
  MediaLoadingIndicator,
  MediaMuteButton,
  MediaPipButton,
  MediaPlaybackRateButton,
  MediaPlayButton,
  MediaPreviewThumbnail,
  MediaPreviewTimeDisplay,
  MediaTimeDisplay,
  MediaTimeRange,
  MediaVolumeRange,
} from 'media-chrome/react'
import { addTranslation, setLanguage } from 'media-chrome/utils/i18n'
import { useRef, useState } from 'react'
import { toMediaChromeWords } from './labels'
import type { PlayerLabels } from './labels'
import type { PlayerProps } from './player'
import { PlayerError } from './player-error'
import { useVideoSource } from './use-video-source'

const language = 'studiolo'

// Seconds: what is made here is short, media-chrome's own ten would leap over most of it.
const jumps = { keyboardforwardseekoffset: 5, keyboardbackwardseekoffset: 5 }

// media-chrome asks for its words while an element connects, so they must be there before the first render.
let spoken: PlayerLabels | undefined
function speak(labels: PlayerLabels) {
  if (spoken === labels) return
  spoken = labels
  addTranslation(language, toMediaChromeWords(labels))
  setLanguage(language)
}

/** The part of the player that needs a browser; `Player` loads it. A default export because `React.lazy` wants one. */
// oxlint-disable-next-line import/no-default-export
export default function VideoChrome(props: PlayerProps) {
  const [round, setRound] = useState(0)
  speak(props.labels)
  // A new key is a new video: retrying starts from nothing.
  return <Screen key={round} {...props} retry={() => setRound(round + 1)} />
}

function Screen(props: PlayerProps & { retry: () => void }) {
  const { hlsUrl, mp4Url, posterUrl, spriteVttUrl, captions = [], title, labels, autoPlay, loop, onEnded } = props
  const video = useRef<HTMLVideoElement>(null)
  const failed = useVideoSource(video, { hlsUrl, mp4Url })

  return (
    <>
      {/* The sheet of keys is the app's own, so media-chrome's stays shut. */}
      <MediaController
        {...jumps}
        className="studiolo-player"
        aria-label={`${labels.player}: ${title}`}
        hotkeys="noshift+/"
        inert={failed}
      >
        {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- captions come by props where there are any */}
        <video
          ref={video}
          slot="media"
          aria-label={title}
          poster={posterUrl}
          preload="metadata"
          playsInline
          crossOrigin="anonymous"
          autoPlay={autoPlay}
          loop={loop}
          onEnded={onEnded}
        >
          {spriteVttUrl ? <track label="thumbnails" default kind="metadata" src={spriteVttUrl} /> : null}
          {captions.map((track) => (
            <track key={track.url} kind="captions" src={track.url} srcLang={track.language} label={track.label} />
          ))}
        </video>
        <MediaLoadingIndicator slot="centered-chrome" noAutohide />
        <div className="studiolo-player-shade" aria-hidden="true" />
        <MediaTimeRange>
          <MediaPreviewThumbnail slot="preview" />
          <MediaPreviewTimeDisplay slot="preview" />
        </MediaTimeRange>
        <MediaControlBar>
          <MediaPlayButton />
          <MediaMuteButton />
          <MediaVolumeRange />
          <MediaTimeDisplay showDuration noToggle />
          <span className="studiolo-player-gap" />
          <MediaPlaybackRateButton rates={[0.5, 1, 1.5, 2]} />
          {captions.length > 0 ? <MediaCaptionsButton /> : null}
          <MediaPipButton />
          <MediaFullscreenButton />
        </MediaControlBar>
      </MediaController>
      {failed ? (
        <div className="absolute inset-0 grid place-items-center bg-surface">
          <PlayerError
            title={labels.failedTitle}
            text={labels.failedText}
            retryLabel={labels.retry}
            onRetry={props.retry}
          />
        </div>
      ) : null}
    </>
  )
}
