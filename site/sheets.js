/* Tables to save, made in the page: CSV as spreadsheets read it, and workbooks (Office Open XML, ECMA-376; the ZIP without
   compression). Every cell is text: nothing runs as a formula. No clock is in it: the same table gives the same bytes. */
(function () {
  'use strict';
  // A cell that begins so is run by Excel and its like (OWASP, CSV Injection); full-width forms are taken for ASCII there.
  var RUNS = /^[=+\-@\t\r\n＝＋－＠]/;
  var CSV = 'text/csv;charset=utf-8';
  var LONGEST = 32767;  // characters of a cell in Excel
  var HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  var MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  var OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  var PACKAGE = 'http://schemas.openxmlformats.org/package/2006/';

  function quoted(cell) {
    var safe = RUNS.test(cell) ? "'" + cell : cell;
    return /[,"\r\n]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
  }

  /* Rows as CSV with a byte order mark, without which Excel takes UTF-8 for the local code page. */
  function csv(rows) {
    return '\ufeff' + rows.map(function (row) { return row.map(quoted).join(',') + '\n'; }).join('');
  }

  /* Text as XML may hold it, and as Excel reads it: _x0041_ would be taken for a letter. */
  function xml(text) {
    return text.slice(0, LONGEST)
      .replace(/\r\n?/g, '\n')
      .replace(/[\ud800-\udbff][\udc00-\udfff]|[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/g, function (found) {
        return found.length === 2 ? found : '';
      })
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      .replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  }

  function column(at) {
    return (at >= 26 ? String.fromCharCode(64 + Math.floor(at / 26)) : '') + String.fromCharCode(65 + at % 26);
  }

  /* Styles: 1 a heading, 2 text, 3 text that a spreadsheet would run were it typed. */
  function cell(text, row, at) {
    var style = row === 1 ? 1 : RUNS.test(text) ? 3 : 2;
    return text ? '<c r="' + column(at) + row + '" s="' + style + '" t="inlineStr"><is><t xml:space="preserve">' + xml(text) + '</t></is></c>' : '';
  }

  function worksheet(sheet) {
    var last = column(sheet.rows[0].length - 1) + sheet.rows.length;
    return HEAD + '<worksheet xmlns="' + MAIN + '"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
      '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
      '<cols>' + sheet.widths.map(function (width, at) {
        return '<col min="' + (at + 1) + '" max="' + (at + 1) + '" width="' + width + '" customWidth="1"/>';
      }).join('') + '</cols><sheetData>' + sheet.rows.map(function (row, at) {
        return '<row r="' + (at + 1) + '">' + row.map(function (text, n) { return cell(text, at + 1, n); }).join('') + '</row>';
      }).join('') + '</sheetData>' + (sheet.widths.length > 1 ? '<autoFilter ref="A1:' + last + '"/>' : '') +
      '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>';
  }

  var STYLES = HEAD + '<styleSheet xmlns="' + MAIN + '"><fonts count="2"><font><sz val="11"/><name val="Yu Gothic"/></font>' +
    '<font><b/><sz val="11"/><name val="Yu Gothic"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill>' +
    '<fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE4ECF5"/></patternFill></fill></fills>' +
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf xfId="0"/>' +
    '<xf xfId="0" numFmtId="49" fontId="1" fillId="2" applyFont="1" applyFill="1" applyNumberFormat="1"/>' +
    ['', ' quotePrefix="1"'].map(function (prefix) {
      return '<xf xfId="0" numFmtId="49"' + prefix + ' applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>';
    }).join('') + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

  /* The parts of a workbook by their names; each sheet has a name, rows of text (the first are headings), widths. */
  function parts(sheets) {
    var types = sheets.map(function (_, at) {
      return '<Override PartName="/xl/worksheets/sheet' + (at + 1) + '.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>';
    }).join('');
    var found = [
      ['[Content_Types].xml', HEAD + '<Types xmlns="' + PACKAGE + 'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>' +
        '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>' + types + '</Types>'],
      ['_rels/.rels', HEAD + '<Relationships xmlns="' + PACKAGE + 'relationships"><Relationship Id="rId1" Type="' + OFFICE + '/officeDocument" Target="xl/workbook.xml"/></Relationships>'],
      ['xl/workbook.xml', HEAD + '<workbook xmlns="' + MAIN + '" xmlns:r="' + OFFICE + '"><sheets>' + sheets.map(function (sheet, at) {
        return '<sheet name="' + sheetName(sheet.name) + '" sheetId="' + (at + 1) + '" r:id="rId' + (at + 1) + '"/>';
      }).join('') + '</sheets></workbook>'],
      ['xl/_rels/workbook.xml.rels', HEAD + '<Relationships xmlns="' + PACKAGE + 'relationships">' + sheets.map(function (_, at) {
        return '<Relationship Id="rId' + (at + 1) + '" Type="' + OFFICE + '/worksheet" Target="worksheets/sheet' + (at + 1) + '.xml"/>';
      }).join('') + '<Relationship Id="rId' + (sheets.length + 1) + '" Type="' + OFFICE + '/styles" Target="styles.xml"/></Relationships>'],
      ['xl/styles.xml', STYLES]
    ];
    sheets.forEach(function (sheet, at) { found.push(['xl/worksheets/sheet' + (at + 1) + '.xml', worksheet(sheet)]); });
    return found;
  }

  function sheetName(name) { return xml(name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31)).replace(/"/g, '&quot;'); }

  var TABLE = [];
  for (var n = 0; n < 256; n += 1) {
    var value = n;
    for (var bit = 0; bit < 8; bit += 1) { value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1; }
    TABLE.push(value >>> 0);
  }

  function crc32(bytes) {
    var sum = 0xffffffff;
    for (var at = 0; at < bytes.length; at += 1) { sum = TABLE[(sum ^ bytes[at]) & 0xff] ^ (sum >>> 8); }
    return (sum ^ 0xffffffff) >>> 0;
  }

  /* Numbers, each with how many bytes it has, the lowest first. */
  function numbers(pairs) {
    var bytes = [];
    pairs.forEach(function (pair) {
      for (var at = 0; at < pair[1]; at += 1) { bytes.push(Math.floor(pair[0] / Math.pow(256, at)) & 0xff); }
    });
    return Uint8Array.from(bytes);
  }

  /* A ZIP archive of stored entries (PKWARE APPNOTE 4.3), all of the first day that it can tell. */
  function zip(entries) {
    var chunks = [];
    var central = [];
    var offset = 0;
    entries.forEach(function (entry) {
      var name = new TextEncoder().encode(entry[0]);
      var bytes = new TextEncoder().encode(entry[1]);
      var common = [[20, 2], [0x0800, 2], [0, 2], [0, 2], [0x21, 2], [crc32(bytes), 4], [bytes.length, 4], [bytes.length, 4], [name.length, 2], [0, 2]];
      var local = numbers([[0x04034b50, 4]].concat(common));
      chunks.push(local, name, bytes);
      central.push(numbers([[0x02014b50, 4], [20, 2]].concat(common, [[0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]])), name);
      offset += local.length + name.length + bytes.length;
    });
    var size = central.reduce(function (sum, chunk) { return sum + chunk.length; }, 0);
    var end = numbers([[0x06054b50, 4], [0, 2], [0, 2], [entries.length, 2], [entries.length, 2], [size, 4], [offset, 4], [0, 2]]);
    return chunks.concat(central, [end]);
  }

  function save(content, type, file) {
    var link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(content, { type: type }));
    link.download = file;
    document.body.appendChild(link);
    link.click();
    link.remove();
    window.setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  }

  /* A table of what the page is narrowed to (rows by the names of columns), its heads as in the file of the whole; the
     last column says to what, and so does the name of the file. */
  function saveNarrowed(name, given, rows) {
    var chosen = window.kgraphSite.chosen();
    var labels = [];
    [['places', chosen.place], ['targets', chosen.target]].forEach(function (one) {
      window.kgraphData[one[0]].forEach(function (item) { if (item.code === one[1]) { labels.push(item.ja); } });
    });
    var cells = rows.map(function (row) {
      row.filter = labels.join('・');
      return given.columns.map(function (column) { return row[column] === undefined ? '' : String(row[column]); });
    });
    save([csv([given.heads].concat(cells))], CSV, [name, chosen.place, chosen.target].filter(Boolean).join('-') + '.csv');
  }

  window.kgraphSheets = {
    csv: csv,
    saveNarrowed: saveNarrowed,
    saveCsv: function (rows, file) { save([csv(rows)], CSV, file); },
    saveXlsx: function (sheets, file) {
      save(zip(parts(sheets)), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', file);
    }
  };
}());
