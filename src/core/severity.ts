/** Which verdict of Istio's a rule stands for; `advice` is our own. */
export type Layer = 'yaml' | 'schema' | 'webhook' | 'analysis' | 'advice'

/** How bad a problem is: an `error` is refused, or breaks what is meant. */
export type Severity = 'error' | 'warning' | 'info'
