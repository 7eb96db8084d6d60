/// An output that cannot be written; nothing is published then.
package enum PublishError: Error, CustomStringConvertible {
  case cannotWrite(file: String, reason: String)
  /// Another run is publishing into this folder.
  case busy(String)

  package var description: String {
    switch self {
    case .cannotWrite(let file, let reason): "\(file) tidak dapat ditulis: \(reason)"
    case .busy(let folder): "\(folder) sedang ditulis oleh proses lain; tunggu sampai selesai, lalu ulangi"
    }
  }
}
