import { locateResources } from '../model/locate.ts'
import type { Operation } from '../operations/operation.ts'
import { type AnalysisSettings, defaultSettings } from '../settings.ts'
import type { Files } from '../text/file-change.ts'
import { freeFileName } from '../text/file-name.ts'
import { isMap } from '../yaml/is-map.ts'
import type { Json } from '../yaml/source-document.ts'
import { type ConvertedIngresses, convertIngresses } from './convert-ingresses.ts'
import { readIngress } from './read-ingress.ts'

/** What becomes of the Ingresses in the files; undefined where there are none. */
export function convertedIngresses(
  files: Files,
  settings: AnalysisSettings = defaultSettings,
): ConvertedIngresses | undefined {
  const resources = locateResources(files, undefined, settings)
  const ingresses = resources.flatMap(it => readIngress(it.value) ?? [])
  if (ingresses.length === 0) return undefined
  const services = resources.filter(it => it.resource.kind === 'Service').map(it => it.resource)
  return convertIngresses(ingresses, (namespace = settings.defaultNamespace, service, port) => {
    const found = services.find(it => it.namespace === namespace && it.name === service)
    return found && portNamed(found.value, port)
  })
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

function portNamed(service: Json, name: string): number | undefined {
  const spec = isMap(service) && service.spec !== undefined && isMap(service.spec) ? service.spec : undefined
  const ports = Array.isArray(spec?.ports) ? spec.ports : []
  const port = ports.find(it => isMap(it) && it.name === name)
  return port !== undefined && isMap(port) && typeof port.port === 'number' ? port.port : undefined
}
