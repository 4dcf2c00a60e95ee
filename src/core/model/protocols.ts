export {
  isHttpProtocol as isHttpLike,
  isProtocol as isKnownProtocol,
  isTlsProtocol as isTlsLike,
} from '../syntax/protocol.ts'
