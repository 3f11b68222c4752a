/* Whom to invite: the place that the address tells, its groups, the partners they name, and the 社会福祉協議会. */
(function () {
  'use strict';
  var site = window.kgraphSite;
  var groups = window.kgraphData.groups;
  var all = window.kgraphPlaces;
  var data = read('invite-data');
  var words = read('invite-words');
  var GROUP = 'group';
  var COUNCIL = 'social-welfare-council';
  var SHOWN = 4;
  var BOXES = ['near', 'councils'];
  var places = {};
  var kinds = {};
  var order = {};
  var state = { place: '', rows: [], near: 0, hidden: 0 }; // near: groups of the prefecture; hidden: by the target chosen

  function read(id) { return JSON.parse(document.getElementById(id).textContent); }

  function el(id) { return document.getElementById(id); }

  all.prefectures.forEach(function (one) {
    [one.place].concat(one.towns).forEach(function (row) {
      places[row[0]] = {
        code: row[0], ja: row[1], en: row[2], above: one.place[0] === row[0] ? '' : one.place[0],
        council: row.length > 3 ? row[3] : row[1] + all.suffix
      };
    });
  });
  data.kinds.forEach(function (kind, at) { kinds[kind.code] = kind; order[kind.code] = at; });

  function prefectureOf(code) { return places[code].above || code; }

  function townsOf(code) {
    return all.prefectures.filter(function (one) { return one.place[0] === code; })[0].towns.map(function (row) { return row[0]; });
  }

  function fullName(code) {
    var place = places[code];
    var above = places[place.above];
    return above ? { ja: above.ja + place.ja, en: place.en + ', ' + above.en } : { ja: place.ja, en: place.en };
  }

  /* What the sources say of a prefecture stands in a file of its own, which is loaded when it is asked for. */
  var waiting = {};

  function load(code, done) {
    var had = (window.kgraphInvite || {})[code];
    if (had || data.files.indexOf(code) < 0) { done(had || { groups: [], bodies: [] }); return; }
    if (waiting[code]) { waiting[code].push(done); return; }
    waiting[code] = [done];
    var script = document.createElement('script');
    script.src = 'invite/' + code + '.js';
    script.onload = function () { waiting[code].forEach(function (work) { work(window.kgraphInvite[code]); }); };
    document.head.appendChild(script);
  }

  /* The rows */

  /* Where a group is active: its municipalities; prefectures where it tells none. */
  function closest(codes) {
    var known = codes.filter(function (code) { return places[code]; });
    var inside = known.filter(function (code) { return places[code].above; });
    return inside.length ? inside : known;
  }

  function rowsOf(said, code, wide) {
    var prefecture = prefectureOf(code);
    var everything = wide || code === prefecture;
    var target = site.chosen().target;
    var numbers = {};
    groups.forEach(function (group, at) { numbers[group.id] = at; });
    function fits(number) { return !target || groups[number].targets.indexOf(target) >= 0; }
    // A group that tells its prefecture only is active in all of it.
    function here(codes) {
      return everything || codes.indexOf(code) >= 0 || codes.every(function (one) { return one.slice(0, 2) !== prefecture.slice(0, 2) || one === prefecture; });
    }
    state.hidden = said.groups.filter(function (group) { return here(group.at) && !fits(numbers[group.id]); }).length;
    var shown = {};
    var rows = said.groups.filter(function (group) { return fits(numbers[group.id]) && here(group.at); }).map(function (group) {
      shown[numbers[group.id]] = true;
      return { type: GROUP, entry: group, at: closest(group.at) };
    });
    var bodies = said.bodies.filter(function (body) {
      var own = body.at && (everything ? prefectureOf(body.at) === prefecture : body.at === code);
      return (body.council && body.at === code) || body.by.some(function (at) { return shown[at]; }) ||
        (own && (!target || body.by.some(fits)));
    });
    var councils = wanted(code, everything && code !== prefecture).filter(function (one) {
      return !said.bodies.some(function (body) { return body.council && body.at === one; });
    });
    return rows
      .concat(bodies.filter(function (body) { return body.council; }).map(function (body) { return { type: 'body', entry: body, at: [body.at] }; }))
      .concat(councils.filter(function (one) { return places[one].council; }).map(function (one) {
        return { type: 'presumed', entry: { name: places[one].council, kind: COUNCIL, said: [] }, at: [one] };
      }))
      .concat(bodies.filter(function (body) { return !body.council; }).sort(function (a, b) {
        return order[a.kind] - order[b.kind] || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
      }).map(function (body) { return { type: 'body', entry: body, at: body.at ? [body.at] : [] }; }));
  }

  /* The places whose 社会福祉協議会 is asked for: the place's own, the prefecture's, all of its municipalities. */
  function wanted(code, andPrefecture) {
    var prefecture = prefectureOf(code);
    var found = [code].concat(andPrefecture ? [prefecture] : []);
    return el('invite-councils').checked ? found.concat(townsOf(prefecture).filter(function (one) { return one !== code; })) : found;
  }

  function isCouncil(row) { return row.type === 'presumed' || Boolean(row.entry.council); }

  function kindOf(row) { return row.type === GROUP ? GROUP : kinds[row.entry.kind].family; }

  /* What a row says, as pairs of both languages: the page and the files to save say the same. */

  function filled(key, values) {
    var made = site.say(words[key], values);
    return [made.childNodes[0].textContent, made.childNodes[1].textContent];
  }

  function kindPair(row) {
    if (row.type !== GROUP) { return [kinds[row.entry.kind].ja, kinds[row.entry.kind].en]; }
    var form = row.entry.form;
    var own = words['invite-group'];
    return form ? [own[0] + '（' + form[0] + '）', own[1] + ' (' + form[1] + ')'] : own;
  }

  function basis(row) {
    if (row.type === 'presumed') { return words['invite-presumed']; }
    if (!row.entry.composed) { return words['invite-written']; }
    var said = row.entry.said.map(function (one) { return one[1]; });
    return filled('invite-presumed-words', { words: said.filter(function (text, at) { return said.indexOf(text) === at; }).join('」「') });
  }

  /* Where it is; the prefecture of the list goes without saying on the page, but not in a file. */
  function wherePair(row, full) {
    var names = row.at.map(function (code) {
      return full || prefectureOf(code) !== prefectureOf(state.place) ? fullName(code) : places[code];
    });
    return ['ja', 'en'].map(function (lang) { return names.map(function (name) { return name[lang]; }).join(lang === 'en' ? '; ' : '、'); });
  }

  /* Each mention as words, role and what stands beside: field, line, who says it. */
  function evidence(row) {
    var many = data.sources.length > 1;
    function beside(field, line, name, source) {
      return filled((name ? 'invite-said-' : 'where') + (many ? name ? 'source' : '-source' : name ? 'by' : ''), {
        field: { ja: data.fields[field][0], en: data.fields[field][1] }, n: line, group: name, source: data.sources[source].title
      });
    }
    var own = (row.entry.regions || []).map(function (one) {
      return { words: one[0].join('」「'), role: words['invite-here'], more: '', beside: beside('region', one[1], '', one[2]) };
    });
    return own.concat(row.entry.said.map(function (one) {
      var mark = one[7] ? words[one[7]] : ['', ''];
      var said = beside(one[4], one[5], groups[one[0]].name, one[6]);
      return {
        words: one[1], role: data.roles[one[2]], more: one[3],
        beside: [said[0] + (mark[0] ? '。' + mark[0] : ''), said[1] + (mark[1] ? '; ' + mark[1] : '')]
      };
    }));
  }

  /* The table */

  function make(tag, attributes, children) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    (children || []).forEach(function (child) { element.appendChild(child); });
    return element;
  }

  function name(text) { return make('bdi', { lang: 'ja' }, [document.createTextNode(text)]); }

  function link(entry) { return entry.page ? make('a', { href: site.href(entry.page) }, [name(entry.name)]) : name(entry.name); }

  function said(one) {
    var bold = make('b', { lang: 'ja' }, [document.createTextNode('「' + one.words + '」')]);
    var item = make('li', {}, [bold, document.createTextNode(' '), site.say(one.role)]);
    if (one.more) { item.appendChild(document.createTextNode(' — ')); item.appendChild(name(one.more)); }
    item.appendChild(make('small', {}, [site.say(one.beside)]));
    return item;
  }

  function wordsCell(row) {
    var found = evidence(row);
    var cell = cellOf('th-invite-words');
    (row.entry.initiatives || []).forEach(function (text) { cell.appendChild(make('p', {}, [name(text)])); });
    if (row.type === 'presumed') { cell.appendChild(make('p', { 'class': 'small' }, [site.say(words['invite-presumed-why'])])); }
    if ((row.entry.units || []).length) {
      cell.appendChild(make('p', {}, [site.say(words['invite-units'], { names: row.entry.units.join('、') })]));
    }
    cell.appendChild(make('ul', { 'class': 'ev' }, found.slice(0, SHOWN).map(said)));
    if (found.length > SHOWN) {
      var rest = make('ul', { 'class': 'ev' }, found.slice(SHOWN).map(said));
      cell.appendChild(make('details', {}, [make('summary', {}, [site.say(words['invite-more-words'], { n: found.length - SHOWN })]), rest]));
    }
    if (row.entry.more) { cell.appendChild(make('p', { 'class': 'small' }, [site.say(words['invite-rest'], { n: row.entry.more })])); }
    return cell;
  }

  function cellOf(key, children) {
    return make('td', { 'data-label': words[key][site.lang() === 'en' ? 1 : 0] }, children);
  }

  function kindCell(row) {
    var kind = kinds[row.entry.kind];
    var sign = row.type === GROUP ? [] : [make('span', { 'class': 'sign sign-' + kind.style, 'aria-hidden': 'true' }, [document.createTextNode(kind.sign)])];
    return cellOf('th-kind', sign.concat([site.say(kindPair(row))]));
  }

  function drawn(row) {
    var head = make('th', { scope: 'row' }, [link(row.entry)]);
    if (row.type === 'presumed' || row.entry.composed) {
      head.appendChild(make('small', { 'class': 'presumed' }, [site.say(basis(row))]));
    }
    var sites = (row.entry.sites || []).map(function (address) {
      return make('a', { href: address, rel: 'noreferrer noopener external' }, [document.createTextNode(address)]);
    });
    var where = wherePair(row, false);
    var note = row.entry.note ? [document.createTextNode(' '), name(row.entry.note)] : [];
    var place = cellOf('th-place', where[0] ? [site.say(where)].concat(note) : []);
    return make('tr', {}, [head, kindCell(row), wordsCell(row), place, cellOf('f-website', sites)]);
  }

  function filtered() {
    var wantedKind = el('invite-kind').value;
    return state.rows.filter(function (row) { return !wantedKind || kindOf(row) === wantedKind; });
  }

  function draw() {
    if (!state.place) { return; }
    var body = el('invite-rows').tBodies[0];
    var rows = filtered();
    body.textContent = '';
    rows.forEach(function (row) { body.appendChild(drawn(row)); });
    el('invite-heading').textContent = '';
    el('invite-heading').appendChild(site.say(words['invite-of'], { place: fullName(state.place) }));
    var count = { all: state.rows.length, groups: 0, bodies: 0, councils: 0 };
    state.rows.forEach(function (row) { count[row.type === GROUP ? 'groups' : isCouncil(row) ? 'councils' : 'bodies'] += 1; });
    var line = el('invite-count');
    line.textContent = '';
    line.appendChild(site.say(words['invite-count'], count));
    if (rows.length < state.rows.length) {
      line.appendChild(document.createTextNode(' '));
      line.appendChild(site.say(words['invite-shown'], { n: rows.length }));
    }
    notes(count);
  }

  function notes(count) {
    var box = el('invite-notes');
    box.textContent = '';
    if (!count.groups) {
      var none = box.appendChild(make('p', { 'class': 'note' }, [site.say(words[state.hidden ? 'invite-target-hides' : 'invite-no-groups'], { n: state.hidden })]));
      if (state.near && !state.hidden && !el('invite-near').checked) {
        none.appendChild(document.createTextNode(' '));
        none.appendChild(site.say(words['invite-near-groups'], { n: state.near }));
      }
    }
    if (!places[state.place].council) {
      box.appendChild(make('p', { 'class': 'note' }, [site.say(words['invite-wards'], { place: places[state.place] })]));
    }
  }

  function option(value, pair) {
    var made = new Option(pair[site.lang() === 'en' ? 1 : 0], value);
    made.setAttribute('data-ja', pair[0]);
    made.setAttribute('data-en', pair[1]);
    return made;
  }

  function fillSelect(select, options, value) {
    select.textContent = '';
    options.forEach(function (one) { select.appendChild(option(one[0], one[1])); });
    select.value = value;
    if (select.selectedIndex < 0) { select.selectedIndex = 0; }
  }

  function kindOptions() {
    var present = {};
    state.rows.forEach(function (row) { present[kindOf(row)] = (present[kindOf(row)] || 0) + 1; });
    function counted(pair, n) { return [pair[0] + '（' + n + '）', pair[1] + ' (' + n + ')']; }
    var found = [['', counted(words['invite-all-kinds'], state.rows.length)]];
    if (present[GROUP]) { found.push([GROUP, counted(words['invite-group'], present[GROUP])]); }
    data.kinds.forEach(function (kind) {
      if (kind.code === kind.family && present[kind.code]) { found.push([kind.code, counted([kind.ja, kind.en], present[kind.code])]); }
    });
    fillSelect(el('invite-kind'), found, el('invite-kind').value);
  }

  /* The files to save */

  function table(lang, notice) {
    var at = lang === 'en' ? 1 : 0;
    var keys = ['th-invite-name', 'th-invite-known', 'th-kind', 'th-invite-roles', 'th-invite-evidence', 'th-place', 'f-website'];
    var head = keys.map(function (key) { return words[key][at]; }).concat(notice ? [words['invite-about'][at]] : []);
    return [head].concat(filtered().map(function (row) {
      var found = evidence(row);
      var roles = row.type === GROUP ? [words['invite-group'][at]] : [];
      found.forEach(function (one) { if (roles.indexOf(one.role[at]) < 0) { roles.push(one.role[at]); } });
      var lines = found.map(function (one) {
        return '「' + one.words + '」' + one.role[at] + (one.more ? ' ' + one.more : '') + (at ? ' (' : '（') + one.beside[at] + (at ? ')' : '）');
      });
      if (row.entry.more) { lines.push(filled('invite-rest', { n: row.entry.more })[at]); }
      if ((row.entry.units || []).length) { lines.push(filled('invite-units', { names: row.entry.units.join('、') })[at]); }
      var cells = [
        row.entry.name, basis(row)[at], kindPair(row)[at], roles.join(at ? ', ' : '、'), lines.join('\n'),
        wherePair(row, true)[at] + (row.entry.note ? ' ' + row.entry.note : ''), (row.entry.sites || []).join('\n')
      ];
      return notice ? cells.concat([notice]) : cells;
    }));
  }

  function about(at) {
    var titles = data.sources.map(function (one) { return one.publisher + '『' + one.title + '』（' + one.issued[at] + '）'; });
    return filled('invite-made', { sources: titles.join('、') })[at] + (at ? ' ' : '') + data.contact[at];
  }

  function save(suffix) {
    var lang = site.lang();
    var at = lang === 'en' ? 1 : 0;
    var file = 'invite-' + state.place + suffix;
    if (suffix === '.csv') {
      window.kgraphSheets.saveCsv(table(lang, about(at)), file);
    } else {
      var facts = [[filled('invite-of', { place: fullName(state.place) })[at]], [about(at)], [words['invite-blank'][at]], [words['invite-presumed'][at] + (at ? ': ' : '：') + words['invite-presumed-why'][at]]];
      window.kgraphSheets.saveXlsx([
        { name: words['invite-sheet'][at], rows: table(lang), widths: [34, 22, 26, 20, 60, 24, 34] },
        { name: words['invite-about'][at], rows: [[words['invite-about'][at]]].concat(facts), widths: [100] }
      ], file);
    }
    el('invite-saved').textContent = '';
    el('invite-saved').appendChild(site.say(words['invite-saved'], { file: file }));
  }

  /* The place: of the address, of the two lists, of the bar above */

  function towns(prefecture, town) {
    var select = el('invite-town');
    select.disabled = !prefecture;
    var rows = prefecture ? [['', words['invite-whole']]].concat(townsOf(prefecture).map(function (code) {
      return [code, [places[code].ja, places[code].en]];
    })) : [['', words['invite-pick']]];
    fillSelect(select, rows, town);
  }

  function show() {
    var code = state.place;
    el('invite-list').hidden = !code;
    el('invite-prefecture').value = code ? prefectureOf(code) : '';
    towns(code ? prefectureOf(code) : '', code && places[code].above ? code : '');
    if (!code) { return; }
    el('invite-near').closest('p').hidden = !places[code].above;
    load(prefectureOf(code), function (said) {
      if (state.place !== code) { return; }
      state.rows = rowsOf(said, code, el('invite-near').checked && Boolean(places[code].above));
      state.near = said.groups.length;
      kindOptions();
      draw();
    });
  }

  function asked() {
    var code = site.readHash().place || '';
    code = all.wards[code] || code;
    return places[code] ? code : '';
  }

  function choose(code) {
    var now = site.readHash();
    now.place = code;
    var parts = Object.keys(now).filter(function (key) { return now[key]; }).map(function (key) { return key + '=' + encodeURIComponent(now[key]); });
    window.location.hash = parts.join('&');
  }

  function follow() {
    state.place = asked();
    BOXES.forEach(function (box) { el('invite-' + box).checked = site.readHash()[box] === '1'; });
    show();
  }

  /* What is chosen in the bar above wins; a place that it does not know (no group there) stays until another is chosen. */
  function narrowed() {
    var place = site.chosen().place;
    if (!place && state.place && !asked() && !known(state.place)) { site.setHash({ place: state.place }); }
    follow();
  }

  function known(code) { return window.kgraphData.places.some(function (item) { return item.code === code; }); }

  fillSelect(el('invite-prefecture'), [['', words['invite-pick']]].concat(all.prefectures.map(function (one) {
    return [one.place[0], [one.place[1], one.place[2]]];
  })), '');
  el('invite-prefecture').addEventListener('change', function () { choose(el('invite-prefecture').value); });
  el('invite-town').addEventListener('change', function () { choose(el('invite-town').value || el('invite-prefecture').value); });
  BOXES.forEach(function (box) {
    el('invite-' + box).addEventListener('change', function () {
      var change = {};
      change[box] = el('invite-' + box).checked ? '1' : '';
      site.setHash(change);
      show();
    });
  });
  el('invite-kind').addEventListener('change', draw);
  el('invite-form').addEventListener('submit', function (event) { event.preventDefault(); });
  el('invite-csv').addEventListener('click', function () { save('.csv'); });
  el('invite-xlsx').addEventListener('click', function () { save('.xlsx'); });
  el('invite-print').addEventListener('click', function () { window.print(); });
  // Folded words are on paper as well.
  window.addEventListener('beforeprint', function () {
    Array.prototype.forEach.call(document.querySelectorAll('#invite-rows details'), function (part) { part.open = true; });
  });
  document.addEventListener('kgraph:lang', draw);
  document.addEventListener('kgraph:narrow', narrowed);
  window.addEventListener('hashchange', follow);
  follow();
}());
