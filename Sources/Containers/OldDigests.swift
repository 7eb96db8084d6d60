import CCrypto

/// Digests that old file formats are built on; for nothing that has to be safe. Empty where the library refuses them.
package enum OldDigests {
  package static func md5(_ bytes: [UInt8]) -> [UInt8] { digest(bytes, EVP_md5(), 16) }
  package static func sha1(_ bytes: [UInt8]) -> [UInt8] { digest(bytes, EVP_sha1(), 20) }

  private static func digest(_ bytes: [UInt8], _ kind: OpaquePointer?, _ size: Int) -> [UInt8] {
    var out = [UInt8](repeating: 0, count: 64)
    let done = EVP_Digest(bytes, bytes.count, &out, nil, kind, nil)
    return done == 1 ? Array(out.prefix(size)) : []
  }
}
