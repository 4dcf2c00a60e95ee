import { diffRouting } from '../change/diff-routing.ts'
import type { RoutingDiff } from '../change/routing-diff.ts'
import { canonical } from '../data/canonical.ts'
import type { Model } from '../model/model.ts'
import { readModel } from '../model/read-model.ts'
import { appliedModel } from '../rules/engine/refusals.ts'
import { type AnalysisSettings, defaultSettings } from '../settings.ts'
import type { Files } from '../text/file-change.ts'
import { freeFileName } from '../text/file-name.ts'
import type { Json } from '../yaml/source-document.ts'
import { type Conversion, writeObjects } from './convert-to-gateway-api.ts'
import { writeGateway } from './gateways.ts'

export interface Proof {
  readonly diff: RoutingDiff
  /** What is taken for granted in the comparison, a sentence each. */
  readonly assumed: readonly string[]
  /** New objects that a cluster would refuse, and why: a defect of the conversion. */
  readonly refused: readonly string[]
}

/** Whether requests end where they did: the routing before and after, with what the files do not have put in its place on both sides. */
export function proveConversion(
  files: Files,
  conversion: Conversion,
  settings: AnalysisSettings = defaultSettings,
): Proof {
  const assumed: string[] = []
  const standIns = [...podsOf(conversion, assumed), ...servicesOf(conversion, files, settings, assumed)]
  const added =
    standIns.length > 0
      ? [
          {
            name: freeFileName('stand-ins.yaml', [...files, ...conversion.after]),
            text: writeObjects(standIns),
          },
        ]
      : []
  const before = modelOf([...files, ...added], settings)
  const made = {
    name: conversion.after.at(-1)?.name ?? '',
    text: writeObjects(comparable(conversion, before, assumed)),
  }
  const rest = conversion.converted.length > 0 ? [...conversion.after.slice(0, -1), made] : conversion.after
  const after = modelOf([...rest, ...added], settings)
  const known = new Set(before.refused?.all.map(it => it.resource.id))
  const refused = (after.refused?.all ?? [])
    .filter(it => !known.has(it.resource.id))
    .map(it => `${it.resource.id}: ${it.message}`)
  return { diff: withoutSame(diffRouting(before, after)), assumed: [...new Set(assumed)], refused }
}

function modelOf(files: Files, settings: AnalysisSettings) {
  return appliedModel(readModel(files, settings), files)
}

/**
 * The redirect of a whole server names no rule; the HTTPRoute in its place gives the same answer, as is told of the field. Pods
 * that are asked under two names give a change once.
 */
function withoutSame(diff: RoutingDiff): RoutingDiff {
  const seen = new Set<string>()
  const changes = diff.changes.filter(({ sentence, request, before, after }) => {
    const isRedirect =
      before.place === undefined && before.end === after.end && /^301 https:/.test(before.end)
    const key = canonical([sentence, request])
    if (isRedirect || seen.has(key)) return false
    seen.add(key)
    return true
  })
  return { ...diff, changes, total: diff.total - (diff.changes.length - changes.length) }
}

const standInName = (name: string) => `${name}-pods`

/** A Service for the Pods of each Gateway that Istio will run anew, so that both sides are asked at one place. */
function podsOf({ gateways }: Conversion, assumed: string[]): readonly Json[] {
  return gateways.flatMap(({ name, namespace, service, podLabels, listeners }) => {
    if (service !== undefined) return []
    assumed.push(`Gateway ${namespace}/${name} is compared as if it ran on the Pods that are selected today.`)
    const ports = [...new Set(listeners.map(it => it.port))].map(port => ({ name: `tcp-${port}`, port }))
    const selector = Object.fromEntries(podLabels)
    return [
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: standInName(name), namespace },
        spec: { selector, ports },
      },
    ]
  })
}

/** Services that routes send to and the files do not have: without them Istio answers otherwise on the two sides. */
function servicesOf(
  { backends }: Conversion,
  files: Files,
  settings: AnalysisSettings,
  assumed: string[],
): readonly Json[] {
  const model = readModel(files, settings)
  const ports = new Map<string, Set<number>>()
  for (const { namespace, service, port } of backends) {
    if (model.find('Service', namespace, service)) continue
    const key = `${namespace}/${service}`
    ports.set(key, (ports.get(key) ?? new Set()).add(port))
  }
  return [...ports].map(([key, numbers]) => {
    const [namespace = '', name = ''] = key.split('/')
    assumed.push(`Service ${key} is taken to be there, with port ${[...numbers].join(' and ')}.`)
    const own = [...numbers].map(port => ({ name: `tcp-${port}`, port }))
    return { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace }, spec: { ports: own } }
  })
}

/** The new objects, with Gateways on those Services, and with the certificate of the mesh where a Secret is not in the files. */
function comparable({ objects, gateways }: Conversion, before: Model, assumed: string[]): readonly Json[] {
  return objects.map(object => {
    const made = gateways.find(it => canonical(writeGateway(it, () => {})[0]) === canonical(object))
    if (!made) return object
    const { namespace } = made
    const listeners = made.listeners.map(it => {
      if (it.secret === undefined || before.find('Secret', namespace, it.secret)) return it
      assumed.push(`Secret ${namespace}/${it.secret} is taken to be there, with tls.crt and tls.key.`)
      return { ...it, secret: undefined }
    })
    return writeGateway({ ...made, listeners, service: made.service ?? standInName(made.name) }, () => {})[0]!
  })
}
