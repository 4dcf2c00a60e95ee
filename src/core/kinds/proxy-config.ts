import { field, mapOf, object, text } from './describe.ts'
import type { Kind } from './field.ts'
import { workloadLabels } from './selectors.ts'

export const proxyConfig: Kind = {
  kind: 'ProxyConfig',
  group: 'networking.istio.io',
  plural: 'proxyconfigs',
  shortNames: [],
  versions: ['v1beta1'],
  doc: 'Settings of proxies.',
  spec: field(
    object({
      selector: field(
        object({ matchLabels: field(workloadLabels, 'Labels that a workload must have.') }),
        'The workloads whose proxies are configured.',
        { default: 'all workloads of the namespace' },
      ),
      concurrency: field(
        { type: 'integer', format: 'int32', minimum: 0 },
        'How many threads a proxy uses; 0 means all cores.',
        { nullable: true, default: 'by the CPU limit' },
      ),
      environmentVariables: field(
        mapOf(text(undefined, { maxLength: 2048 })),
        'Environment variables of the proxy.',
      ),
      image: field(
        object({
          imageType: field(text(), 'The type of the image.', {
            default: 'default',
            examples: ['default', 'debug', 'distroless'],
          }),
        }),
        'The image of the proxy.',
      ),
    }),
    'The settings of the proxies.',
  ),
}
