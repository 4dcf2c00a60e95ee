import { describe, expect, it } from 'vitest'
import { withComment, withReply } from '../../core/review/comment-changes.ts'
import type { SharedContent } from '../../core/share/shared-content.ts'
import { plainAnalyzer } from '../../testing/plain-analyzer.ts'
import { createWorkspace } from '../create-workspace.ts'
import type { KeptWorkspace } from '../storage.ts'
import { commonGround, mergeShared, takeShared } from './merge-shared.ts'

const text = (name: string, port: number) =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\nspec:\n  port: ${port}\n`
const shop = (a: number, b: number) => [{ name: 'a.yaml', text: `${text('a', a)}---\n${text('b', b)}` }]
const talk = withComment([], 'c', { resource: 'Service/default/a', path: [], marks: [] }, 'Why 1?', {
  by: 'Ann',
  at: 5,
})
const request = { name: 'cart', request: 'http://a/cart' }

function open(content: Partial<KeptWorkspace>) {
  const name = 'Shop'
  return createWorkspace({
    analyzer: plainAnalyzer(),
    content: { name, files: shop(1, 1), ...content },
    now: () => 0,
  })
}

describe('what both sides began with', () => {
  const baseline = { files: shop(0, 0), since: 'opened', at: 0 } as const
  const theirs: SharedContent = { name: 'Shop', files: shop(1, 2) }
  it.each([
    [
      'the files as their sender had got them',
      { ...theirs, origin: { files: shop(3, 3) }, baseline },
      shop(4, 4),
      'sent',
    ],
    ['else those that came here', { ...theirs, baseline }, shop(4, 4), 'came'],
    ['else their baseline', { ...theirs, baseline }, undefined, 'baseline'],
    ['else the baseline here, where it has a file of theirs', theirs, undefined, 'baseline'],
    ['else nothing', { ...theirs, files: [{ name: 'other.yaml', text: '' }] }, undefined, 'none'],
  ])('is %s', (_, content, came, from) => {
    expect(commonGround({ baseline, origin: came && { files: came } }, content).from).toBe(from)
  })
})

describe('a link that comes back', () => {
  const sentBack: SharedContent = {
    name: 'Shop',
    files: shop(1, 2),
    origin: { files: shop(1, 1) },
    comments: withReply(talk, 'c', 'r', 'Typo.', { by: 'Bob', at: 6 }),
    requests: [request],
  }

  it('brings its changes, comments and requests as one step, and all of it can be taken back', () => {
    const workspace = open({ files: shop(3, 1), comments: talk })
    const taken = takeShared(workspace, sentBack, () => undefined)
    const state = workspace.store.getState()
    expect(taken?.merge).toMatchObject({ changed: ['a.yaml'], newRemarks: 1, conflicts: [] })
    expect(state.files).toEqual(shop(3, 2))
    expect(state.comments[0]?.replies).toHaveLength(1)
    expect(state.requests).toEqual([request])
    expect(state.history.entries.map(it => it.title)).toEqual(['Merge “Shop”'])

    taken?.undo()
    const after = workspace.store.getState()
    expect([after.files, after.comments, after.requests, after.origin]).toEqual([
      shop(3, 1),
      talk,
      [],
      undefined,
    ])
  })

  it('brings nothing more when it is merged again', () => {
    const workspace = open({ files: shop(3, 1), comments: talk })
    takeShared(workspace, sentBack, () => undefined)
    const again = mergeShared(workspace.store.getState(), sentBack)
    expect(again).toMatchObject({ changed: [], newRemarks: 0, conflicts: [] })
    expect(again.comments).toBe(workspace.store.getState().comments)
    expect(again.requests).toEqual([request])
  })

  it('asks where both sides changed the same, and takes what is chosen', () => {
    const workspace = open({ files: shop(1, 3) })
    expect(mergeShared(workspace.store.getState(), sentBack).conflicts).toHaveLength(1)
    takeShared(workspace, sentBack, () => 'theirs')
    expect(workspace.store.getState().files).toEqual(shop(1, 2))
  })

  it('brings only its comments where the work is looked at only', () => {
    const workspace = open({ viewOnly: true })
    takeShared(workspace, sentBack, () => 'theirs')
    const { files, comments, requests, origin } = workspace.store.getState()
    expect([files, comments, requests, origin]).toEqual([shop(1, 1), sentBack.comments, [], undefined])
  })

  it('keeps what was said after the merge when that is taken back', () => {
    const workspace = open({})
    const taken = takeShared(workspace, sentBack, () => undefined)
    const more = withReply(workspace.store.getState().comments, 'c', 's', 'Thanks.', { by: 'Ann', at: 7 })
    workspace.setComments(more)
    taken?.undo()
    expect(workspace.store.getState().comments).toBe(more)
  })
})

it('comments and the files as they came are kept, comments are shared, and damaged ones are left out', () => {
  const origin = { files: shop(1, 1) }
  const workspace = open({ comments: [...talk, { id: 7 } as never], origin })
  expect(workspace.kept()).toMatchObject({ comments: talk, origin })
  workspace.setComments([])
  workspace.setOrigin(undefined)
  expect(workspace.kept()).not.toHaveProperty('comments')
  expect(workspace.kept()).not.toHaveProperty('origin')
})
