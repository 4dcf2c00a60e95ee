import type { Path } from '../../yaml/path.ts'
import { fixOf, remove } from '../checks/fixes.ts'
import type { Finding } from '../define-rule.ts'
import { type ServerTls, tlsRule } from './gateway-rule.ts'
import { httpsGateway, mutualFiles } from './good-examples.ts'

export const tlsCertSources = tlsRule({
  id: 'gateway/tls-cert-sources',
  severity: 'error',
  title: 'More than one source for the certificate',
  source: { istio: 'pkg/config/validation: validateTLSOptions' },
  why: `
Istio refuses the Gateway. The certificate comes from one Secret (\`credentialName\`), from two (\`credentialNames\`), from
a pair of files (\`serverCertificate\` and \`privateKey\`), or from a list of pairs (\`tlsCertificates\`). Keep one of these.
`,

  check(tls, path, report) {
    const sources = tls.mode === 'ISTIO_MUTUAL' ? [] : certificateSources(tls)
    const second = sources[1]
    if (!second) return
    report({
      path: [...path, second],
      part: 'key',
      message: `The certificate has more than one source: ${sources.map(sourceWords).join(', ')}.`,
      ...keepOne(sources, path),
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
spec:
  servers:
  - tls:
      mode: SIMPLE
      serverCertificate: /etc/certs/tls.crt
      privateKey: /etc/certs/tls.key
      credentialName: shop
#     ^^^^^^^^^^^^^^
`,
        fixed: `
kind: Gateway
spec:
  servers:
  - tls:
      mode: SIMPLE
      serverCertificate: /etc/certs/tls.crt
      privateKey: /etc/certs/tls.key
`,
      },
    ],
    good: [httpsGateway, mutualFiles],
  },
})

function certificateSources(tls: ServerTls): (keyof ServerTls)[] {
  const sources: (keyof ServerTls)[] = []
  if (tls.serverCertificate !== '' && tls.privateKey !== '') sources.push('serverCertificate')
  if (tls.credentialName !== '') sources.push('credentialName')
  if (tls.credentialNames.length > 0) sources.push('credentialNames')
  if (tls.tlsCertificates.length > 0) sources.push('tlsCertificates')
  return sources
}

function sourceWords(source: keyof ServerTls): string {
  return source === 'serverCertificate' ? 'serverCertificate with privateKey' : source
}

function keepOne(sources: readonly (keyof ServerTls)[], path: Path): Pick<Finding, 'fix' | 'otherFixes'> {
  const [fix, ...otherFixes] = sources.map(kept => {
    const others = sources.filter(it => it !== kept)
    const fields = others.flatMap(it => (it === 'serverCertificate' ? [it, 'privateKey'] : [it]))
    return fixOf(`Keep \`${kept}\``, ...fields.map(it => remove([...path, it])))
  })
  return { ...(fix && { fix }), otherFixes }
}
