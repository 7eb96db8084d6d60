import GRDB

/// The schema of the store. Constraints live in SQLite, so wrong code cannot store wrong facts;
/// migrations are appended, never edited.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 spine") { db in
      try db.execute(sql: tables)
      try db.execute(sql: views)
    }
    migrator.registerMigration("innovation maturity") { db in
      try db.execute(
        sql: "ALTER TABLE innovation ADD COLUMN maturity REAL CHECK (maturity BETWEEN 0 AND 111)")
    }
    // Months loaded before this one have no figures: nothing says what was published of them.
    migrator.registerMigration("published figures") { db in try db.execute(sql: history) }
    return migrator
  }

  private static let tables = """
    CREATE TABLE period (
      id TEXT PRIMARY KEY, first_day TEXT NOT NULL CHECK (first_day LIKE '____-__-__'),
      last_day TEXT NOT NULL CHECK (last_day >= first_day)
    ) STRICT;
    CREATE TABLE run (
      id INTEGER PRIMARY KEY, period TEXT NOT NULL REFERENCES period(id), revision TEXT NOT NULL,
      output TEXT NOT NULL, content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64)
    ) STRICT;
    CREATE TABLE region (
      id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('provinsi','kota','kabupaten')),
      name TEXT NOT NULL, population INTEGER CHECK (population > 0), population_date TEXT,
      source TEXT NOT NULL, as_of TEXT NOT NULL
    ) STRICT;
    CREATE TABLE agency (
      id TEXT PRIMARY KEY, region TEXT NOT NULL REFERENCES region(id), name TEXT NOT NULL, abbreviation TEXT,
      kind TEXT NOT NULL, parent TEXT REFERENCES agency(id) DEFERRABLE INITIALLY DEFERRED,
      counts_as_opd INTEGER NOT NULL CHECK (counts_as_opd IN (0,1)), source TEXT NOT NULL
    ) STRICT;
    CREATE TABLE file (
      period TEXT NOT NULL REFERENCES period(id), file TEXT NOT NULL,
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64), format TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('received','empty','unreadable')), region TEXT REFERENCES region(id),
      read INTEGER NOT NULL, loaded INTEGER NOT NULL, rejected INTEGER NOT NULL, duplicate INTEGER NOT NULL,
      excluded INTEGER NOT NULL, CHECK (read = loaded + rejected + duplicate + excluded),
      PRIMARY KEY (period, file)
    ) STRICT;
    CREATE TABLE innovation (
      period TEXT NOT NULL REFERENCES period(id), id TEXT NOT NULL, region TEXT NOT NULL REFERENCES region(id),
      owner TEXT REFERENCES agency(id), owner_text TEXT NOT NULL, name TEXT NOT NULL CHECK (name <> ''),
      stage TEXT, kind TEXT, form TEXT, urusan TEXT, trial_date TEXT, start_date TEXT,
      synthetic INTEGER NOT NULL CHECK (synthetic IN (0,1)),
      file TEXT NOT NULL, sheet TEXT NOT NULL, cell TEXT NOT NULL,
      PRIMARY KEY (period, id), FOREIGN KEY (period, file) REFERENCES file(period, file)
    ) STRICT;
    CREATE INDEX innovation_owner ON innovation(period, owner);
    CREATE TABLE award (
      period TEXT NOT NULL REFERENCES period(id), region TEXT NOT NULL REFERENCES region(id), innovation TEXT,
      innovation_name TEXT NOT NULL, owner TEXT REFERENCES agency(id), award TEXT NOT NULL, level TEXT, year INTEGER,
      synthetic INTEGER NOT NULL CHECK (synthetic IN (0,1)),
      file TEXT NOT NULL, sheet TEXT NOT NULL, cell TEXT NOT NULL,
      FOREIGN KEY (period, file) REFERENCES file(period, file)
    ) STRICT;
    CREATE TABLE stated_count (
      period TEXT NOT NULL REFERENCES period(id), region TEXT NOT NULL REFERENCES region(id),
      subject TEXT NOT NULL, owner TEXT REFERENCES agency(id), measure TEXT NOT NULL, value TEXT,
      nothing_kind TEXT CHECK (nothing_kind IN ('blank','zero','nihil','notApplicable','notYetDue')),
      synthetic INTEGER NOT NULL CHECK (synthetic IN (0,1)),
      file TEXT NOT NULL, sheet TEXT NOT NULL, cell TEXT NOT NULL,
      CHECK ((value IS NULL) <> (nothing_kind IS NULL)),
      FOREIGN KEY (period, file) REFERENCES file(period, file)
    ) STRICT;
    CREATE TABLE finding (
      period TEXT NOT NULL REFERENCES period(id), code TEXT NOT NULL,
      severity TEXT NOT NULL CHECK (severity IN ('error','warning','info')),
      file TEXT, sheet TEXT, cell TEXT, found TEXT, message TEXT NOT NULL, fix TEXT NOT NULL, cause TEXT NOT NULL
    ) STRICT;
    CREATE TABLE did_result (
      period TEXT NOT NULL REFERENCES period(id), region TEXT NOT NULL REFERENCES region(id),
      fiscal_year INTEGER NOT NULL, pack TEXT NOT NULL, component TEXT NOT NULL,
      verdict TEXT NOT NULL CHECK (verdict IN ('met','unmet','unknown')), method TEXT NOT NULL,
      low INTEGER, high INTEGER, exact INTEGER NOT NULL CHECK (exact IN (0,1)), missing TEXT NOT NULL,
      CHECK (low IS NULL OR high IS NULL OR low <= high),
      CHECK (exact = 0 OR (low IS NOT NULL AND low = high)),
      PRIMARY KEY (period, region, pack, component)
    ) STRICT;
    """

  private static let views = """
    -- v_inovasi: one row an innovation and month, names instead of ids; contoh = 1 marks synthetic rows.
    CREATE VIEW v_inovasi AS
      SELECT i.period AS periode, r.name AS wilayah, a.name AS pemilik, i.name AS inovasi, i.stage AS tahapan,
             i.kind AS jenis, i.form AS bentuk, i.start_date AS mulai, i.synthetic AS contoh,
             i.file AS berkas, i.sheet AS lembar, i.cell AS sel
      FROM innovation i JOIN region r ON r.id = i.region LEFT JOIN agency a ON a.id = i.owner;
    -- v_cakupan: documented innovations per unit and month; units without any show 0.
    CREATE VIEW v_cakupan AS
      SELECT p.id AS periode, r.name AS wilayah, a.id AS unit, a.name AS nama_unit, a.kind AS jenis_unit,
             (SELECT count(*) FROM innovation i
              WHERE i.period = p.id AND i.owner = a.id AND i.synthetic = 0) AS inovasi
      FROM period p CROSS JOIN agency a JOIN region r ON r.id = a.region
      WHERE EXISTS (SELECT 1 FROM file f WHERE f.period = p.id AND f.region = a.region);
    -- v_berkas: what became of each file and its rows.
    CREATE VIEW v_berkas AS
      SELECT period AS periode, file AS berkas, format, state AS keadaan, read AS dibaca, loaded AS dimuat,
             rejected AS ditolak, duplicate AS ganda, excluded AS dikecualikan, sha256 FROM file;
    -- v_temuan: findings by cause.
    CREATE VIEW v_temuan AS
      SELECT period AS periode, severity AS bobot, code AS kode, count(*) AS banyak, min(message) AS pesan,
             min(fix) AS perbaikan FROM finding GROUP BY period, cause;
    -- v_antar_bulan: documented innovations by region, months side by side.
    CREATE VIEW v_antar_bulan AS
      SELECT r.name AS wilayah, i.period AS periode, sum(1 - i.synthetic) AS inovasi, sum(i.synthetic) AS contoh
      FROM innovation i JOIN region r ON r.id = i.region GROUP BY r.id, i.period;
    """

  private static let history = """
    -- One spelling of what a figure counts and by which rules; shared by all months that count alike.
    CREATE TABLE figure_method (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE CHECK (text <> '')) STRICT;
    CREATE TABLE figure (
      period TEXT NOT NULL REFERENCES period(id), id TEXT NOT NULL, indicator TEXT NOT NULL,
      region TEXT NOT NULL REFERENCES region(id), basis TEXT NOT NULL, unit TEXT NOT NULL,
      value REAL, numerator REAL, denominator REAL,
      method INTEGER NOT NULL REFERENCES figure_method(id), as_of TEXT NOT NULL, edition TEXT NOT NULL,
      reported INTEGER CHECK (reported >= 0), expected INTEGER CHECK (expected >= reported),
      coverage_id TEXT, coverage_en TEXT,
      lower_bound INTEGER NOT NULL CHECK (lower_bound IN (0,1)),
      published INTEGER NOT NULL CHECK (published IN (0,1)),
      reason TEXT, reason_id TEXT, reason_en TEXT,
      CHECK ((value IS NULL) = (reason IS NOT NULL)),
      CHECK ((reported IS NULL) = (expected IS NULL) AND (reported IS NULL) = (coverage_id IS NULL)),
      PRIMARY KEY (period, id)
    ) STRICT, WITHOUT ROWID;
    -- Who sent in a month; what each unit held stands in figure_part. unit '' is an owner nobody knows.
    CREATE TABLE figure_unit (
      period TEXT NOT NULL REFERENCES period(id), region TEXT NOT NULL REFERENCES region(id),
      unit TEXT NOT NULL REFERENCES agency(id),
      counted INTEGER NOT NULL CHECK (counted IN (0,1)), sent INTEGER NOT NULL CHECK (sent IN (0,1)),
      PRIMARY KEY (period, region, unit)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE figure_part (
      period TEXT NOT NULL REFERENCES period(id), region TEXT NOT NULL REFERENCES region(id),
      indicator TEXT NOT NULL, unit TEXT NOT NULL, value INTEGER NOT NULL CHECK (value > 0),
      PRIMARY KEY (period, region, indicator, unit)
    ) STRICT, WITHOUT ROWID;
    -- v_angka: published figures, months below each other.
    CREATE VIEW v_angka AS
      SELECT f.period AS periode, r.name AS wilayah, f.indicator AS indikator, f.basis AS dasar,
             f.value AS nilai, f.numerator AS pembilang, f.denominator AS penyebut, f.edition AS edisi,
             f.reported AS mengirim, f.expected AS diharapkan, f.reason_id AS sebab, m.text AS cara
      FROM figure f JOIN region r ON r.id = f.region JOIN figure_method m ON m.id = f.method;
    """
}
