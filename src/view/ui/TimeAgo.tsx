import { useEffect, useState } from 'react'
import { ago } from './ago.ts'

const minute = 60_000

/** How long ago a moment was, kept true by the minute; its date and time in a tooltip. */
export function TimeAgo({ moment, className }: { moment: Date; className?: string | undefined }) {
  const [, countMinutes] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => countMinutes(it => it + 1), minute)
    return () => clearInterval(timer)
  }, [])
  return (
    <time className={className} dateTime={moment.toISOString()} title={moment.toLocaleString()}>
      {ago(Date.now() - moment.getTime())}
    </time>
  )
}
