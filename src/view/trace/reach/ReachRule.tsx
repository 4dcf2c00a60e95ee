import type { Place } from '../../../core/model/resource.ts'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toast.ts'
import { useWorkspace } from '../../workspace-context.tsx'
import { traceText } from '../trace-state.ts'

/** Whether a place is a rule of a VirtualService, or of a route of the Gateway API, or lies in one. */
export function isRulePlace({ resource, path }: Place): boolean {
  if (typeof path[2] !== 'number') return false
  const list = String(path[1])
  return /^(HTTP|GRPC|TLS|TCP)Route\//.test(resource)
    ? list === 'rules'
    : resource.startsWith('VirtualService/') && ['http', 'tls', 'tcp'].includes(list)
}

/** Replaces the request by the smallest one that reaches a rule, or says why none does. */
export function ReachRule({ place }: { place: Place }) {
  const workspace = useWorkspace()

  async function reach(): Promise<void> {
    const rule = { resource: place.resource, path: place.path.slice(0, 3) }
    const found = await workspace.answerNow({ type: 'reach', place: rule })
    if (!found)
      showToast({
        tone: 'error',
        title: 'There is no answer',
        description: 'The analysis failed, or the files kept changing.',
        action: { label: 'Try again', onClick: () => void reach() },
      })
    else if (found.reached) traceText(found.text, found.gateway, found.from)
    else
      showToast({
        title: found.proven ? 'No request reaches this rule' : 'No request was found that reaches this rule',
        description: found.reason,
        tone: 'warning',
      })
  }
  return (
    <Button size="s" variant="ghost" onClick={() => void reach()}>
      Reach this rule
    </Button>
  )
}
