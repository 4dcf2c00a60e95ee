import type { Diagnostic } from '../diagnostic.ts'
import { isOwnConfiguration, ownConfiguration } from '../text/configuration-name.ts'

/** How a problem can be muted in the files: a comment at its line or its resource, istioctl's annotation, an entry of `.drawbridge.yaml`. */
export type MuteForm = 'line' | 'resource' | 'annotation' | 'configuration'

/** The ways in which a problem can be muted, with what each is called. Only the annotation has no place for a reason. */
export function muteForms({
  rule,
  resource,
  code,
  layer,
  file,
}: Diagnostic): { form: MuteForm; title: string }[] {
  if (isOwnConfiguration(file) || rule.startsWith('muting/')) return []
  return [
    { form: 'line', title: `Mute ${rule} on this line…` },
    ...(resource === undefined
      ? []
      : [{ form: 'resource' as const, title: `Mute ${rule} in this resource…` }]),
    ...(resource !== undefined && code !== undefined && layer === 'analysis'
      ? [{ form: 'annotation' as const, title: `Suppress ${code} for istioctl too` }]
      : []),
    { form: 'configuration', title: `Mute ${rule} in ${ownConfiguration}…` },
  ]
}
