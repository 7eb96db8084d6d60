/// The page around the grids: one file, no script, colours of the design tokens with words beside them.
struct MapPage {
  private(set) var text: String

  init(title: String, language: Language) {
    text = """
      <!doctype html>
      <html lang="\(language == .id ? "id" : "en")">
      <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
      <title>\(Self.escaped(title))</title>
      <style>\(Self.style)</style></head>
      <body>

      """
  }

  mutating func add(_ part: String) {
    text += part
    text += "\n"
  }

  static func short(_ text: String, _ most: Int) -> String {
    text.count <= most ? text : String(text.prefix(most - 1)) + "…"
  }

  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "\u{0}"..<" ", "\u{7F}"..<"\u{A0}": out += " "
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  private static let style = """
    body{font:10.5pt/1.38 Carlito,Calibri,"Liberation Sans",Arial,sans-serif;color:#17212B;margin:24px;max-width:none}
    h1{font:21pt/1.16 Caladea,Cambria,"Liberation Serif",serif;margin:0}
    h2{font:14pt/1.16 Caladea,Cambria,"Liberation Serif",serif;margin:28px 0 6px;border-top:1.5pt solid #17212B;padding-top:8px}
    p{margin:4px 0;max-width:75ch}.file{color:#45525E;font-weight:bold}.quiet,.sum{color:#5F6B76}
    .legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:4px 16px;margin:12px 0 4px}
    .swatch{display:inline-block;padding:1px 8px;border:.75pt solid #C7CDD2}
    .columns{list-style:none;padding:0;margin:2px 0 10px;columns:24em;font-size:9.5pt;color:#45525E}
    .columns b{color:#0A4B67}.place{display:inline-block;min-width:2em;font-weight:bold;color:#17212B}
    .sheet{overflow-x:auto}table{border-collapse:collapse;font-size:8.5pt;line-height:1.25;margin:4px 0 12px}
    td,th{border:.4pt solid #C7CDD2;padding:2px 5px;vertical-align:top;text-align:left;max-width:22em;overflow-wrap:anywhere}
    td{min-width:2em}td.figure{white-space:nowrap;text-align:right}td.header{min-width:4em}
    thead th,tbody th{background:#F5F3EE;color:#45525E;font-weight:normal;white-space:nowrap}
    td.data{background:#fff}
    td.header,.swatch.header,th.word.header{background:#0A4B67;color:#fff;font-weight:bold}
    td.title,.swatch.title,th.word.title{background:#F5F3EE;color:#17212B;font-weight:bold;border-bottom:1.5pt solid #0A4B67}
    td.section,.swatch.section,th.word.section{background:#B4D2E0;color:#17212B;font-weight:bold}
    td.total,.swatch.total,th.word.total{background:#E6F0F4;color:#17212B;font-weight:bold;border-top:1.5pt solid #17212B}
    td.note,.swatch.note,th.word.note{background:#FAEFE2;color:#9C4A00;font-style:italic}
    td.ignored,.swatch.ignored,th.word.ignored{color:#5F6B76;text-decoration:line-through;background:repeating-linear-gradient(45deg,#fff,#fff 4px,#E4E8EA 4px,#E4E8EA 5px)}
    td.filled{color:#5F6B76;font-style:italic}
    tr.gap td{color:#5F6B76;border-left:0;border-right:0;font-size:7.5pt}
    tr.rest td,td.rest{color:#45525E;background:#F5F3EE;font-style:italic}
    small{font-size:7.5pt;text-transform:uppercase;letter-spacing:.03em;opacity:.85}
    @page{size:A4 landscape;margin:14mm}@media print{body{margin:0}.sheet{overflow:visible}thead{display:table-header-group}}
    """
}
