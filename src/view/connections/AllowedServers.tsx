import { X } from 'lucide-react'
import { useState } from 'react'
import { allowedServers, forgetServer } from '../../platform/allowed-servers.ts'
import { IconButton } from '../ui/IconButton.tsx'

/** The servers that the user has allowed in this browser, to be removed again. */
export function AllowedServers({ className, none }: { className?: string; none?: string }) {
  const [servers, setServers] = useState(allowedServers)
  if (servers.length === 0)
    return (
      <p className={none}>None yet. Drawbridge asks before it connects to a server that it does not know.</p>
    )
  return (
    <ul className={className}>
      {servers.map(it => (
        <li key={it}>
          <code>{it}</code>
          <IconButton
            label={`Remove ${it}`}
            tooltip="Remove, from the next load on"
            icon={<X />}
            size="s"
            side="left"
            onClick={() => {
              forgetServer(it)
              setServers(allowedServers())
            }}
          />
        </li>
      ))}
    </ul>
  )
}
