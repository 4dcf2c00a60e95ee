import type { Rule } from '../define-rule.ts'
import { annotations } from './annotations.ts'
import { apiVersion } from './api-version.ts'
import { celDuration } from './cel-duration.ts'
import { celEndpointAddress } from './cel-endpoint-address.ts'
import { celEndpointPortName } from './cel-endpoint-port-name.ts'
import { celEndpointUdsAbs } from './cel-endpoint-uds-abs.ts'
import { celEndpointUdsDir } from './cel-endpoint-uds-dir.ts'
import { celEndpointUdsPorts } from './cel-endpoint-uds-ports.ts'
import { celEnvHostValue } from './cel-env-host-value.ts'
import { celImageUrl } from './cel-image-url.ts'
import { celOneJwks } from './cel-one-jwks.ts'
import { celOneTarget } from './cel-one-target.ts'
import { celPortLevelKeys } from './cel-port-level-keys.ts'
import { celPortLevelSelector } from './cel-port-level-selector.ts'
import { celProbeScheme } from './cel-probe-scheme.ts'
import { celSeCidr } from './cel-se-cidr.ts'
import { celSeHostStar } from './cel-se-host-star.ts'
import { celSeNoneEndpoints } from './cel-se-none-endpoints.ts'
import { celSePortRange } from './cel-se-port-range.ts'
import { celSePortUnique } from './cel-se-port-unique.ts'
import { celSeRoundRobin } from './cel-se-round-robin.ts'
import { celSeSelectorOrEndpoints } from './cel-se-selector-or-endpoints.ts'
import { celSelectorKey } from './cel-selector-key.ts'
import { celSelectorKeyEmpty } from './cel-selector-key-empty.ts'
import { celSelectorOrTargetRefs } from './cel-selector-or-target-refs.ts'
import { celSelectorValue } from './cel-selector-value.ts'
import { celServiceAccountsAlone } from './cel-service-accounts-alone.ts'
import { celTagRemove } from './cel-tag-remove.ts'
import { celTagUpsert } from './cel-tag-upsert.ts'
import { celTargetNamespace } from './cel-target-namespace.ts'
import { celTlsNameOrNames } from './cel-tls-name-or-names.ts'
import { celTlsNamesOrCerts } from './cel-tls-names-or-certs.ts'
import { celWasmOrLua } from './cel-wasm-or-lua.ts'
import { celWaypointContext } from './cel-waypoint-context.ts'
import { celWebUrl } from './cel-web-url.ts'
import { droppedNull } from './dropped-null.ts'
import { enumeration } from './enum.ts'
import { format } from './format.ts'
import { ipAddress } from './ip-address.ts'
import { kind } from './kind.ts'
import { labels } from './labels.ts'
import { listMapDuplicate } from './list-map-duplicate.ts'
import { maxItems } from './max-items.ts'
import { maxLength } from './max-length.ts'
import { maxProperties } from './max-properties.ts'
import { maximum } from './maximum.ts'
import { minItems } from './min-items.ts'
import { minLength } from './min-length.ts'
import { minProperties } from './min-properties.ts'
import { minimum } from './minimum.ts'
import { name } from './name.ts'
import { namespace } from './namespace.ts'
import { nullValue } from './null.ts'
import { oneOf } from './one-of.ts'
import { repeatedValue } from './repeated-value.ts'
import { required } from './required.ts'
import { specRequired } from './spec-required.ts'
import { topLevelUnknown } from './top-level-unknown.ts'
import { type } from './type.ts'
import { unknownField } from './unknown-field.ts'
import { unreadable } from './unreadable.ts'

/** What the API server asks of an object: first what it is, then its structure, then the conditions of its CRD. */
export const rules: readonly Rule[] = [
  apiVersion,
  kind,
  name,
  namespace,
  labels,
  annotations,
  unreadable,
  specRequired,
  topLevelUnknown,
  unknownField,
  required,
  type,
  nullValue,
  droppedNull,
  enumeration,
  minimum,
  maximum,
  minLength,
  maxLength,
  minItems,
  maxItems,
  minProperties,
  maxProperties,
  format,
  ipAddress,
  listMapDuplicate,
  repeatedValue,
  oneOf,
  celDuration,
  celEndpointAddress,
  celEndpointPortName,
  celEndpointUdsAbs,
  celEndpointUdsDir,
  celEndpointUdsPorts,
  celEnvHostValue,
  celImageUrl,
  celOneJwks,
  celOneTarget,
  celPortLevelKeys,
  celPortLevelSelector,
  celProbeScheme,
  celSeCidr,
  celSeHostStar,
  celSeNoneEndpoints,
  celSePortRange,
  celSePortUnique,
  celSeRoundRobin,
  celSeSelectorOrEndpoints,
  celSelectorKey,
  celSelectorKeyEmpty,
  celSelectorOrTargetRefs,
  celSelectorValue,
  celServiceAccountsAlone,
  celTagRemove,
  celTagUpsert,
  celTargetNamespace,
  celTlsNameOrNames,
  celTlsNamesOrCerts,
  celWaypointContext,
  celWebUrl,
  celWasmOrLua,
]
