import { describe, expect, it } from 'vitest'
import { refusalOf, runOperation } from '../../testing/check-edit.ts'
import { nastyWorkspaces } from '../../testing/nasty-workspaces.ts'
import { examples } from '../examples/index.ts'
import { identifyFiles } from '../model/locate.ts'
import { defaultSettings } from '../settings.ts'
import { applyChanges, type Files } from '../text/file-change.ts'
import { joinable, joinFiles } from './join-files.ts'
import { renameFile } from './rename-file.ts'
import { splitFile } from './split-file.ts'

const two = `# The gateway.
---
kind: Gateway # g
metadata: {name: public}
---
# The shop.
kind: VirtualService
metadata: {name: shop}
# the end
`
const files: Files = [
  { name: 'base/shop.yaml', text: two },
  { name: 'base/kustomization.yaml', text: 'resources:\n- a.yaml\n- shop.yaml # all\n- z.yaml\n' },
  { name: 'base/a.yaml', text: '' },
  { name: 'base/z.yaml', text: 'kind: Service\nmetadata: {name: z}' },
  {
    name: 'overlay/kustomization.yaml',
    text: 'resources: [../base, ../base/shop.yaml]\npatches:\n- path: p.yaml\n',
  },
  { name: 'overlay/p.yaml', text: two },
]
const textOf = (them: Files, name: string) => them.find(it => it.name === name)?.text

describe('renaming a file', () => {
  it('has the kustomizations follow that name it, into other folders too', () => {
    const { files: after } = runOperation(renameFile('base/shop.yaml', 'base/sub/all.yaml'), files)
    expect(textOf(after, 'base/kustomization.yaml')).toBe(
      'resources:\n- a.yaml\n- sub/all.yaml # all\n- z.yaml\n',
    )
    expect(textOf(after, 'overlay/kustomization.yaml')).toContain('[../base, ../base/sub/all.yaml]')
  })

  it('keeps what a kustomization refers to when that moves itself', () => {
    const { files: after } = runOperation(
      renameFile('base/kustomization.yaml', 'deep/er/kustomization.yaml'),
      files,
    )
    expect(textOf(after, 'deep/er/kustomization.yaml')).toContain('- ../../base/shop.yaml # all')
    expect(textOf(after, 'overlay/kustomization.yaml')).toContain('[../deep/er, ')
  })

  it('refuses names that are taken, and those of folders; takes ways out of the folder away', () => {
    expect(refusalOf(renameFile('base/a.yaml', 'base/z.yaml'), files)).toMatch(/already exists/)
    expect(refusalOf(renameFile('base/a.yaml', 'overlay'), files)).toMatch(/is a folder/)
    const { files: after } = runOperation(renameFile('base/a.yaml', '../../etc/\u202ex.yaml'), files)
    expect(after.map(it => it.name)).toContain('etc/x.yaml')
  })
})

describe('splitting a file', () => {
  it('gives each resource a file with its comments, and lists them in kustomizations', () => {
    const { files: after } = runOperation(splitFile('base/shop.yaml'), files)
    expect(after.slice(0, 2)).toEqual([
      {
        name: 'base/gateway-public.yaml',
        text: '# The gateway.\nkind: Gateway # g\nmetadata: {name: public}\n',
      },
      {
        name: 'base/virtualservice-shop.yaml',
        text: '# The shop.\nkind: VirtualService\nmetadata: {name: shop}\n# the end\n',
      },
    ])
    expect(textOf(after, 'base/kustomization.yaml')).toBe(
      'resources:\n- a.yaml\n- gateway-public.yaml # all\n- virtualservice-shop.yaml\n- z.yaml\n',
    )
  })

  it('refuses patches, files of one resource, and those that cannot be read', () => {
    expect(refusalOf(splitFile('overlay/p.yaml'), files)).toMatch(/is a patch/)
    expect(refusalOf(splitFile('base/z.yaml'), files)).toMatch(/one resource/)
    expect(refusalOf(splitFile('a.yaml'), `${two}---\nkind: [\n`)).toMatch(/cannot be read/)
  })

  it('never writes beside its folder, whatever a resource is called', () => {
    const text = 'kind: A\nmetadata: {name: ../../x}\n---\nkind: A\nmetadata: {name: ../../x}\n'
    const { files: after } = runOperation(splitFile('d/a.yaml'), [{ name: 'd/a.yaml', text }])
    expect(after.map(it => it.name)).toEqual(['d/a-..-..-x.yaml', 'd/a-..-..-x-2.yaml'])
  })

  it('and joining again leaves the same resources, of every example', () => {
    const said = (them: Files) =>
      identifyFiles(them, defaultSettings)
        .flatMap(it => it.resources.map(one => JSON.stringify(one.value)))
        .toSorted()
    let done = 0
    for (const { files: given } of [...examples, ...nastyWorkspaces])
      for (const { name } of given) {
        const split = splitFile(name).run(given)
        if (!split.ok) continue
        const { files: after } = runOperation(splitFile(name), given)
        const made = after.filter(it => !given.some(old => old.name === it.name)).map(it => it.name)
        const joined = joinFiles(made[0]!, made.slice(1)).run(after)
        const back = joined.ok ? applyChanges(after, joined.changes) : after
        expect(said(back), name).toEqual(said(given))
        done++
      }
    expect(done).toBeGreaterThan(3)
  })
})

describe('joining files', () => {
  it('puts their documents behind those of the file, and lists it once in kustomizations', () => {
    const { files: after } = runOperation(joinFiles('base/z.yaml', ['base/shop.yaml', 'base/a.yaml']), files)
    expect(textOf(after, 'base/z.yaml')).toBe(`kind: Service\nmetadata: {name: z}\n${two}`)
    expect(textOf(after, 'base/kustomization.yaml')).toBe('resources:\n- z.yaml\n')
    expect(textOf(after, 'overlay/kustomization.yaml')).toContain('[../base, ../base/z.yaml]')
  })

  it('is offered for the other YAML files of the folder, but kustomizations', () => {
    expect(joinable(files, 'base/z.yaml')).toEqual(['base/shop.yaml', 'base/a.yaml'])
  })

  it('refuses what would be read otherwise', () => {
    const broken = [...files, { name: 'base/b.yaml', text: 'kind: [\n' }]
    expect(refusalOf(joinFiles('base/z.yaml', ['base/b.yaml']), broken)).toMatch(/cannot be read/)
  })
})
