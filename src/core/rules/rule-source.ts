/**
 * Where the behaviour that a rule stands for can be read. Every rule has one, so that nobody has to take a verdict on trust.
 * Packages, functions and codes are spelled as their own repositories spell them; nothing here is guessed: where only the
 * package is certain, the nearest function that is certain stands for it.
 */
export type RuleSource =
  | IstioSource
  | CrdSource
  | CrdConditionSource
  | KubernetesSource
  | AnalyzerSource
  | DocumentationSource
  | AdviceSource

/** Code of istio/istio that decides: a package, and the function or functions in it. */
export interface IstioSource {
  readonly istio: IstioPlace
}

export type IstioPlace = `${'pkg' | 'pilot/pkg'}/${string}: ${string}`

/** A keyword of the schema in Istio's CRDs, which the API server holds. */
export interface CrdSource {
  readonly crd: CrdKeyword
}

export type CrdKeyword =
  | 'required'
  | 'type'
  | 'nullable'
  | 'enum'
  | 'minimum'
  | 'maximum'
  | 'minLength'
  | 'maxLength'
  | 'minItems'
  | 'maxItems'
  | 'minProperties'
  | 'maxProperties'
  | 'format'
  | 'oneOf'
  | 'x-kubernetes-list-map-keys'
  | 'x-kubernetes-list-type'
  | 'anyOf'

/** A CEL condition (`x-kubernetes-validations`) in the CRDs of these kinds. */
export interface CrdConditionSource {
  readonly crdCondition: readonly string[]
}

/** Code of Kubernetes' that decides, for `kubectl` and the API server alike: a package and what it exports. */
export interface KubernetesSource {
  readonly kubernetes: `${'k8s.io' | 'sigs.k8s.io'}/${string}: ${string}`
}

/** An analyzer of `istioctl analyze`, and the codes of its messages that the rule stands for. */
export interface AnalyzerSource {
  readonly analyzer: `pkg/config/analysis/analyzers/${string}: ${string}`
  readonly codes: readonly [IstioCode, ...IstioCode[]]
}

export type IstioCode = `IST${number}`

/** A page of the documentation. */
export interface DocumentationSource {
  readonly documentation: `https://${string}`
}

/** Our own advice: what it rests on, in a sentence, and the code of Istio's in which that can be seen. */
export interface AdviceSource {
  readonly advice: string
  readonly seenIn?: IstioPlace
}

/** A source as it is shown: whose it is, and the place; `href` where it can be opened. */
export interface SourceLine {
  readonly whose: string
  readonly place: string
  readonly href?: string
}

/** What a page says of a source, a line for each place it names. */
export function sourceLines(source: RuleSource): readonly SourceLine[] {
  if ('istio' in source) return [istioLine(source.istio)]
  if ('crd' in source) return [{ whose: 'CRD', place: `schema, ${source.crd}`, href: crdFile }]
  if ('crdCondition' in source)
    return [{ whose: 'CRD', place: `CEL condition of ${source.crdCondition.join(', ')}`, href: crdFile }]
  if ('kubernetes' in source)
    return [{ whose: 'Kubernetes', place: source.kubernetes, href: goPackage(source.kubernetes) }]
  if ('analyzer' in source)
    return [
      istioLine(source.analyzer),
      ...source.codes.map(code => ({ whose: 'istioctl analyze', place: code, href: analysisPage(code) })),
    ]
  if ('documentation' in source)
    return [{ whose: 'Documentation', place: source.documentation, href: source.documentation }]
  return [
    { whose: 'Our own advice', place: source.advice },
    ...(source.seenIn ? [istioLine(source.seenIn)] : []),
  ]
}

const crdFile = 'https://github.com/istio/istio/blob/master/manifests/charts/base/files/crd-all.gen.yaml'

function istioLine(place: IstioPlace): SourceLine {
  const [folder] = place.split(': ')
  return { whose: 'Istio', place, href: `https://github.com/istio/istio/tree/master/${folder}` }
}

function goPackage(place: string): string {
  const [name, exported] = place.split(': ')
  return `https://pkg.go.dev/${name}#${exported}`
}

function analysisPage(code: IstioCode): string {
  return `https://istio.io/latest/docs/reference/config/analysis/${code.toLowerCase()}/`
}
