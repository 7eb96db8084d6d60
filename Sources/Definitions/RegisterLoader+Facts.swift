import TolokCore

extension RegisterLoader {
  mutating func loadInnovations() throws(DefinitionError) {
    let columns = "id,region,name,owner,kind,form,start_year,status,source,as_of,confidence,note"
    var innovationsMade = registers.innovations
    for row in try rows("innovations", columns) {
      let id = try row.required("id")
      try take(id, row, into: &innovations)
      innovationsMade.append(
        KnownInnovation(
          id: id, region: try row.requiredKey("region", in: regions, "regions"),
          name: try row.required("name"),
          owner: try row.key("owner", in: agencies, "agencies"), kind: row.text("kind"),
          form: row.text("form"),
          startYear: try row.int("start_year"), status: row.text("status"),
          citation: try row.citation(sources)))
    }
    registers.innovations = innovationsMade
    var innovationAliasesMade = registers.innovationAliases
    for row in try rows("innovation-aliases", "region,alias,innovation,source,as_of,confidence") {
      _ = try row.citation(sources)
      innovationAliasesMade.append(
        InnovationAlias(
          region: try row.requiredKey("region", in: regions, "regions"), alias: try row.required("alias"),
          innovation: try row.requiredKey("innovation", in: innovations, "innovations")))
    }
    registers.innovationAliases = innovationAliasesMade
    var ids: Set<String> = []
    let awards =
      "id,region,innovation,owner,award,level,stage,year,date,conflict_group,source,as_of,confidence,note"
    var awardsMade = registers.awards
    for row in try rows("awards", awards) {
      let id = try row.required("id")
      try take(id, row, into: &ids)
      var award = KnownAward(
        id: id, region: try row.requiredKey("region", in: regions, "regions"),
        innovation: try row.key("innovation", in: innovations, "innovations"),
        owner: try row.key("owner", in: agencies, "agencies"), award: try row.required("award"),
        level: try row.required("level"), stage: row.text("stage"), year: try row.int("year"),
        conflictGroup: row.text("conflict_group"), citation: try row.citation(sources))
      award.date = try row.date("date")
      awardsMade.append(award)
    }
    registers.awards = awardsMade
  }

  mutating func loadCompetitions() throws(DefinitionError) {
    var ids: Set<String> = []
    let competitions =
      "id,name,organiser,level,region,since_year,last_round,next_stage,source,as_of,confidence,note"
    let rows = try rows("competitions", competitions)
    var competitionsMade = registers.competitions
    for row in rows { try take(try row.required("id"), row, into: &ids) }
    for row in rows {
      var competition = Competition(
        id: try row.required("id"), name: try row.required("name"), level: try row.required("level"),
        citation: try row.citation(sources))
      competition.organiser = row.text("organiser")
      competition.region = try row.key("region", in: regions, "regions")
      competition.sinceYear = try row.int("since_year")
      competition.lastRound = try row.date("last_round")
      competition.nextStage = try row.key("next_stage", in: ids, "competitions")
      competitionsMade.append(competition)
    }
    registers.competitions = competitionsMade
    ids = []
    let replications = "id,region,innovation,from_agency,to_scope,statement,source,as_of,confidence,note"
    var replicationsMade = registers.replications
    for row in try self.rows("replications", replications) {
      let id = try row.required("id")
      try take(id, row, into: &ids)
      replicationsMade.append(
        Replication(
          id: id, region: try row.requiredKey("region", in: regions, "regions"),
          innovation: try row.key("innovation", in: innovations, "innovations"),
          fromAgency: try row.key("from_agency", in: agencies, "agencies"), toScope: row.text("to_scope"),
          statement: row.text("statement") ?? "", citation: try row.citation(sources)))
    }
    registers.replications = replicationsMade
  }

  mutating func loadClaims() throws(DefinitionError) {
    var ids: Set<String> = []
    let claims =
      "id,region,subject,measure,value,unit,basis,denominator,conflict_group,source,as_of,confidence,note"
    var claimsMade = registers.claims
    for row in try rows("claims", claims) {
      let id = try row.required("id")
      try take(id, row, into: &ids)
      claimsMade.append(
        Claim(
          id: id, region: try row.requiredKey("region", in: regions, "regions"),
          subject: try row.required("subject"), measure: try row.required("measure"),
          value: try row.double("value"), unit: row.text("unit"), basis: try row.required("basis"),
          denominator: try row.double("denominator"), conflictGroup: row.text("conflict_group"),
          citation: try row.citation(sources)))
    }
    registers.claims = claimsMade
    ids = []
    let exhibitions =
      "id,region,name,place,start_date,end_date,measure,value,unit,source,as_of,confidence,note"
    var exhibitionsMade = registers.exhibitions
    for row in try rows("exhibitions", exhibitions) {
      let id = try row.required("id")
      let measure = try row.required("measure")
      // One exhibition has a row a measure.
      try take(id + " " + measure, row, into: &ids)
      var exhibition = ExhibitionMeasure(
        id: id, region: try row.requiredKey("region", in: regions, "regions"), name: try row.required("name"),
        measure: measure, value: try row.double("value"), unit: row.text("unit"),
        citation: try row.citation(sources))
      exhibition.place = row.text("place")
      exhibition.startDate = try row.date("start_date")
      exhibition.endDate = try row.date("end_date", until: true)
      exhibitionsMade.append(exhibition)
    }
    registers.exhibitions = exhibitionsMade
  }

  mutating func loadMoney() throws(DefinitionError) {
    var ids: Set<String> = []
    let amounts =
      "id,region,fiscal_year,component,line,amount_rp,exact,rounding_unit_rp,published_text,recipient,"
      + "conflict_group,source,as_of,confidence,note"
    var didAmountsMade = registers.didAmounts
    for row in try rows("did-amounts", amounts) {
      let id = try row.required("id")
      try take(id, row, into: &ids)
      didAmountsMade.append(
        DIDAmount(
          id: id, region: try row.requiredKey("region", in: regions, "regions"),
          fiscalYear: try row.requiredInt("fiscal_year"), component: try row.required("component"),
          line: row.text("line"), amount: try row.rupiah("amount_rp"), exact: try row.bool("exact"),
          roundingUnit: try row.rupiah("rounding_unit_rp"), publishedText: row.text("published_text") ?? "",
          isAllocation: row.text("recipient") != "no", conflictGroup: row.text("conflict_group"),
          citation: try row.citation(sources, value: "amount_rp")))
    }
    registers.didAmounts = didAmountsMade
    ids = []
    var didInputsMade = registers.didInputs
    for row in try rows("did-inputs", "id,region,fiscal_year,fact,value,source,as_of,confidence,note") {
      let id = try row.required("id")
      try take(id, row, into: &ids)
      didInputsMade.append(
        DIDInput(
          id: id, region: try row.requiredKey("region", in: regions, "regions"),
          fiscalYear: try row.requiredInt("fiscal_year"), fact: try row.required("fact"),
          value: try row.required("value"), citation: try row.citation(sources, value: "value")))
    }
    registers.didInputs = didInputsMade
    var contestWinsMade = registers.contestWins
    for row in try rows("did-contest-2020", "sector,cluster,rank,region,source,as_of,confidence,note") {
      contestWinsMade.append(
        ContestWin(
          sector: try row.required("sector"), cluster: try row.required("cluster"),
          rank: try row.requiredInt("rank"), region: try row.requiredKey("region", in: regions, "regions"),
          citation: try row.citation(sources, value: "rank")))
    }
    registers.contestWins = contestWinsMade
    ids = []
    let scores =
      "id,region,index,year,score,score_max,category,rank,status,conflict_group,source,as_of,confidence,note"
    var indexScoresMade = registers.indexScores
    for row in try rows("index-scores", scores) {
      let id = try row.required("id")
      try take(id, row, into: &ids)
      var score = IndexScore(
        id: id, region: try row.requiredKey("region", in: regions, "regions"),
        index: try row.required("index"),
        year: try row.requiredInt("year"), score: try row.double("score"), category: row.text("category"),
        status: row.text("status"), conflictGroup: row.text("conflict_group"),
        citation: try row.citation(sources))
      score.scoreMax = try row.double("score_max")
      score.rank = try row.int("rank")
      indexScoresMade.append(score)
    }
    registers.indexScores = indexScoresMade
  }
}
