import { joinHeaders } from '../../../core/request/join-headers.ts'
import { type Request, sniOf } from '../../../core/request/request.ts'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './RequestParts.module.css'

const tlsOptions = [
  { value: 'none', label: 'No TLS' },
  { value: 'TLS', label: 'TLS' },
  { value: 'mTLS', label: 'TLS with client certificate' },
]

const protocolOptions = [
  { value: 'http', label: 'HTTP/1.1' },
  { value: 'http2', label: 'HTTP/2' },
  { value: 'tcp', label: 'Bytes, not HTTP' },
]

/** The parts of a request, each a field; what one of them is given rewrites the whole. */
export function RequestParts({
  request,
  onRequest,
}: {
  request: Request
  onRequest: (request: Request) => void
}) {
  const isHttp = request.protocol !== 'tcp'
  const change = (changed: Partial<Request>) => onRequest({ ...request, ...changed })
  return (
    <div className={styles.fields}>
      <TextField
        label="Port"
        value={String(request.port)}
        inputMode="numeric"
        onCommit={it =>
          /^\d{1,5}$/.test(it) && Number(it) >= 1 && Number(it) <= 65535 && change({ port: Number(it) })
        }
      />
      <Select
        label="Protocol"
        value={request.protocol}
        options={protocolOptions}
        onChange={it => change({ protocol: it as Request['protocol'] })}
      />
      <Select
        label="TLS"
        value={request.tls}
        options={tlsOptions}
        onChange={it => change({ tls: it as Request['tls'] })}
      />
      {request.tls !== 'none' && (
        <TextField label="SNI" value={sniOf(request)} mono onCommit={it => change({ sni: it.trim() })} />
      )}
      {isHttp && (
        <>
          <TextField
            label="Method"
            value={request.method ?? 'GET'}
            mono
            onCommit={it => it.trim() !== '' && change({ method: it.trim() })}
          />
          <TextField
            label="Host"
            value={request.host ?? ''}
            mono
            onCommit={it => change({ host: it.trim() })}
          />
          <TextField
            label="Path"
            value={request.path ?? '/'}
            mono
            onCommit={it => change({ path: it.startsWith('/') ? it : `/${it}` })}
          />
          <TextField
            label="Headers"
            className={styles.wide}
            value={headerText(request)}
            mono
            placeholder="x-user: dev | cookie: user=dev-123"
            hint="Separate several with |."
            onCommit={it => onRequest(withHeaders(request, it))}
          />
        </>
      )}
    </div>
  )
}

function headerText({ headers }: Request): string {
  return Object.entries(headers ?? {})
    .flatMap(([name, value]) => [value].flat().map(it => `${name}: ${it}`))
    .join(' | ')
}

function withHeaders({ headers: _, ...request }: Request, text: string): Request {
  const lines = text.split('|').flatMap((it): [string, string][] => {
    const colon = it.indexOf(':')
    return colon > 0 ? [[it.slice(0, colon).trim(), it.slice(colon + 1).trim()]] : []
  })
  const headers = joinHeaders(lines)
  return headers ? { ...request, headers } : request
}
