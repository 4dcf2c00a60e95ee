import { describe, expect, it } from 'vitest'
import { checkEdit, oneFile, refusalOf, runOperation } from '../../testing/check-edit.ts'
import { analyze } from '../analyze.ts'
import { policiesOf, policyKinds } from '../model/policies.ts'
import { readModel } from '../model/read-model.ts'
import { addResource } from './add-resource.ts'
import { createFile } from './create-file.ts'
import { deleteFile } from './delete-file.ts'
import { deleteResources } from './delete-resources.ts'
import { duplicateResource } from './duplicate-resource.ts'
import { renameFile } from './rename-file.ts'
import { renameResource } from './rename-resource.ts'
import { templateOf } from './templates.ts'

const gateway = '# the way in\nkind: Gateway\nmetadata:\n  name: public\n'
const service = 'kind: Service\nmetadata:\n  name: web # ours\n'
const list = `kind: List
items:
- kind: Gateway
  metadata: {name: a}
# second
- kind: Gateway
  metadata: {name: b}
`

describe('addResource', () => {
  it('appends to the file on screen as that file is written, and selects it', () => {
    const before = 'kind: List\r\nitems:\r\n  - kind: Gateway\r\n    metadata: {name: a}'
    const { files, select } = runOperation(addResource({ kind: 'Gateway', file: 'a.yaml' }), oneFile(before))
    expect(files[0]!.text).toBe(
      `${before}\r\n---\r\napiVersion: networking.istio.io/v1\r\nkind: Gateway\r\nmetadata:\r\n  name: gateway\r\nspec:\r\n  selector:\r\n    istio: ingressgateway\r\n  servers:\r\n    - port:\r\n        number: 80\r\n        name: http\r\n        protocol: HTTP\r\n      hosts:\r\n        - "*"\r\n`,
    )
    expect(select).toEqual({ resource: 'Gateway/default/gateway', path: [] })
  })

  it('makes a file of its own where none is given, under free names', () => {
    const files = [{ name: 'web.yaml', text: service }]
    const once = runOperation(addResource({ kind: 'Service', namespace: 'shop' }), files)
    expect(once.files[1]).toEqual({
      name: 'web-2.yaml',
      text: 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n  namespace: shop\nspec:\n  selector:\n    app: web\n  ports:\n  - name: http\n    port: 80\n    targetPort: 8080\n',
    })
    const twice = runOperation(addResource({ kind: 'Service' }), files)
    expect(twice.select).toEqual({ resource: 'Service/default/web-2', path: [] })
  })

  it('needs no marker in an empty document', () => {
    for (const before of ['', '# mine\n', `${service}---\n`, `${service}---\n# next\n`]) {
      const { files } = runOperation(addResource({ kind: 'Service', file: 'a.yaml' }), oneFile(before))
      expect(files[0]!.text.startsWith(`${before}apiVersion: v1\n`)).toBe(true)
    }
  })

  it('begins every policy with one that has no errors and is for one workload', () => {
    for (const kind of policyKinds) {
      const { files } = runOperation(addResource({ kind, file: 'a.yaml' }), [])
      const found = analyze(files).diagnostics.filter(it => it.severity === 'error')
      expect(found.map(it => it.message)).toEqual([])
      expect(policiesOf(readModel(files))[0]?.selector).toEqual(new Map([['app', 'web']]))
    }
  })

  it('refuses a kind that has no template, unless one is given', () => {
    expect(refusalOf(addResource({ kind: 'WorkloadEntry' }), '')).toContain('no template')
    const given = {
      kind: 'WorkloadEntry',
      apiVersion: 'networking.istio.io/v1',
      template: { address: '10.0.0.1' },
    }
    expect(runOperation(addResource(given), []).files[0]!.text).toContain('10.0.0.1')
    expect(templateOf('constructor')).toBeUndefined()
  })
})

describe('deleteResources', () => {
  it('takes whole documents, and leaves the others as they are', () => {
    const before = `${gateway}---\n${service}---\n# tail\n${gateway.replace('public', 'b')}`
    checkEdit(
      deleteResources(['Service/default/web']),
      before,
      `${gateway}---\n# tail\n${gateway.replace('public', 'b')}`,
    )
    checkEdit(deleteResources(['Gateway/default/public']), before, before.slice(gateway.length))
    checkEdit(deleteResources(['Gateway/default/b', 'Gateway/default/public']), before, `---\n${service}`)
  })

  it('keeps a byte-order mark, and an end mark that the next document needs', () => {
    checkEdit(
      deleteResources(['Gateway/default/public']),
      `\ufeff${gateway}---\n${service}`,
      `\ufeff---\n${service}`,
    )
    checkEdit(
      deleteResources(['Service/default/web']),
      `a: 1\n---\n${service}...\nb: 2\n`,
      'a: 1\n...\nb: 2\n',
    )
  })

  it('takes directives along', () => {
    checkEdit(
      deleteResources(['Service/default/web']),
      `a: 1\n...\n%YAML 1.1\n---\n${service}`,
      'a: 1\n...\n',
    )
  })

  it('takes single items of a list, and the list with its last ones', () => {
    const rest = 'kind: List\nitems:\n# second\n- kind: Gateway\n  metadata: {name: b}\n'
    checkEdit(deleteResources(['Gateway/default/a']), list, rest)
    checkEdit(deleteResources(['Gateway/default/b', 'Gateway/default/a']), list, '')
  })

  it('works across files and refuses as a whole', () => {
    const files = [
      { name: 'a.yaml', text: gateway },
      { name: 'b.yaml', text: service },
    ]
    const both = deleteResources(['Gateway/default/public', 'Service/default/web'])
    expect(runOperation(both, files).files.map(it => it.text)).toEqual(['', ''])
    expect(refusalOf(deleteResources(['Service/default/web', 'Service/default/x']), files)).toContain(
      'Service x',
    )
  })
})

describe('duplicateResource', () => {
  it('copies comments and layout, and gives the copy a name of its own', () => {
    checkEdit(
      duplicateResource('Service/default/web'),
      `${service}---\n${gateway}`,
      `${service}---\n${service.replace('web', 'web-copy')}---\n${gateway}`,
    )
    checkEdit(
      duplicateResource('Gateway/default/public'),
      `\ufeff${gateway.trimEnd()}`,
      `\ufeff${gateway}---\n${gateway.replace('public', 'public-copy')}`.trimEnd(),
    )
  })

  it('leaves the file’s own head where it is', () => {
    const head = '# all of ours\n---\n'
    const { files, select } = runOperation(duplicateResource('Service/default/web'), oneFile(head + service))
    expect(files[0]!.text).toBe(`${head}${service}---\n${service.replace('web', 'web-copy')}`)
    expect(select).toEqual({ resource: 'Service/default/web-copy', path: [] })
  })

  it('copies an item of a list behind it', () => {
    const { files, select } = runOperation(duplicateResource('Gateway/default/a'), oneFile(list))
    expect(files[0]!.text).toContain('name: a-copy')
    expect(select).toEqual({ resource: 'Gateway/default/a-copy', path: [] })
  })
})

describe('renameResource', () => {
  const routes = `---
kind: VirtualService
metadata: {name: shop}
spec:
  hosts: [web, "web.default.svc.cluster.local", web.other.svc.cluster.local]
  gateways: [public, default/public, ./public, other/public, public.default, mesh] # all of them
  http:
  - match:
    - gateways: ['public']
    delegate: {name: cart}
  - route:
    - destination: {host: web}
    mirror: {host: web}
---
kind: VirtualService
metadata: {name: cart}
`

  it('changes every entry of gateways that means the Gateway, each in its own form', () => {
    const after = `${gateway}${routes}`
      .replace('name: public', 'name: edge')
      .replace(
        '[public, default/public, ./public, other/public, public.default,',
        '[edge, default/edge, ./edge, other/public, edge.default,',
      )
      .replace("['public']", "['edge']")
    checkEdit(renameResource('Gateway/default/public', 'edge'), gateway + routes, after)
  })

  it('writes a name with a dot so that it is not misread', () => {
    const { files } = runOperation(renameResource('Gateway/default/public', 'a.b'), oneFile(gateway + routes))
    expect(files[0]!.text).toContain('[./a.b, default/a.b, ./a.b, other/public, default/a.b, mesh]')
  })

  it('lets delegates and hosts follow, and selects the resource under its new name', () => {
    checkEdit(
      renameResource('VirtualService/default/cart', 'basket'),
      routes,
      routes.replaceAll('name: cart', 'name: basket'),
    )
    const { files, select } = runOperation(
      renameResource('Service/default/web', 'site'),
      oneFile(service + routes),
    )
    expect(files[0]!.text).toBe(
      `${service}${routes}`
        .replace('name: web #', 'name: site #')
        .replace('[web, "web.default', '[site, "site.default')
        .replaceAll('{host: web}', '{host: site}'),
    )
    expect(select).toEqual({ resource: 'Service/default/site', path: [] })
  })

  it('refuses a name that is taken or empty, and leaves references that a second resource still answers', () => {
    const two = `${gateway}---\n${gateway}---\n${gateway.replace('public', 'edge')}${routes}`
    expect(refusalOf(renameResource('Gateway/default/public', 'edge'), two)).toBe(
      'The Gateway edge already exists.',
    )
    expect(refusalOf(renameResource('Gateway/default/public', ''), two)).toBe('A resource needs a name.')
    checkEdit(renameResource('Gateway/default/public', 'new'), two, two.replace('public', 'new'))
  })
})

describe('files', () => {
  const files = oneFile(gateway)

  it('are created, renamed and deleted', () => {
    expect(runOperation(createFile('../b.yaml', 'x'), files).files[1]).toEqual({ name: 'b.yaml', text: 'x' })
    expect(runOperation(renameFile('a.yaml', 'dir\\c.yaml'), files).files).toEqual([
      { name: 'dir/c.yaml', text: gateway },
    ])
    expect(runOperation(deleteFile('a.yaml'), files).files).toEqual([])
  })

  it('are refused where a name is taken or nothing is there', () => {
    expect(refusalOf(createFile('a.yaml'), files)).toBe('The file a.yaml already exists.')
    expect(refusalOf(renameFile('a.yaml', 'b'), [...files, { name: 'b', text: '' }])).toContain(
      'file b already',
    )
    expect(refusalOf(renameFile('x.yaml', 'y.yaml'), files)).toBe('The file x.yaml no longer exists.')
    expect(refusalOf(deleteFile('x.yaml'), files)).toBe('The file x.yaml no longer exists.')
  })
})
