import { describe, expect, it } from 'vitest'
import { findKustomizations } from './find-kustomizations.ts'

describe('the kustomizations of a workspace', () => {
  it('begin with those that no other refers to; components are none', () => {
    const files = [
      { name: 'base/kustomization.yaml', text: 'resources: [vs.yaml]' },
      { name: 'overlays/staging/kustomization.yml', text: 'resources: [../../base]' },
      { name: 'overlays/prod/Kustomization', text: 'bases: [../../base]\ncomponents: [../../extra]' },
      { name: 'extra/kustomization.yaml', text: 'kind: Component' },
      { name: 'broken/kustomization.yaml', text: 'resources: [' },
      { name: 'base/vs.yaml', text: '' },
    ]
    expect(findKustomizations(files).map(it => [it.folder, it.isOutermost])).toEqual([
      ['broken', true],
      ['overlays/prod', true],
      ['overlays/staging', true],
      ['base', false],
    ])
  })
})
