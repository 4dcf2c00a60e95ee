/**
 * By which fields the items of a list of a builtin kind are merged under a strategic-merge patch, from the OpenAPI document of
 * Kubernetes (`x-kubernetes-patch-merge-key`, `x-kubernetes-list-map-keys`). A list that stands not here is replaced, as every
 * list of a custom resource is.
 */
export function mergeKeysAt(
  group: string,
  kind: string,
  path: readonly string[],
): readonly string[] | undefined {
  const below = podPath(group, kind)
  const field = path.join('/')
  if (below !== undefined && field.startsWith(`${below}/`)) {
    const keys = podLists[field.slice(below.length + 1)]
    if (keys) return keys
  }
  return ownLists[`${group}/${kind} ${field}`]
}

const podLists: Record<string, readonly string[]> = {
  ephemeralContainers: ['name'],
  hostAliases: ['ip'],
  imagePullSecrets: ['name'],
  resourceClaims: ['name'],
  topologySpreadConstraints: ['topologyKey', 'whenUnsatisfiable'],
  volumes: ['name'],
  ...containerLists('containers'),
  ...containerLists('initContainers'),
}

function containerLists(list: string): Record<string, readonly string[]> {
  return {
    [list]: ['name'],
    [`${list}/env`]: ['name'],
    [`${list}/ports`]: ['containerPort', 'protocol'],
    [`${list}/volumeDevices`]: ['devicePath'],
    [`${list}/volumeMounts`]: ['mountPath'],
  }
}

const ownLists: Record<string, readonly string[]> = {
  '/Service spec/ports': ['port', 'protocol'],
  '/ServiceAccount imagePullSecrets': ['name'],
  '/ServiceAccount secrets': ['name'],
}

/** Where the Pod's `spec` stands in a kind that makes Pods. */
export function podPath(group: string, kind: string): string | undefined {
  return podPaths[`${group}/${kind}`]
}

const podPaths: Record<string, string> = {
  '/Pod': 'spec',
  '/PodTemplate': 'template/spec',
  '/ReplicationController': 'spec/template/spec',
  'apps/DaemonSet': 'spec/template/spec',
  'apps/Deployment': 'spec/template/spec',
  'apps/ReplicaSet': 'spec/template/spec',
  'apps/StatefulSet': 'spec/template/spec',
  'batch/CronJob': 'spec/jobTemplate/spec/template/spec',
  'batch/Job': 'spec/template/spec',
}
