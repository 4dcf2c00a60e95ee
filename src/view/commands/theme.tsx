import { Monitor, Moon, Sun } from 'lucide-react'
import { chooseTheme } from '../../platform/theme.ts'
import type { Command } from './command.ts'

export const lightTheme: Command = {
  id: 'theme-light',
  title: 'Light theme',
  keys: [],
  icon: <Sun />,
  keywords: 'colours bright appearance',
  run: () => chooseTheme('light'),
}

export const darkTheme: Command = {
  id: 'theme-dark',
  title: 'Dark theme',
  keys: [],
  icon: <Moon />,
  keywords: 'colours night appearance',
  run: () => chooseTheme('dark'),
}

export const systemTheme: Command = {
  id: 'theme-system',
  title: 'System theme',
  keys: [],
  icon: <Monitor />,
  keywords: 'colours appearance automatic',
  run: () => chooseTheme('system'),
}
