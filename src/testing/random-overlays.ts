import type { Files } from '../core/text/file-change.ts'
import { seededNumbers } from './seeded-numbers.ts'

const names = ['cart', 'shop', 'public', 'mail', 'cart-2', 'test-cart']
const namespaces = ['', 'namespace: prod', 'namespace: infra', 'namespace: default']

/** A base with a component and three overlays, and the same after so many edits: of names, of patches, of what the kustomizations say. */
export function randomOverlays(seed: number, edits: number): readonly Files[] {
  const next = seededNumbers(seed)
  const any = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)]!
  let files = workspace(any)
  const all = [files]
  for (let i = 0; i < edits; i++) {
    files = edited(files, any)
    all.push(files)
  }
  return all
}

type Any = <T>(items: readonly T[]) => T

function workspace(any: Any): Files {
  const overlay = (name: string) => ({
    name: `overlays/${name}/kustomization.yaml`,
    text: kustomization(any, name),
  })
  return [
    {
      name: 'base/kustomization.yaml',
      text: 'resources: [shop.yaml, infra.yaml]\ncomponents: [../extra]\n',
    },
    {
      name: 'base/shop.yaml',
      text: [service, virtualService, destinationRule].map(it => it(any)).join('---\n'),
    },
    { name: 'base/infra.yaml', text: [gateway, workload, settings].map(it => it(any)).join('---\n') },
    {
      name: 'extra/kustomization.yaml',
      text: 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: [more.yaml]\nlabels: [{pairs: {a: b}}]\n',
    },
    { name: 'extra/more.yaml', text: virtualService(any) },
    overlay('prod'),
    { name: 'overlays/prod/patch.yaml', text: patch(any) },
    overlay('test'),
    { name: 'overlays/test/patch.yaml', text: patch(any) },
    overlay('far'),
    { name: 'overlays/far/patch.yaml', text: patch(any) },
  ]
}

function kustomization(any: Any, name: string): string {
  const from = name === 'far' ? any(['../../base', '../prod', '../prod, ../test']) : '../../base'
  const lines = [
    any(['', `namePrefix: ${any(['test-', 'a-'])}`, '']),
    any(['', 'nameSuffix: -b', '']),
    any(namespaces),
    any([
      '',
      'patches: [{path: patch.yaml}]',
      'patches: [{path: patch.yaml, target: {kind: VirtualService}}]',
      `patches:\n- target: {kind: VirtualService, name: ${any(names)}}\n  patch: |-\n    - {op: replace, path: /spec/gateways/0, value: ${any(names)}}`,
      `patches:\n- patch: |-\n    apiVersion: v1\n    kind: Service\n    metadata: {name: ${any(names)}}\n    spec: {clusterIP: None}`,
    ]),
    any(['', `commonLabels: {team: ${any(names)}}`, '']),
    any(['', '', 'sortOptions: {order: fifo}']),
    any(['', '', 'commonAnnotations: {a: b}']),
  ]
  return `resources: [${from}]\n${lines.filter(it => it !== '').join('\n')}\n`
}

function edited(files: Files, any: Any): Files {
  const file = any(files)
  const change: (text: string) => string = any([
    text => text.replaceAll(new RegExp(`\\b${any(names)}\\b`, 'g'), any(names)),
    text => text.replace(any(names), any(names)),
    text => `${text}# a word\n`,
    text => text.replace('name: http', 'name: http # a port'),
    text => text.replace('---\n', `---\n${service(any)}---\n`),
    text => text.split('---\n').reverse().join('---\n'),
    text => (text.startsWith('resources') ? text : text.replace(/^metadata:.*$/m, metadata(any))),
    text => (file.name.startsWith('overlays') ? text.replace('kind: VirtualService', 'kind: Gateway') : text),
    text => text.replace(/: \[/, any([': [', ': [', ': {'])),
  ])
  const now =
    file.name.endsWith('kustomization.yaml') && any([true, false]) && file.name.startsWith('overlays')
      ? kustomization(any, file.name.split('/')[1]!)
      : change(file.text)
  return files.map(it => (it === file ? { name: it.name, text: now } : it))
}

function metadata(any: Any): string {
  const namespace = any(namespaces)
  return `metadata: {name: ${any(names)}${namespace && `, ${namespace}`}}`
}

function service(any: Any): string {
  return `apiVersion: v1\nkind: Service\n${metadata(any)}\nspec: {selector: {app: cart}, ports: [{name: http, port: 80}]}\n`
}

function virtualService(any: Any): string {
  return `apiVersion: networking.istio.io/v1
kind: VirtualService
${metadata(any)}
spec:
  hosts: [shop.example.com]
  gateways: [${any(names)}]
  http:
  - route:
    - destination: {host: ${any(names)}, subset: v1}
`
}

function destinationRule(any: Any): string {
  return `apiVersion: networking.istio.io/v1\nkind: DestinationRule\n${metadata(any)}\nspec: {host: ${any(names)}, subsets: [{name: v1, labels: {version: v1}}]}\n`
}

function gateway(any: Any): string {
  return `apiVersion: networking.istio.io/v1
kind: Gateway
${metadata(any)}
spec:
  selector: {app: cart}
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: [shop.example.com]
`
}

function workload(any: Any): string {
  return `apiVersion: apps/v1
kind: Deployment
${metadata(any)}
spec:
  selector: {matchLabels: {app: cart}}
  template:
    metadata: {labels: {app: cart}}
    spec: {containers: [{name: a, envFrom: [{configMapRef: {name: ${any(names)}}}]}]}
`
}

function settings(any: Any): string {
  return `apiVersion: v1\nkind: ConfigMap\n${metadata(any)}\ndata: {a: b}\n`
}

function patch(any: Any): string {
  return `apiVersion: networking.istio.io/v1\nkind: VirtualService\n${metadata(any)}\nspec: {gateways: [${any(names)}, mesh]}\n`
}
