import { markdownText } from '../text/markdown/markdown-text.ts'
import { authorName, type Comments, isResolved, isShown, type Remark, shownReplies } from './comment.ts'
import { placeLine } from './place-words.ts'

/** The comments as Markdown for a pull request or a chat: those that are open, then those that are resolved. */
export function commentsText(comments: Comments): string {
  const shown = comments.filter(isShown)
  const part = (title: string, some: Comments) =>
    some.length === 0
      ? []
      : [`## ${title}\n`, ...some.map(it => `- **${plain(placeLine(it.place))}**\n${remarks(it)}`)]
  return [
    ...part(
      'Open comments',
      shown.filter(it => !isResolved(it)),
    ),
    ...part('Resolved', shown.filter(isResolved)),
  ].join('\n')
}

function remarks(comment: Comments[number]): string {
  return [comment, ...shownReplies(comment)]
    .map(it => `  - ${plain(authorName(it.author))}: ${words(it)}\n`)
    .join('')
}

function words({ text, deleted }: Remark): string {
  return deleted ? '_deleted_' : text.trim().split(/\n+/).map(plain).join('  \n    ')
}

/** As it is written, and without calling anybody: a forge takes `@name` for a person. */
function plain(text: string): string {
  return markdownText(text).replaceAll('@', '@\u200b')
}
