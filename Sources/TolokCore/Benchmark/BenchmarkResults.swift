/// Everything the benchmark says about a month; what workbooks and pages are built from.
///
/// Order is part of the value: indicators as declared (by file name), regions in report order, then the
/// other regions of the register; bases `register` first, then published ones as declared.
package struct BenchmarkResults: Sendable {
  /// The cards.
  package var indicators: [Indicator] = []
  /// Every indicator × region × basis, those without a value included, with the reason.
  package var figures: [Figure] = []
  /// One a reporting region.
  package var agencies: [AgencyTable] = []
  package var groups: [PeerGroup] = []
  package var comparisons: [PeerComparison] = []
  package var composites: [CompositeOutcome] = []
  package var trends: [Trend] = []
  /// Against the month just before, where the store holds it.
  package var changes: [MonthChange] = []
  /// What the store keeps of this month.
  package var record = MonthRecord()
  package var suggestions: [ReplicationSuggestion] = []
  /// One a reporting region.
  package var briefs: [RegionBrief] = []
  package init() {}

  package func indicator(_ code: String) -> Indicator? { indicators.first { $0.code == code } }

  /// The figure of an indicator in a region on its own basis, or on the one asked for.
  package func figure(_ indicator: String, _ region: String, basis: String? = nil) -> Figure? {
    figures.first {
      $0.indicator == indicator && $0.region == region && (basis == nil || $0.basis == basis)
    }
  }

  /// All figures of an indicator in a region: its own, then the published ones.
  package func figures(_ indicator: String, _ region: String) -> [Figure] {
    figures.filter { $0.indicator == indicator && $0.region == region }
  }
}
