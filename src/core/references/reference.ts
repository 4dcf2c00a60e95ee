import { kindKey } from '../kinds/kind-key.ts'
import type { Resource } from '../model/resource.ts'
import type { Path } from '../yaml/path.ts'

/** A name as a resource writes it: what it means, and how it says that something else is meant. */
export interface Reference {
  /** Where the name is written; of `namespace/name` in one text, all of it. */
  readonly path: Path
  readonly target: Target
  /** Of a host: from another namespace the same text means another service, and may be meant to. */
  readonly isHost?: true
  /**
   * What has to be written for it to mean something else, in a resource of the namespace `home`. Nothing where it means that
   * already, or where there is no way to say it.
   */
  readonly naming: (to: Name, home: string) => readonly Written[]
}

/** What a reference means, be it in the files or not. */
export interface Target {
  /** As `kindKey` tells it. */
  readonly kind: string
  /** Undefined where the text leaves it open: of the whole cluster, or wherever a gateway runs. */
  readonly namespace: string | undefined
  readonly name: string
}

export type Name = Pick<Resource, 'namespace' | 'name'>

/** A place of the resource that refers, and what it is to say. */
export interface Written {
  readonly path: Path
  readonly value: string
}

/** Whether a target is this resource. */
export function means({ kind, namespace, name }: Target, resource: Resource): boolean {
  return (
    name !== '' &&
    name === resource.name &&
    (namespace === undefined || namespace === resource.namespace) &&
    kind === kindKey(resource)
  )
}
