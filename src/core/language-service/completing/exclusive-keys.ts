import type { CelRule, FieldType } from '../../kinds/field.ts'

/** Keys of an object that would be refused beside those it has: of some groups one may be there. */
export function excludedKeys(
  is: FieldType & { readonly type: 'object' },
  pattern: string,
  present: ReadonlyMap<string, unknown>,
): ReadonlySet<string> {
  const groups = [
    ...(is.oneOf ?? []),
    ...(is.cel ?? []).flatMap(it => byRule[it] ?? []),
    ...(byPlace.find(it => it.place.test(pattern))?.groups ?? []),
  ]
  // The webhook reads both spellings of a key.
  const has = (key: string) =>
    present.has(key) || present.has(key.replace(/[A-Z]/g, it => `_${it.toLowerCase()}`))
  return new Set(groups.flatMap(group => (group.some(has) ? group : [])))
}

/** What the conditions of the CRDs ask of keys. */
const byRule: Partial<Record<CelRule, readonly (readonly string[])[]>> = {
  'tls-name-or-names': [['credentialName', 'credentialNames']],
  'selector-or-endpoints': [['workloadSelector', 'endpoints']],
  'one-target': [['selector', 'targetRef', 'targetRefs']],
  'wasm-or-lua': [['wasm', 'lua']],
  'selector-or-target-refs': [['workloadSelector', 'targetRefs']],
  'service-accounts-alone': ['serviceAccounts', 'notServiceAccounts'].flatMap(it =>
    ['principals', 'notPrincipals', 'namespaces', 'notNamespaces'].map(other => [it, other]),
  ),
  'one-jwks': [['jwks', 'jwksUri', 'jwks_uri']],
}

/** What the webhook asks beyond them. */
const byPlace: readonly { readonly place: RegExp; readonly groups: readonly (readonly string[])[] }[] = [
  {
    place: /^VirtualService:spec\.http\.\*$/,
    groups: [
      ['route', 'redirect'],
      ['redirect', 'directResponse'],
      ['route', 'directResponse'],
      ['delegate', 'route'],
      ['delegate', 'redirect'],
      ['delegate', 'directResponse'],
      ['redirect', 'rewrite'],
      ['redirect', 'fault'],
      ['directResponse', 'rewrite'],
      ['directResponse', 'fault'],
      ['mirror', 'mirrors'],
    ],
  },
  {
    place: /^Gateway:spec\.servers\.\*\.tls$/,
    groups: ['credentialName', 'credentialNames', 'tlsCertificates'].flatMap((it, i, all) =>
      ['serverCertificate', 'privateKey', ...all.slice(i + 1)].map(other => [it, other]),
    ),
  },
  {
    place: /^DestinationRule:.*\.tls$/,
    groups: ['clientCertificate', 'privateKey', 'caCertificates'].map(it => ['credentialName', it]),
  },
  {
    place: /^BackendTLSPolicy:spec\.validation$/,
    groups: [['caCertificateRefs', 'wellKnownCACertificates']],
  },
  { place: /\.http\.\*\.rewrite$/, groups: [['uri', 'uriRegexRewrite']] },
  { place: /\.http\.\*\.redirect$/, groups: [['uri', 'prefixRewrite']] },
]
