import { fullHost } from '../model/hosts.ts'
import { homeIn, type Model } from '../model/model.ts'
import type { ResourceId } from '../model/resource.ts'
import { readService, serviceNamed } from '../model/services.ts'
import { allDestinations } from '../operations/usual-service.ts'
import { fqdnFault, wildcardHostFault } from '../syntax/hosts/host-name.ts'
import { isShortName } from '../syntax/hosts/server-host.ts'
import { isLabel } from '../syntax/label.ts'
import { isPort } from '../syntax/port.ts'

/** What was asked for, as it stands in the fields: nobody has checked it yet. */
export interface ExposeAnswers {
  /** The name that people type. */
  readonly host: string
  /** The Secret of the certificate; empty for plain HTTP. */
  readonly certificate: string
  /** `shop:8080`, `shop.prod:8080`, or the name alone where the files know its port. */
  readonly service: string
  /** Empty: that of the Service in the files, else the workspace's default. */
  readonly namespace: string
  /** Plain HTTP is sent to HTTPS. Without a certificate there is nothing to send it to. */
  readonly redirect: boolean
  /** The percentage of a second version; empty for none. */
  readonly share: string
  /** What the second version is called. */
  readonly version: string
  readonly writesService: boolean
  /** A Gateway of the files, `new`, or undefined for the one that fits. */
  readonly gateway?: ResourceId | undefined
}

export const noAnswers: ExposeAnswers = {
  host: '',
  certificate: '',
  service: '',
  namespace: '',
  redirect: true,
  share: '',
  version: 'v2',
  writesService: false,
}

export type ExposeField = 'host' | 'certificate' | 'service' | 'namespace' | 'share' | 'version' | 'gateway'

/** What is wrong with answers, each in a sentence. */
export type ExposeFaults = { readonly [Field in ExposeField]?: string }

/** Answers that make sense by themselves. */
export interface Exposure {
  readonly host: string
  readonly certificate: string | undefined
  readonly redirect: boolean
  readonly service: ExposedService
  readonly version: { readonly name: string; readonly share: number } | undefined
  readonly writesService: boolean
}

export interface ExposedService {
  readonly name: string
  readonly namespace: string
  readonly port: number
  /** As a rule names it: the short name of a Service, the whole name of a ServiceEntry's host. */
  readonly host: string
  /** Whether the files have it. */
  readonly isKnown: boolean
  /** What the name means, in a sentence. */
  readonly means: string
}

/** The answers as they are meant, or what is wrong with them. A whole address is taken for its host. */
export function readAnswers(
  model: Model,
  answers: ExposeAnswers,
): { readonly exposure: Exposure } | { readonly faults: ExposeFaults } {
  const host = readHost(answers.host)
  const certificate = answers.certificate.trim()
  const service = readExposedService(model, answers)
  const version = readVersion(answers)
  const faults: ExposeFaults = {
    ...('fault' in host && { host: host.fault }),
    ...(certificate !== '' && !isSecretName(certificate) && { certificate: notASecret(certificate) }),
    ...('faults' in service && service.faults),
    ...('faults' in version && version.faults),
  }
  if ('fault' in host || 'faults' in service || 'faults' in version || faults.certificate !== undefined)
    return { faults }
  return {
    exposure: {
      host: host.host,
      certificate: certificate || undefined,
      redirect: certificate !== '' && answers.redirect,
      service: service.service,
      version: version.version,
      writesService: answers.writesService && !service.service.isKnown,
    },
  }
}

function readHost(text: string): { readonly host: string } | { readonly fault: string } {
  const host = text
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[/?#].*$/, '')
    .replace(/\.$/, '')
  if (host === '') return { fault: 'Enter the host, such as shop.example.com.' }
  if (/:\d*$/.test(host))
    return { fault: 'Leave the port out: HTTP is served on port 80 and HTTPS on port 443.' }
  if (host === '*') return { host }
  const wrong = wildcardHostFault(host)
  if (wrong !== undefined) return { fault: `${host} is not a host: ${wrong}.` }
  if (/^\*[^.]/.test(host)) return { fault: 'A * stands for a whole first part, as in *.example.com.' }
  if (isShortName(host))
    return { fault: `${host} is a short name. Use a full one, such as ${host}.example.com.` }
  if (!host.startsWith('*') && fqdnFault(host) !== undefined)
    return { fault: `${host} is not a host: ${fqdnFault(host)}.` }
  return { host }
}

function readExposedService(
  model: Model,
  { service: text, namespace }: ExposeAnswers,
): { readonly service: ExposedService } | { readonly faults: ExposeFaults } {
  const [, typed = '', portText] = /^(.*?)(?::([^:]*))?$/.exec(text.trim()) ?? []
  const [name = '', ownNamespace, ...more] = typed.split('.')
  if (name === '') return { faults: { service: 'Enter the service and its port, such as shop:8080.' } }
  const outside = outsideService(model, typed, portText)
  if (outside) return outside
  const rest = more.join('.')
  if (rest !== '' && rest !== 'svc' && rest !== `svc.${model.settings.domain}`)
    return {
      faults: {
        service: `${typed} is no service of the cluster, and no ServiceEntry has it. Add a ServiceEntry first, or use a name such as shop:8080.`,
      },
    }
  if (!isKubernetesName(name))
    return {
      faults: {
        service: `${name} is not the name of a service: it has lower-case letters, digits and hyphens.`,
      },
    }
  const wanted = ownNamespace ?? namespace.trim()
  if (wanted !== '' && !isKubernetesName(wanted))
    return {
      faults: {
        [ownNamespace === undefined ? 'namespace' : 'service']: `${wanted} is not the name of a namespace.`,
      },
    }
  const known = knownService(model, name, wanted)
  const home = known?.namespace ?? (wanted || model.settings.defaultNamespace)
  const ports = known ? readService(known).ports.flatMap(it => it.number ?? []) : []
  const port = portText === undefined ? ports[0] : Number(portText)
  if (portText === undefined && ports.length !== 1)
    return {
      faults: {
        service:
          ports.length > 1
            ? `${name} has the ports ${ports.join(', ')}. Add one, such as ${name}:${ports[0]}.`
            : `Add the port of the service, such as ${name}:8080.`,
      },
    }
  if (port === undefined || portText === '' || !isPort(port))
    return { faults: { service: 'A port is a number from 1 to 65535.' } }
  if (known && !ports.includes(port))
    return {
      faults: { service: `${name} in your files has no port ${port}; it has ${ports.join(', ') || 'none'}.` },
    }
  return {
    service: {
      name,
      host: name,
      namespace: home,
      port,
      isKnown: known !== undefined,
      means: meaningOf(model, fullHost(name, homeIn(model, home)), known !== undefined),
    },
  }
}

function meaningOf(model: Model, host: string, isKnown: boolean): string {
  if (isKnown) return 'A Service of your files.'
  return allDestinations(model).some(it => it.host === host)
    ? 'Rules of your files lead to it already; the Service itself is not in your files.'
    : 'Not in your files: it has to be in the cluster.'
}

/** A host of a ServiceEntry: a service outside the mesh, or one by another name. Undefined for any other name. */
function outsideService(
  model: Model,
  host: string,
  portText: string | undefined,
): { readonly service: ExposedService } | { readonly faults: ExposeFaults } | undefined {
  const found = serviceNamed(model, host, model.settings.defaultNamespace)
  if (!host.includes('.') || found?.kind !== 'serviceEntry' || !found.resource) return undefined
  const ports = found.ports.map(it => it.number)
  const port = portText === undefined && ports.length === 1 ? ports[0] : Number(portText || Number.NaN)
  if (port === undefined || !ports.includes(port))
    return {
      faults: {
        service: `Add one of the ports of the ServiceEntry, such as ${host}:${ports[0] ?? 443}.`,
      },
    }
  return {
    service: {
      name: host.split('.').find(it => isKubernetesName(it)) ?? found.resource.name,
      host,
      namespace: found.resource.namespace,
      port,
      isKnown: true,
      means: `From ServiceEntry ${found.resource.name}: a service that is not one of Kubernetes’.`,
    },
  }
}

/** The Service of a name and, where one is given, a namespace; of several namespaces the default one's goes first. */
function knownService(model: Model, name: string, namespace: string) {
  if (namespace !== '') return model.find('Service', namespace, name)
  return (
    model.find('Service', model.settings.defaultNamespace, name) ??
    model.ofKind('Service').find(it => it.name === name)
  )
}

function readVersion({
  share: text,
  version,
}: ExposeAnswers): { readonly version: Exposure['version'] } | { readonly faults: ExposeFaults } {
  const typed = text.trim().replace(/\s*%$/, '')
  if (typed === '') return { version: undefined }
  const share = Number(typed)
  if (!/^\d{1,3}$/.test(typed) || share > 100)
    return { faults: { share: 'A share is a whole number from 0 to 100.' } }
  const name = version.trim()
  if (!isKubernetesName(name))
    return {
      faults: { version: 'Name the second version, such as v2: lower-case letters, digits and hyphens.' },
    }
  return { version: { name, share } }
}

function isKubernetesName(text: string): boolean {
  return isLabel(text) && text === text.toLowerCase()
}

function isSecretName(text: string): boolean {
  return text.length <= 253 && text.split('.').every(isKubernetesName)
}

function notASecret(text: string): string {
  return `${text} is not the name of a Secret: it has lower-case letters, digits, hyphens and dots.`
}
