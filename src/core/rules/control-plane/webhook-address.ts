import type { Model } from '../../model/model.ts'
import { has, mapAt, mapsAt, textAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { isIpAddress } from '../../syntax/hosts/ip.ts'
import type { Finding, Rule } from '../define-rule.ts'
import { analysisRule, analysisRuleForEach } from '../references/analysis-rule.ts'
import { injectorWebhooks } from './good-examples.ts'

const analyzer = 'pkg/config/analysis/analyzers/externalcontrolplane: ExternalControlPlaneAnalyzer'

const kinds = ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'] as const

export const webhookAddressInvalid = webhookAddressRule(
  {
    id: 'control-plane/webhook-address-invalid',
    severity: 'warning',
    title: 'Webhook of Istio without an address',
    source: { analyzer, codes: ['IST0163'] },
    why: `
The API server cannot call Istio's webhook: configuration is not checked, or no sidecar is injected. Give \`clientConfig\` a
\`url\` that begins with https:// and has a host, or a \`service\`.
`,
    examples: {
      bad: [
        {
          yaml: `
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: { name: istiod-default-validator }
webhooks:
- name: validation.istio.io
  clientConfig: { caBundle: "" }
# ^^^^^^^^^^^^
`,
        },
      ],
      good: [injectorWebhooks],
    },
  },
  (clientConfig, path) => {
    const url = textAt(clientConfig, 'url')
    if (url !== undefined && url !== '')
      return hostOf(url) === undefined
        ? { path: [...path, 'url'], code: 'IST0163', message: `\`${url}\` is not a URL with a host.` }
        : undefined
    return has(clientConfig, 'service')
      ? undefined
      : { path, part: 'key', code: 'IST0163', message: 'The webhook has neither a URL nor a Service.' }
  },
)

export const webhookAddressIsIp = webhookAddressRule(
  {
    id: 'control-plane/webhook-address-is-ip',
    severity: 'info',
    title: 'Webhook of Istio at an IP address',
    source: { analyzer, codes: ['IST0164'] },
    why: `
The certificate of the external control plane has to hold the address, and must be made anew when it changes. A host name is
better.
`,
    examples: {
      bad: [
        {
          yaml: `
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: { name: istio-sidecar-injector-external }
webhooks:
- name: rev.namespace.sidecar-injector.istio.io
  clientConfig: { url: "https://192.0.2.10:15017/inject" }
#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
        },
      ],
      good: [injectorWebhooks],
    },
  },
  (clientConfig, path) => {
    const url = textAt(clientConfig, 'url')
    const host = url === undefined ? undefined : hostOf(url)
    return host !== undefined && isIpAddress(host)
      ? {
          path: [...path, 'url'],
          code: 'IST0164',
          message: `The control plane is called by an IP address, ${host}.`,
        }
      : undefined
  },
)

type Page = Omit<Parameters<typeof analysisRule>[0], 'check' | 'reads'>

function webhookAddressRule(
  page: Page,
  fault: (clientConfig: Resource['value'], path: Finding['path']) => Finding | undefined,
): Rule {
  const parts = kinds.map(each =>
    analysisRuleForEach({
      ...page,
      each,
      reads: [],
      check(_model, resource, report) {
        if (!isOfIstio(resource)) return
        mapsAt(resource.value, 'webhooks').forEach((webhook, index) => {
          const found = fault(mapAt(webhook, 'clientConfig'), ['webhooks', index, 'clientConfig'])
          if (found) report(found)
        })
      },
    }),
  )
  return analysisRule({
    ...page,
    reads: [...kinds],
    check(model: Model, report) {
      for (const part of parts) if (part.scope === 'model') part.check(model, report)
    },
  })
}

function isOfIstio({ kind, name }: Resource): boolean {
  if (kind === 'MutatingWebhookConfiguration') return name.startsWith('istio-sidecar-injector')
  return name === 'istiod-default-validator' || name.startsWith('istio-validator')
}

/** The host of a URL, without the brackets of an IPv6 address; undefined where it has none. */
function hostOf(url: string): string | undefined {
  const authority = /^[a-zA-Z][a-zA-Z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#]*)/.exec(url)?.[1]
  const host = /^\[([^\]]*)\](?::\d*)?$/.exec(authority ?? '')?.[1] ?? authority?.replace(/:\d*$/, '')
  return host || undefined
}
