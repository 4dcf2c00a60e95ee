/** What is compared of a verdict. */
export const verdictLayers = [
  { name: 'documents', of: docs(it => [it.kind, it.name, it.namespace]) },
  { name: 'readable or not', of: docs(it => Boolean(it.parseError)) },
  {
    name: 'schema accepts',
    of: docs(it => (Array.isArray(it.schema) ? it.schema.length === 0 : it.schema.ok)),
  },
  { name: 'schema paths', of: docs(it => schemaPaths(it.schema)) },
  { name: 'unknown fields', of: docs(it => sorted(it.unknownFields ?? [])) },
  { name: 'webhook errors', of: docs(it => it.webhook.errors.length > 0) },
  { name: 'webhook warnings', of: docs(it => it.webhook.warnings.length > 0) },
  { name: 'number of errors', of: docs(it => it.webhook.errors.length) },
  { name: 'number of warnings', of: docs(it => it.webhook.warnings.length) },
  { name: 'analyzers', of: it => sorted((it.analyzeFull ?? []).map(found)) },
  { name: 'analyzers on files', of: it => sorted((it.analyze ?? []).map(found)) },
]

function docs(of) {
  return it =>
    Object.fromEntries(
      it.docs.map(doc => [`${doc.index}${doc.item === undefined ? '' : `.${doc.item}`}`, of(doc)]),
    )
}

function schemaPaths(schema) {
  return sorted(Array.isArray(schema) ? schema.map(it => it.path) : schema.paths)
}

function found({ code, level, resource }) {
  return `${code} ${level} ${resource}`
}

function sorted(values) {
  return [...new Set(values)].sort()
}
