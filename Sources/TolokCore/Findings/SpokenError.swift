/// An error with a sentence for people in both languages of the house.
package protocol SpokenError: Error, CustomStringConvertible {
  var sentence: Sentence { get }
}

extension SpokenError {
  package var description: String { sentence.id }
}

/// What an error says; a stranger's own words stand in both languages.
package func sentence(of error: any Error) -> Sentence {
  (error as? any SpokenError)?.sentence ?? Sentence(id: "\(error)", en: "\(error)")
}
