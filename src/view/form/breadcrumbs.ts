import type { Place } from '../../core/model/resource.ts'
import type { Path } from '../../core/yaml/path.ts'
import { labelOf } from './field-layout.ts'
import { singular } from './summary.ts'

export interface Crumb {
  readonly label: string
  readonly place: Place
}

/** The part of a resource a form shows for a selected place: its server, rule, subset, port; else the whole resource. */
export function shownPart(kind: string, path: Path): Path {
  const depth = partDepth[kind]?.includes(String(path[1])) && typeof path[2] === 'number' ? 3 : 0
  return path[0] === 'spec' ? path.slice(0, depth) : []
}

const partDepth: Readonly<Record<string, readonly string[]>> = {
  Gateway: ['servers'],
  VirtualService: ['http', 'tls', 'tcp'],
  DestinationRule: ['subsets'],
  ServiceEntry: ['ports', 'endpoints'],
}

/** The way from the resource to the part that is shown. */
export function crumbsOf(name: string, place: Place, part: Path): Crumb[] {
  const crumbs: Crumb[] = [{ label: name, place: { resource: place.resource, path: [] } }]
  if (part.length === 3)
    crumbs.push({
      label: `${singular(ruleLabels[String(part[1])] ?? labelOf(String(part[1])))} ${Number(part[2]) + 1}`,
      place: { resource: place.resource, path: part },
    })
  return crumbs
}

const ruleLabels: Readonly<Record<string, string>> = {
  http: 'HTTP rules',
  tls: 'TLS rules',
  tcp: 'TCP rules',
}
