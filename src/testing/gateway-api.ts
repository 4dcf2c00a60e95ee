import { servedWorkloads } from '../core/istio/gateway/gateway-workloads.ts'
import { builtGateways, nameOf } from '../core/istio/gateway-api/gateways.ts'
import { objectStatuses } from '../core/istio/gateway-api/status/statuses.ts'
import { withGatewayApi } from '../core/istio/with-gateway-api.ts'
import type { Model } from '../core/model/model.ts'
import { readModel } from '../core/model/read-model.ts'
import { parseRequest } from '../core/request/parse-request.ts'
import { endOf } from '../core/saved/saved-request.ts'
import { traceRequest } from '../core/trace/trace-request.ts'

/** The model of a text, with what Istio makes of its Gateway API objects. */
export function gatewayApiModel(yaml: string): Model {
  return withGatewayApi(readModel([{ name: 'test.yaml', text: yaml }]))
}

/** Where a pasted request to the workload of a Gateway of Kubernetes ends: `web:80`, `404`, `no listener`. */
export function endAtGateway(yaml: string, gateway: string, request: string): string {
  const model = gatewayApiModel(yaml)
  const parsed = parseRequest(request)
  if (!parsed) throw new Error(`Not a request: ${request}`)
  const built = builtGateways(model).find(it => nameOf(it.resource) === gateway)
  const [served] = built ? servedWorkloads(model, built.resource.namespace, built.services) : []
  return served ? endOf(traceRequest(model, served.workload, parsed.request)) : 'no workload'
}

/** The conditions of an object and its parts that are not fine: `listener web: Programmed=False Invalid`; empty where all is well. */
export function conditionsOf(yaml: string, kind: string, name: string): readonly string[] {
  const status = objectStatuses(gatewayApiModel(yaml)).find(it => it.kind === kind && it.name === name)
  if (!status) return ['no status']
  const parts = [
    { prefix: '', conditions: status.conditions ?? [] },
    ...(status.listeners ?? []).map(it => ({
      prefix: `listener ${it.name}: `,
      conditions: it.conditions,
    })),
    ...(status.parents ?? []).map(({ parentRef: { name: parent, sectionName }, conditions }) => ({
      prefix: `${[parent, sectionName].filter(Boolean).join('/')}: `,
      conditions,
    })),
  ]
  return parts.flatMap(({ prefix, conditions }) =>
    conditions
      .filter(it => it.message !== undefined)
      .map(it => `${prefix}${it.type}=${it.status} ${it.reason}`),
  )
}
