/**
 * How a kind is described. From this one description come schema checks, completion, hover, forms and defaults.
 * A field's bounds are those of the CRD; what the webhook asks beyond them belongs to the rules.
 */
export type FieldType = Shape & {
  /** The CEL rules that the CRD attaches to the value itself. */
  readonly cel?: readonly CelRule[]
}

export type Shape =
  | {
      readonly type: 'string'
      readonly maxLength?: number
      readonly minLength?: number
      readonly pattern?: string
      readonly format?: StringFormat
    }
  | { readonly type: 'boolean' }
  | {
      readonly type: 'integer'
      readonly format: 'int32' | 'uint32' | 'uint64' | 'int64'
      readonly minimum?: number
      readonly maximum?: number
      /** The only numbers that may stand there. */
      readonly values?: readonly number[]
    }
  | { readonly type: 'number'; readonly minimum?: number; readonly maximum?: number }
  | { readonly type: 'intOrString' }
  | { readonly type: 'enum'; readonly values: readonly EnumValue[] }
  | {
      readonly type: 'object'
      readonly fields: Fields
      /** Groups of fields of which at most one may be present. */
      readonly oneOf?: readonly (readonly string[])[]
      /** Has more fields than are described here; those are accepted unseen. */
      readonly open?: boolean
      /** An address: its `value` is an IP address unless its `type` is another than IPAddress. */
      readonly ipByType?: true
    }
  | {
      readonly type: 'map'
      readonly values: FieldType
      readonly minProperties?: number
      readonly maxProperties?: number
    }
  | {
      readonly type: 'list'
      readonly items: FieldType
      readonly minItems?: number
      readonly maxItems?: number
      readonly listMapKeys?: readonly string[]
      /** No two items are the same. */
      readonly isSet?: true
    }
  /** Anything goes (status, EnvoyFilter values): `x-kubernetes-preserve-unknown-fields`; `only` an object where it says so. */
  | { readonly type: 'any'; readonly only?: 'object' }

/** The conditions in Kubernetes' expression language that the CRDs hold, by what they ask. */
export type CelRule =
  | 'duration'
  | 'port-range'
  | 'no-wildcard'
  | 'not-star'
  | 'empty'
  | 'keys-without-wildcard'
  | 'keys-not-empty'
  | 'port-names'
  | 'port-keys'
  | 'unique-port-numbers'
  | 'tls-names-or-certificates'
  | 'tls-name-or-names'
  | 'selector-or-endpoints'
  | 'cidr-resolution'
  | 'none-without-endpoints'
  | 'round-robin-one-endpoint'
  | 'address-or-network'
  | 'unix-without-ports'
  | 'unix-absolute'
  | 'unix-not-directory'
  | 'one-target'
  | 'wasm-or-lua'
  | 'selector-or-target-refs'
  | 'service-accounts-alone'
  | 'waypoint-context'
  | 'port-level-with-selector'
  | 'one-jwks'
  | 'web-url'
  | 'image-url'
  | 'upsert-with-value'
  | 'remove-without-value'
  | 'host-without-value'
  | 'probe-scheme'
  | GatewayApiCelRule

/** Those of the Gateway API; one name may stand for several conditions of one value. */
export type GatewayApiCelRule =
  /** Compares with the object before the change: a new one fulfils it. */
  | 'unchanged'
  | 'parent-refs-unique'
  | 'parent-refs-unique-by-port'
  | 'target-refs-unique'
  | 'service-with-port'
  | 'listener-tls'
  | 'listener-hostname'
  | 'listener-names-unique'
  | 'listeners-unique'
  | 'set-listeners-unique'
  | 'certificates-to-terminate'
  | 'tls-ports-unique'
  | 'addresses-unique'
  | 'hostname-address'
  | 'status-hostname-address'
  | 'label-keys'
  | 'match-count'
  | 'grpc-match-count'
  | 'rule-names-unique'
  | 'redirect-without-backends'
  | 'prefix-match-alone'
  | 'header-filter-of-type'
  | 'http-filter-of-type'
  | 'auth-filter-of-type'
  | 'header-filters-once'
  | 'http-filters-once'
  | 'redirect-or-rewrite'
  | 'path-modifier-of-type'
  | 'path-value'
  | 'percent-or-fraction'
  | 'fraction-at-most-one'
  | 'star-alone'
  | 'timeouts-in-order'
  | 'permanent-with-timeout'
  | 'cookie-of-type'
  | 'auth-settings-of-protocol'
  | 'grpc-service-or-method'
  | 'grpc-names'
  | 'sni-hostnames'
  | 'one-source-of-certificates'
  | 'alternative-name-of-type'

/** What a string means beyond being one; it picks the widget and the completion, it is not itself a check. */
export type StringFormat =
  | 'duration'
  | 'host'
  | 'serverHost'
  | 'gatewayRef'
  | 'namespace'
  | 'serviceHost'
  | 'subset'
  | 'regex'
  | 'path'
  | 'protocol'
  | 'secret'
  | 'base64'
  | 'headerName'
  | 'headerValue'
  | 'ip'
  | 'exportTo'
  | 'filePath'
  | 'ipv4'
  | 'ipv6'
  | 'date-time'

export interface EnumValue {
  readonly name: string
  /** One sentence. */
  readonly doc?: string
  readonly deprecated?: boolean
}

export type Fields = { readonly [name: string]: Field }

export interface Field {
  readonly is: FieldType
  /** One sentence of our own, ending in a full stop. */
  readonly doc: string
  readonly required?: boolean
  readonly nullable?: boolean
  /** The behaviour when the field is absent, as people say it: `PASSTHROUGH`, `all addresses`, `2 attempts`. */
  readonly default?: string
  /** What the API server writes into the object when the field is absent; `withDefaults` does the same. */
  readonly defaulted?: unknown
  /** First Istio release with the field. */
  readonly since?: string
  /** Hidden from forms and completion, still accepted. */
  readonly hidden?: boolean
  readonly deprecated?: string
  /** Values worth offering. */
  readonly examples?: readonly string[]
}

export interface Kind {
  readonly kind: string
  readonly group: string
  readonly plural: string
  readonly shortNames: readonly string[]
  /** Served versions, the preferred one first. */
  readonly versions: readonly string[]
  /** One sentence: what it is for. */
  readonly doc: string
  readonly spec: Field
  /** The spec in versions whose schema is another. */
  readonly older?: { readonly [version: string]: Field }
  /** What controllers write into `status`; the form that Istio's kinds share where nothing is said. */
  readonly status?: FieldType
  /** Has no `status` at all. */
  readonly statusless?: true
  /** Belongs to no namespace. */
  readonly clusterScoped?: true
}
