import { getTranslations } from 'next-intl/server'
import { PlayingVideos } from './playing-videos'
import { renders, type Render } from './renders'

/** Real renders, muted and in their own shapes: each row is justified to the full width. */
export async function Showcase() {
  const t = await getTranslations('site.showcase')
  return (
    <section aria-label={t('title')} className="mx-auto w-full max-w-6xl px-5">
      <PlayingVideos labels={{ pause: t('pause'), play: t('play') }} note={t('note')}>
        <div className="flex flex-col gap-2.5 max-sm:gap-2">
          {renders.map((row, place) => (
            <div key={row[0].id} className="flex flex-wrap gap-2.5 max-sm:gap-2 sm:flex-nowrap">
              {row.map((render) => (
                <Clip
                  key={render.id}
                  render={render}
                  prompt={t(`prompts.${render.id}`)}
                  picture={t(`pictures.${render.id}`)}
                  loading={place === 0 ? 'eager' : 'lazy'}
                />
              ))}
            </div>
          ))}
        </div>
      </PlayingVideos>
    </section>
  )
}

interface ClipProps {
  render: Render
  /** What it was made from. */
  prompt: string
  /** What it shows. */
  picture: string
  loading: 'eager' | 'lazy'
}

/** The still first; `PlayingVideos` loads and starts the moving picture over it when it is in sight. */
function Clip({ render: { id, width, height }, prompt, picture, loading }: ClipProps) {
  const ratio = width / height
  // A wide one stands alone on a phone, the two others share a row.
  const basis = ratio > 1.2 ? 'max-sm:basis-full' : 'max-sm:basis-0'
  return (
    <figure
      style={{ flexGrow: ratio, aspectRatio: `${width} / ${height}` }}
      className={`relative min-w-0 basis-0 overflow-hidden rounded-md bg-media ${basis} ${ratio > 1.2 ? 'max-sm:order-first' : ''}`}
    >
      {/* Already small and in its final shape: the image optimiser has nothing to add. */}
      <img
        src={`/renders/${id}.webp`}
        alt={picture}
        width={width}
        height={height}
        loading={loading}
        fetchPriority={id === 'rain' ? 'high' : undefined}
        decoding="async"
        className="size-full object-cover"
      />
      <video
        data-src={`/renders/${id}.mp4`}
        muted
        loop
        playsInline
        preload="none"
        aria-hidden="true"
        tabIndex={-1}
        className="absolute inset-0 size-full object-cover opacity-0 transition-opacity duration-500 data-playing:opacity-100"
      />
      <figcaption className="absolute bottom-2.5 left-2.5 max-w-[calc(100%-1.25rem)] truncate rounded-sm bg-media-scrim px-2 py-1 text-xs text-on-media">
        {prompt}
      </figcaption>
    </figure>
  )
}
