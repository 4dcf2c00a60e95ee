/** The fields of a kustomization, as sigs.k8s.io/kustomize/api/types spells them; kustomize refuses any other. */
export const kustomizationFields: readonly string[] = [
  'apiVersion',
  'kind',
  'metadata',
  'openapi',
  'namePrefix',
  'nameSuffix',
  'namespace',
  'commonLabels',
  'labels',
  'commonAnnotations',
  'patchesStrategicMerge',
  'patchesJson6902',
  'patches',
  'images',
  'imageTags',
  'replacements',
  'replicas',
  'vars',
  'sortOptions',
  'resources',
  'components',
  'crds',
  'bases',
  'configMapGenerator',
  'secretGenerator',
  'helmGlobals',
  'helmCharts',
  'helmChartInflationGenerator',
  'generatorOptions',
  'configurations',
  'generators',
  'transformers',
  'validators',
  'buildMetadata',
]

/** Of the entries of its lists. */
export const entryFields: Readonly<Record<string, readonly string[]>> = {
  patches: ['path', 'patch', 'target', 'options'],
  patchesJson6902: ['path', 'patch', 'target', 'options'],
  labels: ['pairs', 'includeSelectors', 'includeTemplates', 'includeVolumeClaimTemplates', 'fields'],
  replicas: ['name', 'count'],
  images: ['name', 'newName', 'newTag', 'tagSuffix', 'digest'],
}

export const targetFields: readonly string[] = [
  'group',
  'version',
  'kind',
  'name',
  'namespace',
  'labelSelector',
  'annotationSelector',
]

export const patchOptions: readonly string[] = ['allowNameChange', 'allowKindChange']

/** What is not resolved here, and what that means for the view. */
export const unresolvedFields: Readonly<Record<string, string>> = {
  replacements: 'Replacements are not made here: the fields they set keep what the files say.',
  vars: 'Variables are not replaced here: `$(NAME)` stays as it is written.',
  images: 'Images stay as they are written: they do not matter for traffic.',
  imageTags: 'Images stay as they are written: they do not matter for traffic.',
  helmCharts:
    'Helm charts are not rendered here: render them first (`helm template`) and add the result as a resource.',
  helmChartInflationGenerator:
    'Helm charts are not rendered here: render them first (`helm template`) and add the result as a resource.',
  generators: 'Generators are not run here: what they generate is missing.',
  transformers: 'Transformers are not run here: the resources stay as they are without them.',
  validators: 'Validators are not run here.',
  crds: 'The definitions in `crds` are not read here: names that they refer to stay as they are written.',
  openapi: 'The schema in `openapi` is not read here: patches replace the lists of custom resources.',
  buildMetadata: 'The annotations and labels of `buildMetadata` are not added here.',
}
