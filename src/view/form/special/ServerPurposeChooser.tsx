import { useId, useState } from 'react'
import type { Place } from '../../../core/model/resource.ts'
import {
  isListenerPlace,
  isListenerPurpose,
  type ListenerPurpose,
} from '../../../core/operations/listener-purpose.ts'
import {
  hasCertificate,
  needsCertificate,
  purposeOf,
  type ServerPurpose,
  setServerPurpose,
} from '../../../core/operations/set-server-purpose.ts'
import { valueAt } from '../../../core/yaml/path.ts'
import { useEditable } from '../../editable.tsx'
import { classNames } from '../../ui/class-names.ts'
import { useForm } from '../form-context.ts'
import inputs from '../inputs/inputs.module.css'
import { child } from '../use-place.ts'
import { AskedValues } from './AskedValues.tsx'
import styles from './ServerPurposeChooser.module.css'

/** What a server or listener is for: the choice writes its protocol and its TLS settings, and asks for the certificate it needs. */
export function ServerPurposeChooser({ server }: { server: Place }) {
  const { edit, resource, suggestions } = useForm()
  const id = useId()
  const isEditable = useEditable()
  const [asking, setAsking] = useState<ServerPurpose | undefined>()
  const value = valueAt(resource.value, server.path)
  const written = purposeOf(value)
  const shown = asking ?? written
  const isListener = isListenerPlace(server)
  const certificates = isListener ? ['tls', 'certificateRefs', 0, 'name'] : ['tls', 'credentialName']

  function choose(purpose: ServerPurpose): void {
    const asks = needsCertificate(purpose) && !hasCertificate(valueAt(value, ['tls']))
    setAsking(asks ? purpose : undefined)
    if (!asks) edit(setServerPurpose(server, purpose))
  }

  return (
    <div className={styles.purpose}>
      <label htmlFor={id}>What does this port do?</label>
      <select
        id={id}
        disabled={!isEditable}
        className={classNames(inputs.select, shown === undefined && inputs.unset)}
        aria-describedby={`${id}-note`}
        value={shown ?? ''}
        onChange={event => choose(event.target.value as ServerPurpose)}
      >
        {shown === undefined && <option value="">Something else: see its protocol and TLS</option>}
        {usual.filter(it => !isListener || isListenerPurpose(it)).map(option)}
        <optgroup label="Further">
          {further.filter(it => !isListener || isListenerPurpose(it)).map(option)}
        </optgroup>
      </select>
      <p id={`${id}-note`}>
        {shown ? noteOf(shown, isListener) : 'Its protocol and TLS settings do not go together.'}
      </p>
      {asking && (
        <AskedValues
          title={`To ${words[asking].verb}, the gateway shows a certificate.`}
          asked={[
            {
              key: 'secret',
              label: 'Secret of the certificate',
              placeholder: 'shop-cert',
              suggestions: suggestions(child(server, ...certificates).path),
            },
          ]}
          onGiven={({ secret = '' }) => {
            edit(setServerPurpose(server, asking, secret))
            setAsking(undefined)
          }}
          onCancel={() => setAsking(undefined)}
        />
      )}
    </div>
  )
}

function noteOf(purpose: ServerPurpose, isListener: boolean): string {
  return isListener && isListenerPurpose(purpose) ? listenerNotes[purpose] : words[purpose].note
}

const listenerNotes: Readonly<Record<ListenerPurpose, string>> = {
  http: 'Plain requests are led by HTTPRoutes and GRPCRoutes.',
  https: 'The gateway ends TLS with its certificate; HTTPRoutes and GRPCRoutes lead the requests.',
  passthrough: 'TLS stays closed up to the service; TLSRoutes lead by the server name.',
  tcp: 'Bytes as they come; a TCPRoute leads them.',
  'tls-tcp': 'The gateway ends TLS; a TCPRoute or TLSRoute leads what is inside.',
}

function option(purpose: ServerPurpose) {
  return (
    <option key={purpose} value={purpose}>
      {words[purpose].label}
    </option>
  )
}

const usual = ['http', 'https', 'redirect', 'passthrough', 'tcp'] as const
const further = ['mutual', 'tls-tcp', 'auto-passthrough'] as const

const words: Readonly<Record<ServerPurpose, { label: string; note: string; verb: string }>> = {
  http: {
    label: 'Serve HTTP',
    note: 'Plain requests are led by the http rules of VirtualServices.',
    verb: 'serve HTTP',
  },
  https: {
    label: 'Serve HTTPS',
    note: 'The gateway ends TLS with its certificate; the http rules of VirtualServices lead the requests.',
    verb: 'serve HTTPS',
  },
  redirect: {
    label: 'Redirect to HTTPS',
    note: 'Every plain request is answered with 301 to the same address under https.',
    verb: 'redirect',
  },
  passthrough: {
    label: 'Pass through by SNI',
    note: 'TLS stays closed up to the service; the tls rules of VirtualServices lead by the server name.',
    verb: 'pass TLS through',
  },
  tcp: {
    label: 'TCP',
    note: 'Bytes as they come; the tcp rules of VirtualServices lead them.',
    verb: 'take TCP',
  },
  mutual: {
    label: 'Serve HTTPS with client certificates (mTLS)',
    note: 'As HTTPS, and only for clients whose certificate is signed by the CA in the Secret.',
    verb: 'ask for client certificates',
  },
  'tls-tcp': {
    label: 'End TLS, then TCP',
    note: 'The gateway ends TLS; the tcp rules of VirtualServices lead what is inside.',
    verb: 'end TLS',
  },
  'auto-passthrough': {
    label: 'Auto passthrough (between clusters)',
    note: 'The server name says the service itself; no VirtualService is used.',
    verb: 'pass TLS through',
  },
}
