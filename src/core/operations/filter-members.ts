/** Of each type of a filter of a route the member that says how, and whether a rule may have only one of it. */
export const filterMembers: Readonly<
  Record<string, { readonly member: string; readonly isSingle: boolean }>
> = {
  RequestHeaderModifier: { member: 'requestHeaderModifier', isSingle: true },
  ResponseHeaderModifier: { member: 'responseHeaderModifier', isSingle: true },
  RequestMirror: { member: 'requestMirror', isSingle: false },
  RequestRedirect: { member: 'requestRedirect', isSingle: true },
  URLRewrite: { member: 'urlRewrite', isSingle: true },
  CORS: { member: 'cors', isSingle: true },
  ExtensionRef: { member: 'extensionRef', isSingle: false },
  ExternalAuth: { member: 'externalAuth', isSingle: true },
}

/** The types that a rule with these filters may get one more of; a redirect and a rewrite do not go together. */
export function freeFilterTypes(types: readonly string[], written: readonly unknown[]): readonly string[] {
  const excluded = new Set(written.filter(it => typeof it === 'string' && filterMembers[it]?.isSingle))
  if (written.includes('RequestRedirect')) excluded.add('URLRewrite')
  if (written.includes('URLRewrite')) excluded.add('RequestRedirect')
  return types.filter(it => !excluded.has(it))
}
