import type { Place } from '../../../core/model/resource.ts'
import { useForm } from '../form-context.ts'
import { problemsAt } from '../use-place.ts'
import { FieldProblems } from './FieldProblems.tsx'

export function OwnProblems({ place }: { place: Place }) {
  const { problems } = useForm()
  return <FieldProblems problems={problemsAt(problems, place.path)} />
}
