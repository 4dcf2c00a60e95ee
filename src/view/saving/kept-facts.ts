import type { RecentWorkspace } from '../../platform/shelf.ts'
import { ago } from '../ui/ago.ts'

/** What is worth knowing of a kept workspace in a line: `2 files · 1.2 MB · yesterday`. `now` in milliseconds since 1970. */
export function factsOf({ files, size, savedAt }: RecentWorkspace, now: number): string {
  const count = files === 1 ? '1 file' : `${files} files`
  return [
    count,
    ...(size >= 100_000 ? [`${(size / 1_000_000).toFixed(1)} MB`] : []),
    ago(now - savedAt),
  ].join(' · ')
}
