import { nameOfGateway } from '../../model/gateway-references.ts'
import { fullHost, serviceOfHost } from '../../model/hosts.ts'
import { effective, type Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { findService, readServiceEntry } from '../../model/services.ts'
import { nearName } from '../../text/near-name.ts'
import type { Path } from '../../yaml/path.ts'
import { fixOf, set } from '../checks/fixes.ts'
import type { Finding } from '../define-rule.ts'

/** What a finding says more where only one name of the files can be meant: the name, and a fix that writes it. */
export function withMeant(path: Path, name: string | undefined): Pick<Finding, 'meant' | 'fix'> {
  return name === undefined ? {} : { meant: name, fix: fixOf(`Use ${name}`, set(path, name)) }
}

/** The Gateway that an entry of `gateways` most likely means, as the VirtualService would name it: one beside it that is nearly named so, or the only one of that name elsewhere. */
export function meantGateway(
  model: Model,
  { namespace }: Resource,
  missing: { readonly namespace: string; readonly name: string },
): string | undefined {
  const found = meantResource(model.ofKind('Gateway'), missing)
  return found && nameOfGateway(found, namespace)
}

/** The resource that a missing one most likely is: nearly of its name in its namespace, or the only one of its name elsewhere. */
export function meantResource(
  resources: readonly Resource[],
  { namespace, name }: { readonly namespace: string; readonly name: string },
): Resource | undefined {
  const beside = resources.filter(it => it.namespace === namespace)
  const near = nearName(
    name,
    beside.map(it => it.name),
  )
  if (near !== undefined) return beside.findLast(it => it.name === near)
  const namesakes = resources.filter(it => it.name === name && it.namespace !== namespace)
  return namesakes.length === 1 ? namesakes[0] : undefined
}

/** The host that a missing one most likely means, as a resource of the namespace would write it. */
export function meantHost(
  model: Model,
  { namespace, domain }: Resource,
  { host, exportTo }: { readonly host: string; readonly exportTo: readonly string[] },
): string | undefined {
  const missing = serviceOfHost(fullHost(host, { namespace, domain }), domain)
  const meant = missing ? meantService(model, host, missing) : meantExternalHost(model, host)
  return meant !== undefined && findService(model, { namespace, exportTo, host: meant }) ? meant : undefined
}

function meantService(
  model: Model,
  host: string,
  missing: { readonly namespace: string; readonly name: string },
): string | undefined {
  const found = meantResource(effective(model, 'Service'), missing)
  if (!found) return undefined
  const isBeside = !host.includes('.') && found.namespace === missing.namespace
  return isBeside ? found.name : fullHost(found.name, found)
}

function meantExternalHost(model: Model, host: string): string | undefined {
  return nearName(
    host,
    effective(model, 'ServiceEntry').flatMap(it => readServiceEntry(it).hosts.map(one => one.text)),
  )
}
