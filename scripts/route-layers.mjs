// What of a traced request, and of a status, is held against the recordings: one entry a layer.

/** The layers of a request. Of the Gateway API those that its recordings are made for (spec/gateway-api.md, section 11). */
export function routeFields(isGatewayApi) {
  return isGatewayApi ? { ...common, ...istio, ...gatewayApi } : { ...common, ...istio }
}

const common = {
  outcome: it => it.outcome,
  clusters: it =>
    (it.clusters ?? []).map(c =>
      it.clusters.length > 1 ? [c.name, c.weight, c.exists] : [c.name, c.exists],
    ),
  mirror: it => it.mirror,
  domain: it => it.domain,
  virtualService: it => it.virtualService,
  directResponse: it => it.directResponse,
  upstream: it => it.upstream,
  timeout: it => it.timeout,
  retries: it => it.retries,
  'hash policy': it => it.hashPolicy,
}

const gatewayApi = {
  'missing status': it => it.missingStatus,
  redirect: it => it.redirect && [it.redirect.code, it.redirect.location],
  'route name': it => it.routeName,
  CORS: it => it.cors,
  'gRPC status': it => it.grpcStatus,
}

const istio = {
  redirect: it =>
    it.redirect && [it.redirect.kind, it.redirect.code, it.redirect.location, it.redirect.scheme],
  rewrite: it => it.rewrite,
  fault: it => it.fault,
  CORS: it => it.cors && { ...it.cors, allowOrigins: undefined },
  'header operations': it => [it.requestHeaders ?? {}, it.responseHeaders ?? {}],
  'of each destination': it =>
    (it.clusters ?? []).map(c => [c.hostRewrite, c.requestHeaders, c.responseHeaders]),
}

/** The facts of statuses as pairs of what they are about and what they say. */
export function* statusFacts(statuses) {
  for (const status of statuses) {
    const object = `${status.kind} ${status.namespace ?? ''}/${status.name}`
    yield [object, 'reported']
    yield* conditionFacts(object, status.conditions)
    for (const it of status.listeners ?? []) {
      const listener = `${object} ${it.name}`
      yield [`${listener} attachedRoutes`, it.attachedRoutes ?? 0]
      yield [`${listener} supportedKinds`, (it.supportedKinds ?? []).join()]
      yield* conditionFacts(listener, it.conditions)
    }
    for (const { parentRef, conditions } of status.parents ?? []) {
      const { group = '', kind = '', namespace = '', name, sectionName = '', port = '' } = parentRef
      yield* conditionFacts(
        `${object} in ${[group, kind, namespace, name, sectionName, port].join('/')}`,
        conditions,
      )
    }
  }
}

function* conditionFacts(of, conditions = []) {
  for (const { type, status, reason } of conditions) yield [`${of} ${type}`, `${status} ${reason}`]
}
