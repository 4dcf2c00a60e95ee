import type { NameReference, TransformerFields } from '../fields/default-fields.ts'
import type { FieldSpec } from '../fields/field-spec.ts'
import { fieldOf, itemsOf, type Kustomization, scalarText, textsOf } from '../files/kustomization.ts'
import { ownFile } from '../files/own-file.ts'
import type { WorkspaceFiles } from '../files/workspace-files.ts'
import { KustomizeFault } from '../traced/problem.ts'
import { type TracedMap, traceDocument } from '../traced/traced.ts'
import { readFieldSpec } from './transform.ts'

/** The fields that transformers touch, with what the files in `configurations` add. */
export function withConfigurations(
  fields: TransformerFields,
  files: WorkspaceFiles,
  { folder, root }: Kustomization,
): TransformerFields {
  return textsOf(root, 'configurations').reduce((all, { text, at }) => {
    const file = ownFile(files, folder, text, at)
    const [document] = files.documents(file)
    if (!document) return all
    const { source, index } = document
    if (!source.readable) throw new KustomizeFault(`${file} cannot be read.`, at)
    const traced = traceDocument(source, source.value!, [], path => ({ file, document: index, path }))
    return traced.kind === 'map' ? mergeFields(all, readConfiguration(traced)) : all
  }, fields)
}

function readConfiguration(root: TracedMap): TransformerFields {
  const specs = (name: string) => itemsOf(root, name).flatMap(it => readFieldSpec(it) ?? [])
  return {
    namePrefix: specs('namePrefix'),
    nameSuffix: specs('nameSuffix'),
    namespace: specs('namespace'),
    commonLabels: specs('commonLabels'),
    templateLabels: specs('templateLabels'),
    labels: specs('labels'),
    commonAnnotations: specs('commonAnnotations'),
    replicas: specs('replicas'),
    nameReference: itemsOf(root, 'nameReference').flatMap(it => readReference(it) ?? []),
  }
}

function readReference(entry: ReturnType<typeof itemsOf>[number]): NameReference | undefined {
  if (entry.kind !== 'map') return undefined
  const part = (name: string) => scalarText(fieldOf(entry, name)) ?? ''
  return {
    group: part('group'),
    version: part('version'),
    kind: part('kind'),
    fields: itemsOf(entry, 'fieldSpecs').flatMap(it => readFieldSpec(it) ?? []),
  }
}

/** The fields of two configurations; what both name is there once. */
export function mergeFields(one: TransformerFields, other: TransformerFields): TransformerFields {
  if (one === other) return one
  return {
    namePrefix: mergeSpecs(one.namePrefix, other.namePrefix),
    nameSuffix: mergeSpecs(one.nameSuffix, other.nameSuffix),
    namespace: mergeSpecs(one.namespace, other.namespace),
    commonLabels: mergeSpecs(one.commonLabels, other.commonLabels),
    templateLabels: mergeSpecs(one.templateLabels, other.templateLabels),
    labels: mergeSpecs(one.labels, other.labels),
    commonAnnotations: mergeSpecs(one.commonAnnotations, other.commonAnnotations),
    replicas: mergeSpecs(one.replicas, other.replicas),
    nameReference: mergeReferences(one.nameReference, other.nameReference),
  }
}

function mergeSpecs(one: readonly FieldSpec[], other: readonly FieldSpec[]): readonly FieldSpec[] {
  const known = new Set(one.map(specKey))
  const added = other.filter(it => !known.has(specKey(it)))
  return added.length === 0 ? one : [...one, ...added]
}

function mergeReferences(
  one: readonly NameReference[],
  other: readonly NameReference[],
): readonly NameReference[] {
  if (one === other) return one
  const merged = new Map(one.map(it => [kindKey(it), it]))
  for (const it of other) {
    const known = merged.get(kindKey(it))
    merged.set(kindKey(it), known ? { ...known, fields: mergeSpecs(known.fields, it.fields) } : it)
  }
  return [...merged.values()]
}

function specKey(spec: FieldSpec): string {
  return `${kindKey(spec)} ${spec.path}`
}

function kindKey({ group = '', version = '', kind = '' }: Omit<NameReference, 'fields'>): string {
  return `${group}|${version}|${kind}`
}
