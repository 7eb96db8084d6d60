extension String {
  /// First letter in capitals, the rest as it is: how a heading begins.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
