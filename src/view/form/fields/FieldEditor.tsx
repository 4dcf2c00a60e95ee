import type { ComponentType } from 'react'
import type { Field } from '../../../core/kinds/field.ts'
import { patternOf } from '../../../core/kinds/pattern-of.ts'
import type { Json } from '../../../core/yaml/source-document.ts'
import { type FieldEditorProps, useForm } from '../form-context.ts'
import { FilterList } from '../gateway-api/FilterList.tsx'
import { FilterTypeField } from '../gateway-api/FilterTypeField.tsx'
import { MatchValueField } from '../gateway-api/MatchValueField.tsx'
import { DelegateField } from '../special/DelegateField.tsx'
import { GatewaysField } from '../special/GatewaysField.tsx'
import { ServerHostsField } from '../special/ServerHostsField.tsx'
import { ShareField } from '../special/ShareField.tsx'
import { TlsModeField } from '../special/TlsModeField.tsx'
import { ExpressionField } from './ExpressionField.tsx'
import { onlyFieldOf } from './field-layout.ts'
import { ListField } from './ListField.tsx'
import { MapField } from './MapField.tsx'
import { ObjectField } from './ObjectField.tsx'
import { RedirectField, RewriteField } from './PreviewedField.tsx'
import { RawField } from './RawField.tsx'
import { ScalarField } from './ScalarField.tsx'
import { StringMatchField } from './StringMatchField.tsx'
import { isStringMatch } from './string-match.ts'
import { WrappedField } from './WrappedField.tsx'

/** Fields that have an editor of their own, by kind and path with `*` for an index. */
const own: Readonly<Record<string, ComponentType<FieldEditorProps>>> = {
  'Gateway:spec.servers.*.hosts': ServerHostsField,
  'Gateway:spec.servers.*.tls.mode': TlsModeField,
  'VirtualService:spec.gateways': GatewaysField,
  'VirtualService:spec.http.*.delegate': DelegateField,
  'VirtualService:spec.http.*.redirect': RedirectField,
  'VirtualService:spec.http.*.route.*.weight': ShareField,
  'VirtualService:spec.tls.*.route.*.weight': ShareField,
  'VirtualService:spec.tcp.*.route.*.weight': ShareField,
  'HTTPRoute:spec.rules.*.backendRefs.*.weight': ShareField,
  'GRPCRoute:spec.rules.*.backendRefs.*.weight': ShareField,
  'TLSRoute:spec.rules.*.backendRefs.*.weight': ShareField,
  'TCPRoute:spec.rules.*.backendRefs.*.weight': ShareField,
  'HTTPRoute:spec.rules.*.filters': FilterList,
  'HTTPRoute:spec.rules.*.filters.*.type': FilterTypeField,
  'HTTPRoute:spec.rules.*.filters.*.requestRedirect': RedirectField,
  'HTTPRoute:spec.rules.*.filters.*.urlRewrite': RewriteField,
  'HTTPRoute:spec.rules.*.backendRefs.*.filters': FilterList,
  'HTTPRoute:spec.rules.*.backendRefs.*.filters.*.type': FilterTypeField,
  'HTTPRoute:spec.rules.*.matches.*.path.value': MatchValueField,
  'HTTPRoute:spec.rules.*.matches.*.headers.*.value': MatchValueField,
  'HTTPRoute:spec.rules.*.matches.*.queryParams.*.value': MatchValueField,
  'GRPCRoute:spec.rules.*.filters': FilterList,
  'GRPCRoute:spec.rules.*.filters.*.type': FilterTypeField,
  'GRPCRoute:spec.rules.*.backendRefs.*.filters': FilterList,
  'GRPCRoute:spec.rules.*.backendRefs.*.filters.*.type': FilterTypeField,
  'GRPCRoute:spec.rules.*.matches.*.method.service': MatchValueField,
  'GRPCRoute:spec.rules.*.matches.*.method.method': MatchValueField,
  'GRPCRoute:spec.rules.*.matches.*.headers.*.value': MatchValueField,
  'VirtualService:spec.http.*.rewrite': RewriteField,
  'VirtualService:spec.http.*.rewrite.uriRegexRewrite.match': ExpressionField,
}

/** The editor of one field, by its type. A value of another shape than the type's is shown as it is, never overwritten. */
export function FieldEditor(props: FieldEditorProps) {
  const { kind } = useForm()
  const { field, value, place } = props
  if (value !== undefined && value !== null && !fits(field, value)) return <RawField {...props} />
  const pattern = patternOf(kind, place.path)
  const Own = Object.hasOwn(own, pattern) ? own[pattern] : undefined
  if (Own) return <Own {...props} />
  switch (field.is.type) {
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
    case 'enum':
    case 'intOrString':
      return <ScalarField {...props} />
    case 'list':
      return <ListField {...props} />
    case 'map':
      return <MapField {...props} />
    case 'object':
      if (isStringMatch(field)) return <StringMatchField {...props} />
      return isWrapped(field, value) ? <WrappedField {...props} /> : <ObjectField {...props} />
    case 'any':
      return <RawField {...props} />
  }
}

/** Whether an object can be shown as its only field: nothing else is in it. */
function isWrapped(field: Field, value: Json | undefined): boolean {
  const only = onlyFieldOf(field)
  if (!only) return false
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return true
  const inner = Object.hasOwn(value, only.name) ? value[only.name] : undefined
  return Object.keys(value).every(it => it === only.name) && (typeof inner !== 'object' || inner === null)
}

function fits(field: Field, value: Json): boolean {
  switch (field.is.type) {
    case 'list':
      return Array.isArray(value)
    case 'map':
    case 'object':
      return typeof value === 'object' && !Array.isArray(value)
    case 'any':
      return true
    default:
      return typeof value !== 'object'
  }
}
