/// An agency in the benchmark: it has so many innovations of its own and of its units.
package struct AgencyCoverage: Hashable, Sendable {
  package var agency: String
  package var name: String
  package var kind: String
  /// Documented rows owned by it or by units whose parent chain leads to it.
  package var innovations: Int
  package var syntheticInnovations: Int
  package init(agency: String, name: String, kind: String, innovations: Int, syntheticInnovations: Int) {
    self.agency = agency
    self.name = name
    self.kind = kind
    self.innovations = innovations
    self.syntheticInnovations = syntheticInnovations
  }
}

/// A rate with everything that must stand beside it.
package struct Rate: Sendable {
  package var numerator: Int
  package var denominator: Int
  /// "OPD dan kecamatan menurut register Tolok"
  package var denominatorLabel: Sentence
  /// register, statement, exhibition …
  package var basis: String
  package var note: Sentence?
  package init(
    numerator: Int, denominator: Int, denominatorLabel: Sentence, basis: String, note: Sentence? = nil
  ) {
    self.numerator = numerator
    self.denominator = denominator
    self.denominatorLabel = denominatorLabel
    self.basis = basis
    self.note = note
  }
}

/// What one region's register says this month.
package struct RegionStanding: Sendable {
  package var region: Region
  package var programme: Programme?
  /// What counts as an agency here, printed with every figure.
  package var countedUnits: Sentence
  /// Counted agencies, with and without innovations, in register order.
  package var agencies: [AgencyCoverage]
  /// Documented innovations in this month's register.
  package var innovations: Int
  package var syntheticInnovations: Int
  /// Innovations of units that are not counted as agencies and roll up to none (citizens, BUMD, desa).
  package var outsideAgencies: Int
  package var byForm: [(form: String?, count: Int)]
  package var byKind: [(kind: String?, count: Int)]
  package var byStage: [(stage: String?, count: Int)]
  /// Awards known to the register by level, published before or in the period.
  package var awardsByLevel: [(level: String, count: Int)]
  /// Agencies with at least the programme's minimum of those counted; nil where no minimum is set.
  package var targetCoverage: Rate?
  /// Agencies with at least one innovation of those counted.
  package var coverage: Rate
  /// Per counted agency; nil when the register is empty.
  package var perAgency: Double?
  /// Per 100,000 people; nil without a population.
  package var perHundredThousand: Double?
  /// "registrasi penduduk, 31 Desember 2024 (setelah periode)"
  package var populationNote: Sentence?
  package init(
    region: Region, programme: Programme?, countedUnits: Sentence, agencies: [AgencyCoverage],
    innovations: Int,
    syntheticInnovations: Int, outsideAgencies: Int, byForm: [(form: String?, count: Int)],
    byKind: [(kind: String?, count: Int)], byStage: [(stage: String?, count: Int)],
    awardsByLevel: [(level: String, count: Int)], targetCoverage: Rate?, coverage: Rate, perAgency: Double?,
    perHundredThousand: Double?, populationNote: Sentence?
  ) {
    self.region = region
    self.programme = programme
    self.countedUnits = countedUnits
    self.agencies = agencies
    self.innovations = innovations
    self.syntheticInnovations = syntheticInnovations
    self.outsideAgencies = outsideAgencies
    self.byForm = byForm
    self.byKind = byKind
    self.byStage = byStage
    self.awardsByLevel = awardsByLevel
    self.targetCoverage = targetCoverage
    self.coverage = coverage
    self.perAgency = perAgency
    self.perHundredThousand = perHundredThousand
    self.populationNote = populationNote
  }
}

/// Published figures set beside each other and beside the register's own count; never resolved for the reader.
package struct Reconciliation: Sendable {
  package struct Line: Hashable, Sendable {
    package var label: Sentence
    package var value: String
    package var basis: String
    package var source: String
    package init(label: Sentence, value: String, basis: String, source: String) {
      self.label = label
      self.value = value
      self.basis = basis
      self.source = source
    }
  }
  package var id: String
  package var region: String
  /// The finding as a sentence: "Tiga angka pameran Oktober tidak cocok".
  package var message: Sentence
  package var lines: [Line]
  /// What it does not mean, and what would settle it.
  package var explanation: Sentence
  package var agrees: Bool
  package init(
    id: String, region: String, message: Sentence, lines: [Line], explanation: Sentence, agrees: Bool
  ) {
    self.id = id
    self.region = region
    self.message = message
    self.lines = lines
    self.explanation = explanation
    self.agrees = agrees
  }
}
