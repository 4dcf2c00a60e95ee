import { expect, it } from 'vitest'
import { withComment, withoutText, withReply, withResolution } from './comment-changes.ts'
import { commentsText } from './comments-text.ts'
import { placeLine } from './place-words.ts'

it.each<[string, (string | number)[], string]>([
  ['Gateway/shop/public', ['spec', 'servers', 0], 'Gateway shop/public, server 1'],
  ['VirtualService/shop/cart', ['spec', 'http', 1, 'timeout'], 'VirtualService shop/cart, rule 2 · timeout'],
  [
    'VirtualService/shop/cart',
    ['spec', 'tls', 0, 'match', 2],
    'VirtualService shop/cart, TLS rule 1 · match[2]',
  ],
  ['VirtualService/shop/cart', ['spec', 'hosts', 0], 'VirtualService shop/cart, hosts[0]'],
  ['VirtualService/shop/cart', ['metadata', 'name'], 'VirtualService shop/cart, metadata.name'],
  ['Gateway/shop/public', [], 'Gateway shop/public'],
  ['Gateway//', ['spec'], 'Gateway Gateway, spec'],
])('the place %s %j is told as people say it', (resource, path, words) => {
  expect(placeLine({ resource, path })).toBe(words)
})

it('comments are told as Markdown in which nothing is markup and nobody is called', () => {
  const place = { resource: 'Gateway/shop/public', path: ['spec', 'servers', 0], marks: [] }
  const said = withComment([], 'a', place, '# Why *80*?\n\n@team <b>', { by: 'Ann', at: 1 })
  const answered = withReply(said, 'a', 'b', 'Typo.', { by: ' ', at: 2 })
  const gone = withoutText(withReply(answered, 'a', 'c', 'x', { by: 'C', at: 3 }), 'c', { by: 'C', at: 4 })
  const both = withComment(gone, 'd', { ...place, path: [], marks: [] }, 'Done?', { by: 'Ann', at: 5 })
  expect(commentsText(withResolution(both, 'd', true, { by: 'Ann', at: 6 }))).toBe(
    [
      '## Open comments\n',
      '- **Gateway shop/public, server 1**',
      '  - Ann: \\# Why \\*80\\*?  ',
      '    @\u200bteam \\<b\\>',
      '  - Somebody: Typo.\n',
      '## Resolved\n',
      '- **Gateway shop/public**',
      '  - Ann: Done?\n',
    ].join('\n'),
  )
  expect(commentsText([])).toBe('')
})
