/// Which edition of the month a figure belongs to; stands beside every figure.
package enum Edition: Hashable, Sendable {
  case provisional
  case final
  case revision(Int)

  package var label: Sentence {
    switch self {
    case .provisional: Sentence(id: "sementara", en: "provisional")
    case .final: Sentence(id: "final", en: "final")
    case .revision(let number): Sentence(id: "revisi \(number)", en: "revision \(number)")
    }
  }
}
