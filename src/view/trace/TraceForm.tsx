import type { Model } from '../../core/model/model.ts'
import { gatewayWorkloads, type KnownWorkload } from '../../core/routing/gateway-workloads.ts'
import { joinHeaders } from '../../core/routing/parse-curl.ts'
import { type Request, sniOf } from '../../core/routing/request.ts'
import { Select } from '../ui/Select.tsx'
import { TextArea, TextField } from '../ui/TextField.tsx'
import styles from './trace.module.css'

const tlsOptions = [
  { value: 'none', label: 'No TLS' },
  { value: 'TLS', label: 'TLS' },
  { value: 'mTLS', label: 'TLS with client certificate' },
]

export interface TraceFormProps {
  text: string
  request: Request | undefined
  model: Model
  gateway: string | undefined
  /** The workload the request goes to. */
  known: KnownWorkload | undefined
  onText: (text: string) => void
  onRequest: (request: Request) => void
  onGateway: (id: string) => void
}

/** The request as one line, and its parts to change. */
export function TraceForm({ text, request, model, known, onText, onRequest, onGateway }: TraceFormProps) {
  return (
    <div className={styles.form}>
      <TextArea
        label="Request"
        value={text}
        onChange={onText}
        rows={2}
        mono
        placeholder="curl https://shop.example.com/cart -H 'x-user: dev'"
      />
      {text.trim() !== '' && !request && (
        <p className={styles.remark} role="status">
          Not understood yet: a curl command, a URL or a line of Envoy’s access log.
        </p>
      )}
      <div className={styles.fields}>
        <Select
          label="Gateway workload"
          value={known?.id}
          placeholder="Chosen by port"
          options={gatewayWorkloads(model).map(it => ({
            value: it.id,
            label: it.label,
            detail: `Ports ${it.ports.join(', ')}`,
          }))}
          onChange={onGateway}
        />
        {request && <Parts request={request} onRequest={onRequest} />}
      </div>
    </div>
  )
}

function Parts({ request, onRequest }: { request: Request; onRequest: (request: Request) => void }) {
  const isHttp = request.protocol !== 'tcp'
  const change = (changed: Partial<Request>) => onRequest({ ...request, ...changed })
  return (
    <>
      <TextField
        label="Port"
        value={String(request.port)}
        inputMode="numeric"
        onCommit={it =>
          /^\d{1,5}$/.test(it) && Number(it) >= 1 && Number(it) <= 65535 && change({ port: Number(it) })
        }
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
            hint="Several are divided by |."
            onCommit={it => onRequest(withHeaders(request, it))}
          />
        </>
      )}
    </>
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
