/// Units × components: raw values with nil where unknown. Rows in register order, columns as in the recipe.
package struct CompositeTable: Hashable, Sendable {
  package struct Column: Hashable, Sendable {
    package var indicator: String
    package var label: Sentence
    package var direction: Indicator.Direction
    package var goalposts: Indicator.Goalposts?
    package init(
      indicator: String, label: Sentence, direction: Indicator.Direction, goalposts: Indicator.Goalposts?
    ) {
      self.indicator = indicator
      self.label = label
      self.direction = direction
      self.goalposts = goalposts
    }
  }
  package struct Row: Hashable, Sendable {
    package var region: String
    package var values: [Double?]
    /// Ids of the figures, and why one has no value.
    package var figures: [String]
    package var missing: [Sentence]
    /// People, for the step that divides by them.
    package var population: Double?
    package init(
      region: String, values: [Double?], figures: [String], missing: [Sentence], population: Double? = nil
    ) {
      self.region = region
      self.values = values
      self.figures = figures
      self.missing = missing
      self.population = population
    }
  }
  package var columns: [Column]
  package var rows: [Row]
  package init(columns: [Column], rows: [Row]) {
    self.columns = columns
    self.rows = rows
  }
}
