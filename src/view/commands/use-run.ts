import { useCallback } from 'react'
import { useServices } from '../services.ts'
import { useWorkspace } from '../workspace-context.tsx'
import type { Command } from './command.ts'

/** Runs a command on this page's workspace. */
export function useRun(): (command: Command) => void {
  const workspace = useWorkspace()
  const services = useServices()
  return useCallback(command => command.run({ workspace, services }), [workspace, services])
}
