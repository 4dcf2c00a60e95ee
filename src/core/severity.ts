/** Which verdict of Istio's a rule stands for; `advice` is our own. */
export type Layer = 'yaml' | 'schema' | 'webhook' | 'analysis' | 'advice'

export type Severity = 'error' | 'warning' | 'info'
