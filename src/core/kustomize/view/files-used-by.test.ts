import { expect, it } from 'vitest'
import { filesUsedBy, otherUsers } from './files-used-by.ts'

const files = [
  { name: 'base/kustomization.yaml', text: 'resources: [all.yaml]\n' },
  { name: 'base/all.yaml', text: 'kind: A\n' },
  { name: 'prod/kustomization.yaml', text: 'resources: [../base]\npatches: [{path: p.yaml}]\n' },
  { name: 'prod/p.yaml', text: 'kind: A\n' },
  { name: 'test/kustomization.yaml', text: 'resources: [../base, ../loop]\n' },
  { name: 'loop/kustomization.yaml', text: 'resources: [../test]\n' },
  { name: 'alone/kustomization.yaml', text: 'resources: [x.yaml]\n' },
]

it('follows bases and patches to their files, and no circle twice', () => {
  expect([...filesUsedBy(files, 'prod')].sort()).toEqual([
    'base/all.yaml',
    'base/kustomization.yaml',
    'prod/kustomization.yaml',
    'prod/p.yaml',
  ])
  expect(filesUsedBy(files, 'test').has('base/all.yaml')).toBe(true)
})

it('names the other overlays that a file is part of', () => {
  const two = files.filter(it => !it.name.startsWith('loop/'))
  expect(otherUsers(two, ['base/all.yaml'], 'prod')).toEqual(['test'])
  expect(otherUsers(two, ['prod/p.yaml'], 'prod')).toEqual([])
})
