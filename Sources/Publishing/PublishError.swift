import TolokCore

/// Why a file of the outputs could not be made; nothing is published then.
package enum PublishError: SpokenError {
  case cannotWrite(file: String, reason: Sentence)
  /// A template that does not fit the results, with line and column, both from 1.
  case badTemplate(file: String, Int, Int, Sentence)
  /// Another run is publishing into this folder.
  case busy(String)

  package var sentence: Sentence {
    switch self {
    case .cannotWrite(let file, let reason):
      Sentence(id: "\(file) tidak dapat ditulis: \(reason.id)", en: "\(file) cannot be written: \(reason.en)")
    case .badTemplate(let file, let line, let column, let reason):
      Sentence(id: "\(file):\(line):\(column): \(reason.id)", en: "\(file):\(line):\(column): \(reason.en)")
    case .busy(let folder):
      Sentence(
        id: "\(folder) sedang ditulis oleh proses lain; tunggu sampai selesai, lalu ulangi",
        en: "\(folder) is being written by another process; wait for it to end, then try again")
    }
  }
}
