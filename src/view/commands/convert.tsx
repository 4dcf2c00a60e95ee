import { ArrowLeftRight } from 'lucide-react'
import type { Target } from '../../core/convert/conversion/conversion.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { openDialog } from '../screen/screen-state.ts'
import type { Command } from './command.ts'

export const convertToGatewayApi: Command = {
  id: 'convert-to-gateway-api',
  edits: true,
  leads: true,
  title: 'Convert to Gateway API…',
  keys: [],
  icon: <ArrowLeftRight />,
  keywords: 'migrate httproute gateway kubernetes move istio virtualservice ingress',
  enabled: ({ workspace }) => holds(workspace, 'gateway-api'),
  run: () => openDialog({ type: 'convert', target: 'gateway-api' }),
}

export const convertToIstio: Command = {
  id: 'convert-to-istio',
  edits: true,
  leads: true,
  title: 'Convert to Istio…',
  keys: [],
  icon: <ArrowLeftRight />,
  keywords: 'migrate virtualservice gateway httproute back move ingress',
  enabled: ({ workspace }) => holds(workspace, 'istio'),
  run: () => openDialog({ type: 'convert', target: 'istio' }),
}

/** Whether the files may hold anything to convert, by the words in them. */
function holds(workspace: Workspace, target: Target): boolean {
  return workspace.store.getState().files.some(({ text }) => {
    if (isOf(text, 'Ingress')) return true
    if (target === 'istio') return /gateway\.networking\.k8s\.io\//.test(text)
    if (isOf(text, 'VirtualService')) return true
    return isOf(text, 'Gateway') && /networking\.istio\.io\//.test(text)
  })
}

function isOf(text: string, kind: string): boolean {
  return new RegExp(`\\bkind["']?\\s*:\\s*["']?${kind}\\b`).test(text)
}
