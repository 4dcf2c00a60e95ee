import { locateResources } from '../model/locate.ts'
import type { Operation } from '../operations/operation.ts'
import { type AnalysisSettings, defaultSettings } from '../settings.ts'
import type { Files } from '../text/file-change.ts'
import { freeFileName, nameClaims } from '../text/file-name.ts'
import { writeDocument } from '../yaml/edit/render-value.ts'
import { convertIngresses, titleOf } from './convert-ingresses.ts'
import { portNamed } from './port-named.ts'
import { readIngress } from './read-ingress.ts'

/** What becomes of the Ingresses in files. */
export interface IngressesOfFiles {
  /** Gateways, VirtualServices and DestinationRules, below a comment that says what is not carried. */
  readonly text: string
  /** What is not in them, or is there in another way. */
  readonly notCarried: readonly { readonly of: string; readonly note: string }[]
}

/** What becomes of the Ingresses in the files; undefined where there are none. */
export function convertedIngresses(
  files: Files,
  settings: AnalysisSettings = defaultSettings,
): IngressesOfFiles | undefined {
  const resources = locateResources(files, undefined, settings).map(it => it.resource)
  const ingresses = resources.flatMap(it => readIngress(it.value) ?? [])
  if (ingresses.length === 0) return undefined
  const namesOf = (kind: string, namespace: string) =>
    resources
      .filter(it => it.kind === kind && it.namespace === namespace)
      .map(it => ({ name: it.name, text: '' }))
  const claims = new Map<string, (name: string) => string>()
  const { objects, fields } = convertIngresses(ingresses, {
    portNumber: (namespace = settings.defaultNamespace, service, port) =>
      portNamed(
        resources.find(it => it.kind === 'Service' && it.namespace === namespace && it.name === service),
        port,
      ),
    claim(kind, namespace = settings.defaultNamespace, name) {
      const key = `${kind} ${namespace}`
      const claim = claims.get(key) ?? nameClaims(namesOf(kind, namespace))
      claims.set(key, claim)
      return claim(name)
    },
  })
  const told = fields
    .filter(it => it.how !== 'carried')
    .map(it => ({ of: titleOf(it.ingress), note: it.note }))
  const notCarried = [...new Map(told.map(it => [`${it.of} ${it.note}`, it])).values()]
  const comment = [
    `# Made of ${ingresses.map(titleOf).join(', ')}.`,
    ...(notCarried.length > 0 ? ['# Not carried, or in another way:'] : []),
    ...notCarried.map(it => `# - ${it.of}: ${it.note}`),
  ]
  const lines = comment.map(it => it.replace(/[\r\n]+/g, ' ')).join('\n')
  return { text: `${lines}\n${objects.map(it => writeDocument(it.value)).join('---\n')}`, notCarried }
}

/** Writes Istio configuration for the Ingresses of the files into a new file; they stay as they are. */
export function convertIngressesInFiles(): Operation {
  return {
    title: 'Make Istio configuration of the Ingresses',
    isOfFiles: true,
    run(files, settings) {
      const converted = convertedIngresses(files, settings)
      if (!converted) return { ok: false, reason: 'There is no Ingress in the files.' }
      const file = freeFileName('istio-from-ingress.yaml', files)
      const count = converted.notCarried.length
      const note =
        count > 0
          ? `What is not carried stands at the top of ${file}: ${count === 1 ? 'one point' : `${count} points`}.`
          : undefined
      return { ok: true, changes: [{ type: 'create', file, text: converted.text }], ...(note && { note }) }
    },
  }
}
