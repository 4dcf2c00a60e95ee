import { describe, expect, it } from 'vitest'
import { resolveKustomization } from './resolve.ts'

describe('a hostile kustomization', () => {
  it('whose folders refer to each other twice, and twice again, ends with a reason', () => {
    const files = Array.from({ length: 40 }, (_, i) => ({
      name: `f${i}/kustomization.yaml`,
      text: i === 39 ? 'namePrefix: a-\n' : `resources: [../f${i + 1}, ../f${i + 1}]\n`,
    }))
    expect(errors(files, 'f0')).toEqual([
      'More than 2000 folders are opened on the way: this is not resolved here.',
    ])
  })

  it('whose patch copies a resource into itself again and again ends with a reason', () => {
    const copies = Array.from({ length: 60 }, (_, i) => `- {op: copy, from: /spec, path: /spec/c${i}}`)
    const files = [
      {
        name: 'kustomization.yaml',
        text: 'resources: [vs.yaml]\npatches:\n- {path: p.yaml, target: {name: a}}\n',
      },
      { name: 'vs.yaml', text: 'apiVersion: v1\nkind: Thing\nmetadata: {name: a}\nspec: {a: 1}\n' },
      { name: 'p.yaml', text: `${copies.join('\n')}\n` },
    ]
    expect(errors(files, '')).toEqual(['The copies of this patch are too large to be made here.'])
  })

  it.each([
    'resources: {}',
    'resources: [1, null, {}]',
    'resources: [.]',
    'resources: [kustomization.yaml]',
    'patches: [x]',
    'patches: [{patch: 1}]',
    'patches: [{patch: "- 1", target: {kind: "("}}]',
    'patches: [{patch: "a: b"}]',
    'patchesStrategicMerge: [1]',
    'patchesStrategicMerge: [""]',
    'patchesJson6902: [{}]',
    'labels: [{pairs: {a: 1}}]',
    'commonLabels: [a]',
    'namespace: {a: b}',
    'namePrefix: [1]',
    'replicas: [{name: a}]',
    'configurations: [missing.yaml]',
    'components: [kustomization.yaml]',
    'sortOptions: 5',
    'configMapGenerator: [{}]',
    '[]',
    'a',
    '{{ .Values }}',
    '__proto__: {a: b}',
  ])('of a wrong form throws nothing, and is no fault of the resolver: %s', text => {
    const { problems } = resolveKustomization([{ name: 'kustomization.yaml', text }], '')
    expect(problems.filter(it => it.message.includes('fault of Drawbridge'))).toEqual([])
  })
})

function errors(files: Parameters<typeof resolveKustomization>[0], folder: string): string[] {
  const { problems } = resolveKustomization(files, folder)
  return problems.filter(it => it.severity === 'error').map(it => it.message)
}
