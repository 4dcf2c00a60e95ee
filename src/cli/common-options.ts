import { type AnalysisSettings, defaultSettings } from '../core/settings.ts'

/** What check, trace, diff and draw are told of the cluster beyond the files. */
export interface CommonOptions {
  readonly namespace: string | undefined
  readonly domain?: string | undefined
  readonly rootNamespace?: string | undefined
  readonly gatewayApi?: string | undefined
}

/** Settings with what the command line says. */
export function settingsOf(options: CommonOptions, complete: boolean): AnalysisSettings {
  return { ...defaultSettings, ...flagsOf(options, complete) }
}

/** What the command line says of the settings, and nothing else. */
export function flagsOf(
  { namespace, domain, rootNamespace, gatewayApi }: CommonOptions,
  complete: boolean,
): Partial<AnalysisSettings> {
  return {
    ...(complete && { complete }),
    ...(namespace !== undefined && { defaultNamespace: namespace }),
    ...(domain !== undefined && { domain: domain.replace(/^\.+|\.+$/g, '') || defaultSettings.domain }),
    ...(rootNamespace !== undefined && { rootNamespace }),
    ...(gatewayApi === 'experimental' && { gatewayApi }),
  }
}
