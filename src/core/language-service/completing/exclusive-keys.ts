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
  return new Set(groups.flatMap(group => (group.some(it => present.has(it)) ? group : [])))
}

/** What the conditions of the CRDs ask of keys. */
const byRule: Partial<Record<CelRule, readonly (readonly string[])[]>> = {
  'tls-name-or-names': [['credentialName', 'credentialNames']],
  'selector-or-endpoints': [['workloadSelector', 'endpoints']],
  'one-target': [['targetRef', 'targetRefs']],
  'wasm-or-lua': [['wasm', 'lua']],
  'selector-or-target-refs': [['selector', 'targetRef', 'targetRefs']],
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
  { place: /\.http\.\*\.rewrite$/, groups: [['uri', 'uriRegexRewrite']] },
  { place: /\.http\.\*\.redirect$/, groups: [['uri', 'prefixRewrite']] },
]
