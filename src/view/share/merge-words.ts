import type { CommonGround, SharedMerge } from '../../workspace/review/merge-shared.ts'
import { commentWords } from '../review/comment-words.ts'

/** What a merge brings: `2 files changed, 3 comments added`. */
export function mergedWords({ changed, newRemarks, newRequests }: Omit<SharedMerge, 'comments'>): string {
  const parts = [
    ...(changed.length > 0 ? [`${counted(changed.length, 'file')} changed`] : []),
    ...(newRemarks > 0 ? [`${commentWords(newRemarks)} added`] : []),
    ...(newRequests > 0 ? [`${counted(newRequests, 'saved request')} added`] : []),
  ]
  return parts.length > 0 ? `${parts.join(', ')}.` : 'Comments were edited or resolved there.'
}

/** What both sides are compared with. */
export function groundWords(from: CommonGround['from']): string {
  switch (from) {
    case 'sent':
      return 'Compared with the files as the sender had got them.'
    case 'came':
      return 'Compared with the files as you had got them.'
    case 'baseline':
      return 'Compared with the baseline.'
    case 'none':
      return 'What both began with is not known: every difference is shown for you to decide.'
  }
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
