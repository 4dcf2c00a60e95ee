import { expect, it } from 'vitest'
import { withComment } from '../../core/review/comment-changes.ts'
import { createSession } from '../../core/session.ts'
import type { Files } from '../../core/text/file-change.ts'
import { createRenameFollower } from './follow-renames.ts'

const gateway = (name: string) =>
  `kind: Gateway\napiVersion: networking.istio.io/v1\nmetadata:\n  name: ${name}\n`
const on = (name: string) =>
  withComment([], 'a', { resource: `Gateway/default/${name}`, path: [], marks: [] }, 'Why?', {
    by: 'Ann',
    at: 5,
  })

/** The id that the comment is at after each of some texts. */
function idsAfter(...texts: string[]): (string | undefined)[] {
  const session = createSession()
  const follow = createRenameFollower()
  let comments = on('a')
  return texts.map((text, i) => {
    const files: Files = [{ name: 'a.yaml', text }]
    comments = follow(comments, session.update(files), 10 + i)
    return comments[0]?.place.resource.split('/').at(-1)
  })
}

it.each<[string, string[], string[]]>([
  ['goes with its resource, and back', [gateway('a'), gateway('ab'), gateway('a')], ['a', 'ab', 'a']],
  ['waits while nothing can be read', [gateway('a'), gateway('[a'), gateway('b')], ['a', 'a', 'b']],
  [
    'stays where its resource is deleted and another comes to its place',
    [`${gateway('a')}---\n${gateway('z')}`, gateway('z')],
    ['a', 'a'],
  ],
  ['stays where its resource was never seen', [gateway('b'), gateway('c')], ['a', 'a']],
])('a comment %s', (_, texts, ids) => {
  expect(idsAfter(...texts)).toEqual(ids)
})
