import { rememberLast } from '../../data/remember-last.ts'
import type { Field } from '../../kinds/field.ts'
import { istioGroups, kindNamed, kindOf } from '../../kinds/index.ts'
import { kindKey } from '../../kinds/kind-key.ts'
import type { Resource } from '../../model/resource.ts'
import { isWithin, type Path, valueAt } from '../../yaml/path.ts'
import type { Finding, ObjectRule, Report, RuleExamples, RulePage } from '../define-rule.ts'
import type { IstioSource } from '../rule-source.ts'
import type { Traced } from '../shapes/trace-reads.ts'
import { type Decoded, type DecodeFault, decodeSpec } from './decode.ts'
import { metadataFaults } from './decode-metadata.ts'

/** An object as Istio's admission webhook has it before it: metadata, and the spec as its reader understood it. */
export interface WebhookObject<Spec> {
  readonly kind: string
  readonly name: string
  readonly namespace: string
  /** The DNS domain of the cluster, for the full names that a fix writes. */
  readonly domain: string
  readonly labels: { readonly [key: string]: unknown }
  readonly annotations: { readonly [key: string]: unknown }
  readonly spec: Spec
  /** Whether something is written at a path; the reader knows no difference between an absent and an empty map or list. */
  isGiven(path: Path): boolean
}

/** A check of Istio's admission webhook. */
export interface WebhookRule<Spec> {
  readonly id: string
  readonly severity: 'error' | 'warning'
  readonly title: string
  /** The function of Istio's that checks it. */
  readonly source: IstioSource
  readonly why: string
  readonly kinds: readonly string[]
  /** Keys without which it has nothing to say, as in any rule about an object. */
  readonly onlyWith?: readonly string[]
  /** Whether Istio looks at this before all else: nothing but an unreadable object hides it. */
  readonly runsFirst?: boolean
  /** Whether Istio gives up on the object before it comes to this check. */
  readonly isSkipped?: (object: WebhookObject<Spec>) => boolean
  check(object: WebhookObject<Spec>, report: Report): void
  readonly examples: RuleExamples
}

/**
 * Makes a rule of a check of the webhook's. Where Istio never comes to it, because it cannot read the object or refuses its
 * metadata, the findings are kept as `lost`: they are waiting behind the first error. What a value that cannot be read
 * would only echo is left out.
 */
export function webhookRule<Spec>(rule: WebhookRule<Spec>): RulePage & ObjectRule {
  const { id, severity, title, source, why, kinds, onlyWith, runsFirst, isSkipped, check, examples } = rule
  return {
    id,
    severity,
    layer: 'webhook',
    title,
    source,
    why,
    examples,
    scope: 'object',
    kinds,
    ...(onlyWith && { onlyWith }),
    check(resource: Resource, report: Report) {
      const { decoded, object, isServed, isRefused } = webhookObject(resource)
      if (!isServed) return
      const own = object as WebhookObject<Spec>
      check(own, finding => {
        if (decoded.faults.some(it => isEchoOf(it, finding.path))) return
        const isLost = (isRefused && !runsFirst) || decoded.faults.length > 0 || isSkipped?.(own) === true
        report(placed(resource, isLost ? { ...finding, lost: true } : finding))
      })
    },
  }
}

/** What the webhook reads in a resource. Read once for all rules that ask about one resource. */
export function decodedSpec(resource: Resource): Decoded {
  return webhookObject(resource).decoded
}

/** The annotations, one at most, for which the webhook refuses an object before it looks at its spec. */
export function refusingAnnotations(
  kind: string,
  annotations: { readonly [key: string]: unknown },
  spec: unknown,
): readonly string[] {
  const [first] = refused.filter(
    it =>
      Object.hasOwn(annotations, it) &&
      (it !== dryRun || kind !== 'AuthorizationPolicy' || dryRunFault(annotations, spec) !== undefined),
  )
  return first === undefined ? [] : [first]
}

/** What is wrong with the dry run that an AuthorizationPolicy asks for: its value, or the action that has none. */
export function dryRunFault(
  annotations: { readonly [key: string]: unknown },
  spec: unknown,
): 'value' | 'action' | undefined {
  if (!Object.hasOwn(annotations, dryRun)) return undefined
  const action = (spec as { action?: unknown } | undefined)?.action
  if (action === 'AUDIT' || action === 'CUSTOM') return 'action'
  return /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(String(annotations[dryRun] ?? ''))
    ? undefined
    : 'value'
}

const dryRun = 'istio.io/dry-run'

/** In the order in which Istio looks for them. */
const refused = [
  'istio.io/dry-run',
  'internal.istio.io/webhook-always-reject',
  'internal.istio.io/parent-namespace',
  'internal.istio.io/parents',
]

interface Read {
  readonly decoded: Decoded
  readonly object: WebhookObject<unknown>
  /** Whether the object is of a kind and version that Istio has. */
  readonly isServed: boolean
  readonly isRefused: boolean
}

/** The description by which the webhook reads a resource's spec; undefined where it reads none. */
export function specForWebhook(resource: Resource): Field | undefined {
  const kind = kindNamed(kindKey(resource))
  // The Gateway API's kinds are Kubernetes' own to Istio: it reads them by another reader, and no webhook of it judges them.
  return kind && istioGroups.has(kind.group) ? kind.spec : undefined
}

/** While one is traced: what the webhook reads in it is what it read in the resource itself, and notes what is read of it. */
export function traceReading(resource: Resource, traced: Traced): void {
  lent = { resource, traced, read: undefined }
}

let lent: { readonly resource: Resource; readonly traced: Traced; read: Read | undefined } | undefined

function webhookObject(resource: Resource): Read {
  if (lent?.traced.resource !== resource) return lastRead(resource)
  lent.read ??= tracedRead(lastRead(lent.resource), lent.traced)
  return lent.read
}

function tracedRead({ decoded, object, isServed, isRefused }: Read, { resource, wrap }: Traced): Read {
  const value = wrap(decoded.value, ['spec']) as Decoded['value']
  return {
    decoded: { value, faults: decoded.faults },
    isServed,
    isRefused,
    object: {
      kind: object.kind,
      get name() {
        return resource.name
      },
      get namespace() {
        return resource.namespace
      },
      domain: object.domain,
      labels: mapAt(resource, ['metadata', 'labels']),
      annotations: mapAt(resource, ['metadata', 'annotations']),
      spec: value,
      isGiven: object.isGiven,
    },
  }
}

/** A hundred rules ask for the same resource one after the other. */
const lastRead = rememberLast((resource: Resource): Read => {
  const field = specForWebhook(resource)
  const spec: Decoded = field ? decodeSpec(field, resource.value.spec) : { value: {}, faults: [] }
  const faults = metadataFaults(resource.value.metadata).map(path => ({ path, kind: 'type' as const }))
  const decoded = { value: spec.value, faults: [...faults, ...spec.faults] }
  const annotations = mapAt(resource, ['metadata', 'annotations'])
  return {
    decoded,
    isServed: kindOf(resource.apiVersion, resource.kind) !== undefined,
    isRefused: refusingAnnotations(resource.kind, annotations, decoded.value).length > 0,
    object: {
      kind: resource.kind,
      name: resource.name,
      namespace: resource.namespace,
      domain: resource.domain,
      labels: mapAt(resource, ['metadata', 'labels']),
      annotations,
      spec: decoded.value,
      isGiven: path => (valueAt(resource.value, path) ?? null) !== null,
    },
  }
})

/** Whether a finding may be there only because a value could not be read. A name unread takes its neighbours' sense away. */
function isEchoOf({ kind, path }: DecodeFault, of: Path): boolean {
  return isWithin(path, of) || isWithin(of, kind === 'enum' ? path.slice(0, -1) : path)
}

/** A finding's path with the keys as they are written: the reader takes `credential_name` for `credentialName`. */
function placed(resource: Resource, finding: Finding): Finding {
  if (valueAt(resource.value, finding.path) !== undefined) return finding
  const path: (string | number)[] = []
  let isRenamed = false
  for (const step of finding.path) {
    const snake = typeof step === 'string' ? step.replace(/[A-Z]/g, it => `_${it.toLowerCase()}`) : step
    const value = valueAt(resource.value, path)
    const isSnake = snake !== step && !hasKey(value, step) && hasKey(value, snake)
    isRenamed ||= isSnake
    path.push(isSnake ? snake : step)
  }
  return isRenamed ? { ...finding, path } : finding
}

function hasKey(value: unknown, key: string | number): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
}

function mapAt(resource: Resource, path: Path): { readonly [key: string]: unknown } {
  const value = valueAt(resource.value, path)
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { [key: string]: unknown })
    : {}
}
