import { rules as advice } from './advice/index.ts'
import { rules as analysis } from './analysis/index.ts'
import { rules as attachment } from './attachment/index.ts'
import { rules as authorizationPolicy } from './authorization-policy/index.ts'
import { rules as controlPlane } from './control-plane/index.ts'
import type { Rule } from './define-rule.ts'
import { rules as destinationRule } from './destination-rule/index.ts'
import { rules as envoyFilter } from './envoy-filter/index.ts'
import { rules as gateway } from './gateway/index.ts'
import { rules as gatewayApi } from './gateway-api/index.ts'
import { rules as meta } from './meta/index.ts'
import { rules as muting } from './muting/index.ts'
import { rules as peerAuthentication } from './peer-authentication/index.ts'
import { rules as proxyConfig } from './proxy-config/index.ts'
import { rules as references } from './references/index.ts'
import { rules as requestAuthentication } from './request-authentication/index.ts'
import { rules as schema } from './schema/index.ts'
import { rules as serviceEntry } from './service-entry/index.ts'
import { rules as sidecar } from './sidecar/index.ts'
import { rules as telemetry } from './telemetry/index.ts'
import { rules as virtualService } from './virtual-service/index.ts'
import { rules as wasm } from './wasm/index.ts'
import { rules as workloadGroup } from './workload-group/index.ts'
import { rules as workloads } from './workloads/index.ts'
import { rules as yaml } from './yaml/index.ts'

/** Every rule there is, in the order of the layers: what the reader stumbles on first comes first. */
export const rules: readonly Rule[] = [
  ...yaml,
  ...schema,
  ...gatewayApi,
  ...meta,
  ...gateway,
  ...virtualService,
  ...destinationRule,
  ...serviceEntry,
  ...sidecar,
  ...workloadGroup,
  ...envoyFilter,
  ...proxyConfig,
  ...authorizationPolicy,
  ...peerAuthentication,
  ...requestAuthentication,
  ...telemetry,
  ...wasm,
  ...references,
  ...attachment,
  ...analysis,
  ...workloads,
  ...controlPlane,
  ...advice,
  ...muting,
]

const byId = new Map(rules.map(it => [it.id, it]))

/** The rule with an id, or undefined. */
export function ruleById(id: string): Rule | undefined {
  return byId.get(id)
}
