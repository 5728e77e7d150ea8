import type { OpenApiDocument } from '@studiolo/api/rest'
import { CodeBlock } from '@studiolo/ui/code-block'
import { useTranslations } from 'next-intl'
import { OperationSection } from './operation-section'

/** The API's own document, to be read: nothing here is written twice. */
export function ApiReference({ document }: { document: OpenApiDocument }) {
  const t = useTranslations('reference')
  const shell = useTranslations('shell')
  const [server] = document.servers
  const address = server?.url ?? ''
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  )
  return (
    <div className="mx-auto grid w-full max-w-6xl gap-x-12 px-5 py-10 lg:grid-cols-[15rem_minmax(0,1fr)]">
      <header className="lg:col-start-2">
        <h1 className="font-display text-3xl text-ink">{t('title')}</h1>
        <p className="mt-3 max-w-2xl text-lg text-muted">{t('lead')}</p>
      </header>
      <nav aria-label={t('contents')} className="max-lg:mt-6 lg:col-start-1 lg:row-span-2 lg:row-start-1">
        <ul className="sticky top-6 flex flex-col gap-px text-sm">
          {operations.map(({ path, method, operation }) => (
            <li key={operation.operationId}>
              <a
                href={`#${operation.operationId}`}
                className="flex gap-2 rounded-sm px-2 py-1.5 text-muted hover:bg-wash hover:text-ink"
              >
                <span className="w-9 shrink-0 font-mono text-2xs leading-5">{method}</span>
                <span className="min-w-0 font-mono text-xs leading-5 break-all">{path}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="min-w-0 lg:col-start-2">
        <dl className="mt-8 grid gap-x-6 gap-y-3 text-base sm:grid-cols-[9rem_1fr]">
          <dt className="font-medium">{t('address')}</dt>
          <dd className="font-mono text-sm break-all">{address}</dd>
          <dt className="font-medium">{t('key')}</dt>
          <dd>{t('keyText')}</dd>
          <dt className="font-medium">{t('envelope')}</dt>
          <dd>{t('envelopeText')}</dd>
          <dt className="font-medium">{t('limits')}</dt>
          <dd>{t('limitsText')}</dd>
          <dt className="font-medium">{t('machine')}</dt>
          <dd>
            <a href="/api/v1/openapi.json" className="underline underline-offset-2">
              openapi.json
            </a>
          </dd>
        </dl>
        <CodeBlock
          className="mt-8"
          label={t('example')}
          copyLabels={{ copy: shell('copy'), copied: shell('copied') }}
          code={exampleOf(address)}
        />
        {operations.map((item) => (
          <OperationSection key={item.operation.operationId} {...item} schemas={document.components.schemas} />
        ))}
      </div>
    </div>
  )
}

function exampleOf(address: string): string {
  const body = {
    recipe: 'text-to-video',
    input: { prompt: 'Rain on a window at night', aspectRatio: '16:9', durationSeconds: 5, resolution: '720p' },
  }
  return [
    `curl ${address}/generations \\`,
    `  -H "Authorization: Bearer $STUDIOLO_KEY" \\`,
    `  -H "Idempotency-Key: $(uuidgen)" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d '${JSON.stringify(body)}'`,
  ].join('\n')
}
