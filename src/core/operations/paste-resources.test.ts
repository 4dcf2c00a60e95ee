import { describe, expect, it } from 'vitest'
import { oneFile, refusalOf, runOperation } from '../../testing/check-edit.ts'
import { nastyFiles } from '../../testing/nasty-files.ts'
import { examples } from '../examples/index.ts'
import { identifyFiles } from '../model/locate.ts'
import { defaultSettings } from '../settings.ts'
import type { Files } from '../text/file-change.ts'
import { copyResources } from './copy-resources.ts'
import { pasteResources } from './paste-resources.ts'

const gateway = '# ours\n---\nkind: Gateway\nmetadata:\n  name: public # the front\n...\n'
const service = 'kind: Service\nmetadata: {name: web}\n'

describe('pasteResources', () => {
  it('adds documents at the end of a file, comments and all, and selects the first of them', () => {
    const { files, select } = runOperation(
      pasteResources(`${gateway}---\n${service}`, 'a.yaml'),
      oneFile('kind: Sidecar'),
    )
    expect(files[0]!.text).toBe(
      `kind: Sidecar\n---\n# ours\nkind: Gateway\nmetadata:\n  name: public # the front\n---\n${service}`,
    )
    expect(select).toEqual({ resource: 'Gateway/default/public', path: [] })
  })

  it('gives a free name to what has one that is taken, in the files or in the text itself', () => {
    const { files, select } = runOperation(
      pasteResources(`${service}---\n${service}`, 'a.yaml'),
      oneFile(service),
    )
    expect(files[0]!.text).toBe(
      `${service}---\n${service.replace('web', 'web-2')}---\n${service.replace('web', 'web-3')}`,
    )
    expect(select).toEqual({ resource: 'Service/default/web-2', path: [] })
  })

  it('makes a file where there is none', () => {
    const { files } = runOperation(pasteResources(service, undefined), [])
    expect(files).toEqual([{ name: 'pasted.yaml', text: service }])
  })

  it('writes the line ends of the file', () => {
    const { files } = runOperation(pasteResources(service, 'a.yaml'), oneFile('kind: Sidecar\r\n'))
    expect(files[0]!.text).toBe(`kind: Sidecar\r\n---\r\n${service.replaceAll('\n', '\r\n')}`)
  })

  it('refuses what is no resource, and what cannot be read', () => {
    for (const text of ['', 'shop.example.com', '- a\n- b\n'])
      expect(refusalOf(pasteResources(text, 'a.yaml'), service)).toContain('no resource')
    expect(refusalOf(pasteResources(`${service}---\na: [\n`, 'a.yaml'), service)).toContain('cannot be read')
  })

  it('brings back what was copied, from every example and nasty file', () => {
    const sources: Files = [
      ...examples.flatMap(it => it.files),
      ...nastyFiles.map(({ text }, i) => ({ name: `${i}.yaml`, text: `kind: Nasty\n${text}` })),
    ]
    let count = 0
    for (const source of sources) {
      const before = resourcesOf([source])
      const ids = [...new Set(before.map(it => it.id))]
      if (ids.length !== before.length || ids.length === 0) continue
      const copied = copyResources([source], ids)
      const { files } = runOperation(pasteResources(copied, undefined), [])
      expect(resourcesOf(files).map(it => it.value)).toEqual(before.map(it => it.value))
      count += ids.length
    }
    expect(count).toBeGreaterThan(30)
  })
})

describe('copyResources', () => {
  it('parts documents by ---, writes an item of a list as a document, and leaves out what is gone', () => {
    const list = 'kind: List\nitems:\n- kind: Gateway\n  metadata:\n    name: a\n'
    const files = oneFile(`${service}---\r\n${list}`)
    expect(copyResources(files, ['Gateway/default/a', 'Service/default/web', 'Service/default/x'])).toBe(
      `kind: Gateway\nmetadata:\n  name: a\n---\n${service}`,
    )
  })
})

function resourcesOf(files: Files) {
  return identifyFiles(files, defaultSettings).flatMap(it => it.resources)
}
