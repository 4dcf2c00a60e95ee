import { workspace } from 'vscode'
import type { LanguageClientOptions } from 'vscode-languageclient'

/** YAML and JSON of any kind of folder, and what the settings say. */
export function clientOptions(): LanguageClientOptions {
  const settings = workspace.getConfiguration('drawbridge')
  const names = ['complete', 'namespace', 'domain', 'rootNamespace', 'gatewayApi']
  return {
    documentSelector: [{ language: 'yaml' }],
    initializationOptions: Object.fromEntries(names.map(it => [it, settings.get(it)])),
    synchronize: { configurationSection: 'drawbridge' },
  }
}
