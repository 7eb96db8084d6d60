/// An innovation of a region's register, identified by region, owner and normalised name.
package struct InnovationFact: Hashable, Sendable {
  /// `35.79/3579-disparta/sipbanget`
  package var id: String
  package var region: String
  /// Agency id; nil when the sender's text names no known unit (the row is then rejected, or `note` says why not).
  package var owner: String?
  package var ownerText: String
  package var name: String
  package var stage: String?
  package var kind: String?
  package var form: String?
  package var urusan: String?
  package var trialDate: PartialDate?
  package var startDate: PartialDate?
  package var synthetic: Bool
  /// The cell of its name.
  package var origin: Provenance
  /// The sum of its twenty scores in the index, 0–111, as the sender states it.
  package var maturity: Double?
  /// Which nothing stands in a field that is nil (`stage`, `kind`, `form`, `urusan`, `trialDate`,
  /// `startDate`, `maturity`); a field the form does not have is blank and not listed.
  package var absent: [String: Nothing] = [:]
  package init(
    id: String, region: String, owner: String?, ownerText: String, name: String, stage: String?,
    kind: String?,
    form: String?, urusan: String?, trialDate: PartialDate?, startDate: PartialDate?, synthetic: Bool,
    origin: Provenance
  ) {
    self.id = id
    self.region = region
    self.owner = owner
    self.ownerText = ownerText
    self.name = name
    self.stage = stage
    self.kind = kind
    self.form = form
    self.urusan = urusan
    self.trialDate = trialDate
    self.startDate = startDate
    self.synthetic = synthetic
    self.origin = origin
  }
}

/// An award a sender reports.
package struct AwardFact: Hashable, Sendable {
  package var region: String
  package var innovation: String?
  package var innovationName: String
  package var owner: String?
  package var award: String
  package var level: String?
  package var year: Int?
  package var synthetic: Bool
  package var origin: Provenance
  package init(
    region: String, innovation: String?, innovationName: String, owner: String?, award: String,
    level: String?,
    year: Int?, synthetic: Bool, origin: Provenance
  ) {
    self.region = region
    self.innovation = innovation
    self.innovationName = innovationName
    self.owner = owner
    self.award = award
    self.level = level
    self.year = year
    self.synthetic = synthetic
    self.origin = origin
  }
}

/// A count a sender states (by group or agency), never mixed with rows counted by us.
package struct StatedCount: Hashable, Sendable {
  package var region: String
  package var subject: String
  package var owner: String?
  package var measure: String
  package var value: TypedValue
  package var synthetic: Bool
  package var origin: Provenance
  /// The source map it was read by: scores of a competition are no recap of innovations.
  package var form = ""
  package init(
    region: String, subject: String, owner: String?, measure: String, value: TypedValue, synthetic: Bool,
    origin: Provenance
  ) {
    self.region = region
    self.subject = subject
    self.owner = owner
    self.measure = measure
    self.value = value
    self.synthetic = synthetic
    self.origin = origin
  }
}

package enum RowFate: String, Sendable, CaseIterable { case loaded, rejected, duplicate, excluded }

/// A data row that is in no figure: rejected, duplicate or excluded, with its place.
package struct SetAsideRow: Hashable, Sendable {
  package var fate: RowFate
  /// Of the folder it was sent in; nil outside a region's folder.
  package var region: String?
  package var kind: FormKind
  /// What the sender wrote as owner and as name; nil where the form has nothing there.
  package var ownerText: String?
  package var name: String?
  package var synthetic: Bool
  package var origin: Provenance
  /// Every cell read from it, so that findings can be led to it.
  package var cells: [CellAddress]
  package init(
    fate: RowFate, region: String?, kind: FormKind, ownerText: String?, name: String?, synthetic: Bool,
    origin: Provenance, cells: [CellAddress]
  ) {
    self.fate = fate
    self.region = region
    self.kind = kind
    self.ownerText = ownerText
    self.name = name
    self.synthetic = synthetic
    self.origin = origin
    self.cells = cells
  }
}

package enum FileState: String, Sendable, CaseIterable {
  /// Read, with rows.
  case received
  /// Read, and it is a form without rows (or "nihil" stated).
  case empty
  /// Damaged, encrypted, or not what its name says.
  case unreadable
}

/// One file in the manifest; read = loaded + rejected + duplicate + excluded, or the run fails.
package struct FileLedger: Sendable {
  package var file: String
  package var sha256: String
  package var format: FileFormat
  package var state: FileState
  package var region: String?
  /// The sending agencies found in it.
  package var agencies: [String]
  package var read: Int
  package var fates: [RowFate: Int]
  package var cells: [CellClass: Int]
  /// Those of them with rows in an innovation register here; an award or a recap about an agency
  /// does not make it a sender of innovations.
  package var registerAgencies: [String] = []
  /// Agencies that state they have none, in this file.
  package var nihilAgencies: [String] = []
  package init(
    file: String, sha256: String, format: FileFormat, state: FileState, region: String?, agencies: [String],
    read: Int, fates: [RowFate: Int], cells: [CellClass: Int]
  ) {
    self.file = file
    self.sha256 = sha256
    self.format = format
    self.state = state
    self.region = region
    self.agencies = agencies
    self.read = read
    self.fates = fates
    self.cells = cells
  }
  package var reconciles: Bool { read == fates.values.reduce(0, +) }
}

/// Everything one month's inbox said, conformed.
package struct Facts: Sendable {
  package var innovations: [InnovationFact] = []
  package var awards: [AwardFact] = []
  package var counts: [StatedCount] = []
  package var ledger: [FileLedger] = []
  /// In the order read; one for each row of the ledger that was not loaded.
  package var setAside: [SetAsideRow] = []
  package init() {}
}
