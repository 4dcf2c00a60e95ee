// Overlays put together at random from a seed: bases of Istio's objects, and above them every feature that is resolved.

/** So many cases; the same for the same seed. */
export function generated(count, seed = 1) {
  return Array.from({ length: count }, (_, i) =>
    overlayCase(`generated-${seed}-${i}`, randomFrom(seed * 10_000 + i)),
  )
}

function overlayCase(id, random) {
  const files = {}
  const names = ['shop', 'web', 'api', 'cart'].slice(0, 2 + random.below(3))
  writeBase(files, 'base', names, random)
  if (random.chance(0.3)) writeComponent(files, 'parts/extra', random)
  const layers = ['overlays/common', 'overlays/prod'].slice(0, 1 + random.below(2))
  layers.forEach((folder, i) => {
    const below = i === 0 ? '../../base' : '../common'
    writeOverlay(files, folder, below, names, random, i === 0 && 'parts/extra/kustomization.yaml' in files)
  })
  return { id, files, root: layers.at(-1) }
}

function writeBase(files, folder, names, random) {
  const documents = names.flatMap(name => {
    const namespace = random.chance(0.2) ? `, namespace: ${random.of(['one', 'two'])}` : ''
    const objects = [
      `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: ${name}${namespace}, labels: {app: ${name}, tier: ${random.of(['web', 'api'])}}}\nspec:\n  hosts: [${name}.example.com, ${name}]\n  gateways: [public, mesh]\n  http:\n${rules(random)}`,
      `apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata:\n  name: ${name}\n  annotations: {owner: ${random.of(['a', 'b'])}}\nspec:\n  host: ${name}\n  trafficPolicy:\n    tls: {mode: ISTIO_MUTUAL}\n    connectionPool: {tcp: {maxConnections: ${random.below(100)}}}\n  subsets:\n  - {name: v1, labels: {version: v1}}\n`,
      `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\nspec:\n  selector: {app: ${name}}\n  ports:\n  - {name: http, port: 80}\n  - {name: grpc, port: 90, protocol: TCP}\n`,
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}}\nspec:\n  replicas: 1\n  selector: {matchLabels: {app: ${name}}}\n  template:\n    metadata: {labels: {app: ${name}}}\n    spec:\n      serviceAccountName: ${name}\n      containers:\n      - {name: main, image: ${name}}\n      - {name: side, image: side}\n`,
      `apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: ${name}}\n`,
    ]
    return objects.filter((_, i) => i === 0 || random.chance(0.7))
  })
  documents.push(
    'apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: {name: public}\nspec:\n  selector: {istio: ingressgateway}\n  servers:\n  - port: {number: 80, name: http, protocol: HTTP}\n    hosts: ["*.example.com"]\n',
  )
  const half = random.below(documents.length)
  files[`${folder}/a.yaml`] = documents.slice(0, half + 1).join('---\n')
  if (half + 1 < documents.length) files[`${folder}/b.yaml`] = documents.slice(half + 1).join('---\n')
  files[`${folder}/kustomization.yaml`] =
    `resources:\n- a.yaml\n${files[`${folder}/b.yaml`] ? '- b.yaml\n' : ''}${transforms(random, 0.15)}`
}

function rules(random) {
  return Array.from(
    { length: 1 + random.below(3) },
    (_, i) =>
      `  - name: rule-${i}\n    timeout: ${1 + random.below(9)}s\n    route:\n    - destination: {host: shop, subset: v1}\n      weight: ${random.below(100)}\n`,
  ).join('')
}

function writeComponent(files, folder, random) {
  files[`${folder}/rule.yaml`] =
    'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: {name: outside}\nspec: {hosts: [outside.example.org]}\n'
  files[`${folder}/kustomization.yaml`] =
    `apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: [rule.yaml]\n${transforms(random, 0.3)}`
}

function transforms(random, chance) {
  const lines = []
  if (random.chance(chance)) lines.push(`namespace: ${random.of(['one', 'prod'])}`)
  if (random.chance(chance)) lines.push(`namePrefix: ${random.of(['p-', 'q-'])}`)
  if (random.chance(chance)) lines.push(`nameSuffix: ${random.of(['-x', '-y'])}`)
  if (random.chance(chance)) lines.push(`commonLabels: {team: ${random.of(['a', 'b'])}}`)
  if (random.chance(chance)) lines.push(`commonAnnotations: {note: ${random.of(['a', 'b'])}}`)
  if (random.chance(chance))
    lines.push(
      `labels:\n- pairs: {env: ${random.of(['a', 'b'])}}${random.of(['', '\n  includeSelectors: true', '\n  includeTemplates: true'])}`,
    )
  return lines.map(it => `${it}\n`).join('')
}

function writeOverlay(files, folder, below, names, random, hasPart) {
  const patches = Array.from({ length: random.below(4) }, (_, i) => patchOf(files, folder, i, names, random))
  const lines = [`resources:\n- ${below}`]
  if (random.chance(0.4)) {
    files[`${folder}/own.yaml`] =
      `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: own-${folder.split('/').at(-1)}}\nspec: {hosts: [own]}\n`
    lines.push('- own.yaml')
  }
  if (hasPart) lines.push('components: [../../parts/extra]')
  if (patches.length > 0) lines.push(`patches:\n${patches.join('\n')}`)
  if (random.chance(0.2)) lines.push(`sortOptions: {order: ${random.of(['fifo', 'legacy'])}}`)
  if (random.chance(0.15)) lines.push(`replicas:\n- {name: ${random.of(names)}, count: ${random.below(9)}}`)
  files[`${folder}/kustomization.yaml`] = `${lines.join('\n')}\n${transforms(random, 0.35)}`
}

function patchOf(files, folder, index, names, random) {
  const name = random.of(names)
  const kind = random.of(['VirtualService', 'DestinationRule', 'Service', 'Deployment'])
  const group = kind === 'Service' ? 'v1' : kind === 'Deployment' ? 'apps/v1' : 'networking.istio.io/v1'
  const targets = [
    `{kind: ${kind}, name: ${name}}`,
    `{kind: ${kind}}`,
    `{name: "${name[0]}.*"}`,
    '{labelSelector: "tier=web"}',
    `{group: networking.istio.io, kind: ${kind}, annotationSelector: "owner!=a"}`,
    `{namespace: ${random.of(['one', 'prod', 'default'])}, kind: ${kind}}`,
  ]
  const target = random.of(targets)
  const isJson = random.chance(0.5)
  const text = isJson ? operations(kind, random) : mergeOf(group, kind, name, random)
  const entry = random.chance(0.5) ? inline(text) : inFile(files, `${folder}/patch-${index}.yaml`, text)
  return isJson || random.chance(0.4) ? `${entry}\n  target: ${target}` : entry
}

function inline(text) {
  return `- patch: |\n${text
    .trimEnd()
    .split('\n')
    .map(it => `    ${it}`)
    .join('\n')}`
}

function inFile(files, path, text) {
  files[path] = text
  return `- path: ${path.split('/').at(-1)}`
}

function operations(kind, random) {
  const any = [
    '- {op: add, path: /metadata/annotations, value: {by: json}}',
    '- {op: add, path: /metadata/labels, value: {by: json}}',
  ]
  const own = {
    VirtualService: [
      '- {op: replace, path: /spec/http/0/timeout, value: 30s}',
      '- {op: remove, path: /spec/gateways/0}',
      '- {op: add, path: /spec/http/-, value: {name: last}}',
      '- {op: add, path: /spec/http/0, value: {name: first}}',
      '- {op: test, path: /spec/gateways/1, value: mesh}',
    ],
    DestinationRule: [
      '- {op: add, path: /spec/trafficPolicy/loadBalancer, value: {simple: RANDOM}}',
      '- {op: remove, path: /spec/trafficPolicy/tls}',
    ],
    Service: ['- {op: replace, path: /spec/ports/0/port, value: 8080}'],
    Deployment: ['- {op: replace, path: /spec/replicas, value: 5}'],
  }[kind]
  return `${[random.of([...any, ...own]), random.of(own)].join('\n')}\n`
}

function mergeOf(apiVersion, kind, name, random) {
  const parts = {
    VirtualService: [
      '  http:\n  - name: only',
      '  exportTo: ["."]',
      '  gateways: null',
      '  http: null\n  tcp: []',
    ],
    DestinationRule: [
      '  trafficPolicy:\n    tls: null',
      '  trafficPolicy:\n    $patch: replace\n    loadBalancer: {simple: RANDOM}',
      '  subsets: []',
      '  trafficPolicy:\n    $patch: delete',
    ],
    Service: [
      '  ports:\n  - {port: 90, protocol: TCP, appProtocol: grpc}',
      '  ports:\n  - {name: new, port: 99}',
      '  selector: {version: v1}',
    ],
    Deployment: [
      '  replicas: 7',
      '  template:\n    spec:\n      containers:\n      - {name: side, image: other}',
      '  template:\n    spec:\n      containers:\n      - name: main\n        $patch: delete',
      '  template:\n    metadata:\n      labels: {version: v2}',
    ],
  }[kind]
  if (random.chance(0.1))
    return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}}\n$patch: delete\n`
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${name}\n  labels: {patched: ${random.of(['a', 'b'])}}\nspec:\n${random.of(parts)}\n`
}

/** Mulberry32. */
function randomFrom(seed) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    below: limit => Math.floor(next() * limit),
    chance: part => next() < part,
    of: list => list[Math.floor(next() * list.length)],
  }
}
