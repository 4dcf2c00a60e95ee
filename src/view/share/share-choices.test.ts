import { expect, it } from 'vitest'
import { withComment } from '../../core/review/comment-changes.ts'
import { plainAnalyzer } from '../../testing/plain-analyzer.ts'
import { createWorkspace } from '../../workspace/create-workspace.ts'
import { plainChoices, sharedContentOf } from './share-choices.ts'

it('a link carries what was before and what was said only where that is wanted, and none of it where it is embedded', () => {
  const file = (text: string) => [{ name: 'a.yaml', text }]
  const workspace = createWorkspace({
    analyzer: plainAnalyzer(),
    content: {
      name: 'Shop',
      files: file('a: 3\n'),
      baseline: { files: file('a: 1\n'), since: 'opened', at: 0 },
      origin: { files: file('a: 2\n') },
      comments: withComment([], 'c', { resource: 'a', path: [], marks: [] }, 'Why?', { by: 'Ann', at: 1 }),
    },
    now: () => 0,
  })
  const carried = (choices: Partial<typeof plainChoices>) => {
    const content = sharedContentOf(workspace.store.getState(), { ...plainChoices, ...choices })
    return (['baseline', 'origin', 'comments'] as const).filter(it => content[it] !== undefined)
  }
  expect(carried({})).toEqual(['baseline', 'origin', 'comments'])
  expect(carried({ before: false })).toEqual(['comments'])
  expect(carried({ comments: false })).toEqual(['baseline', 'origin'])
  expect(carried({ embed: true })).toEqual(['baseline'])
})
