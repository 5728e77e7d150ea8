import autocannon from 'autocannon'

/** One turn of load; the answer is a `LoadSeen`. */
export interface LoadOrder {
  url: string
  cookie: string
  connections: number
  seconds: number
}

export interface LoadSeen {
  requests: number
  seconds: number
  p99: number
  bytesAnAnswer: number
  /** Answers other than 2xx, and connections that broke. */
  failed: number
}

/** The client, in a process of its own: an order comes as a message, what was seen goes back as one. */
process.on('message', (order: LoadOrder) => {
  void run(order).then((seen) => process.send?.(seen))
})
process.on('disconnect', () => process.exit(0))

async function run({ url, cookie, connections, seconds }: LoadOrder): Promise<LoadSeen> {
  const { requests, latency, throughput, duration, errors, non2xx } = await autocannon({
    url,
    connections,
    duration: seconds,
    headers: { cookie },
  })
  return {
    requests: requests.total,
    seconds: duration,
    p99: latency.p99,
    bytesAnAnswer: Math.round(throughput.total / requests.total),
    failed: errors + non2xx,
  }
}
