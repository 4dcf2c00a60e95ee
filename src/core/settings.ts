/** What the user says of the workspace beyond its text. Kept with it, never written into the YAML. */
export interface AnalysisSettings {
  readonly defaultNamespace: string
  /** Everything there is lies in these files: a reference to anything else is an error. */
  readonly complete: boolean
  /** Objects said to exist elsewhere: `Kind/namespace/name`. */
  readonly declared: readonly string[]
}

export const defaultSettings: AnalysisSettings = {
  defaultNamespace: 'default',
  complete: false,
  declared: [],
}
