/* What is not written, narrowed: sentences and tables counted anew over the groups that are inside; and one group beside
   those with a target in common. */
(function () {
  'use strict';
  var site = window.kgraphSite;
  var data = window.kgraphData;
  var kinds = window.kgraphLinks.kind;
  var given = JSON.parse(document.getElementById('gaps-given').textContent);
  var words = JSON.parse(document.getElementById('gaps-words').textContent);
  var chooser = document.getElementById('gaps-group');
  var counted = false;
  var kindAt = {};
  kinds.partners.forEach(function (partner, at) { kindAt[partner.kind] = at; });

  function each(selector, work, within) {
    Array.prototype.forEach.call((within || document).querySelectorAll(selector), work);
  }

  function make(tag, className) {
    var element = document.createElement(tag);
    if (className) { element.className = className; }
    return element;
  }

  function fill(element, key, values) {
    element.textContent = '';
    element.appendChild(site.say(words[key], values));
    return element;
  }

  function link(path, content) {
    var element = make('a');
    element.setAttribute('data-href', path);
    element.href = site.href(path);
    element.appendChild(typeof content === 'string' ? document.createTextNode(content) : content);
    return element;
  }

  function nameOf(text) {
    var element = make('bdi');
    element.lang = 'ja';
    element.textContent = text;
    return element;
  }

  /* How many of some groups tick each concept of a scheme. */
  function marks(groups, scheme) {
    var found = {};
    groups.forEach(function (group) {
      group[scheme].forEach(function (code) { found[code] = (found[code] || 0) + 1; });
    });
    return found;
  }

  /* How many of some groups (by number) mention each kind. */
  function mentions(inside) {
    var found = {};
    for (var at = 0; at < kinds.links.length; at += 3) {
      if (inside[kinds.links[at]]) {
        var code = kinds.partners[kinds.links[at + 1]].kind;
        found[code] = (found[code] || 0) + 1;
      }
    }
    return found;
  }

  function figure(cell, n, path, look) {
    cell.className = 'cell ' + look;
    cell.textContent = '';
    if (n && path) { cell.appendChild(link(path, String(n))); } else { cell.textContent = n ? String(n) : look.indexOf('zero') >= 0 ? '0' : '・'; }
  }

  function look(n, silent, starts) {
    return n ? 'shade-' + starts.filter(function (start) { return n >= start; }).length : silent ? 'silent' : 'zero';
  }

  function totalLook(n, few) { return 'total' + (n ? '' : few ? ' silent' : ' zero'); }

  /* The answer in words */

  function showNone(groups, inside) {
    var few = groups.length < given.least;
    var note = fill(document.getElementById('gaps-few'), 'gaps-few', { n: groups.length });
    note.hidden = !few;
    each('.gaps-none', function (box) {
      var scheme = box.getAttribute('data-scheme');
      var counts = scheme === 'kinds' ? mentions(inside) : marks(groups, scheme);
      var items = box.querySelectorAll('li');
      var none = 0;
      box.hidden = few;
      Array.prototype.forEach.call(items, function (item) {
        var code = item.getAttribute('data-code');
        var told = inText(scheme, code, inside);
        item.hidden = Boolean(counts[code]);
        none += counts[code] ? 0 : 1;
        each('.small', function (old) { old.remove(); }, item);
        if (told) {
          item.appendChild(document.createTextNode(' '));
          item.appendChild(fill(make('span', 'small'), 'g-in-text', { n: told }));
        }
      });
      fill(box.querySelector('p'), 'g-' + scheme + '-none', { groups: groups.length, all: items.length, n: none });
    });
  }

  function inText(scheme, code, inside) {
    return (given.spoken[scheme + '/' + code] || []).filter(function (number) { return inside[number]; }).length;
  }

  /* The tables of places */

  function showPlaces(groups, narrowed) {
    var place = site.chosen().place;
    var few = groups.length < given.least;
    each('.all-silent', function (note) { note.hidden = narrowed; });
    each('table[data-scheme]', function (table) {
      var scheme = table.getAttribute('data-scheme');
      var heads = table.tHead.rows[0].cells;
      var all = marks(data.groups, scheme);
      var inside = marks(groups, scheme);
      var columns = {};
      each('th[data-code]', function (head) {
        var code = head.getAttribute('data-code');
        var own = groups.filter(function (group) { return group.places.indexOf(code) >= 0; });
        head.hidden = narrowed && (Boolean(place) || !own.length);
        fill(head.querySelector('.of'), 'n-groups', { n: own.length });
        columns[head.cellIndex] = { code: code, hidden: head.hidden, silent: own.length < given.least, counts: marks(own, scheme) };
      }, table);
      heads[1].hidden = !narrowed;
      fill(heads[1].querySelector('.of'), 'n-groups', { n: groups.length });
      each('tbody tr', function (row) {
        var code = row.getAttribute('data-code');
        var path = scheme + '/' + code + '.html';
        var n = inside[code] || 0;
        figure(row.cells[1], n, path, totalLook(n, few) + ' within');
        row.cells[1].hidden = !narrowed;
        // What the column of all counts is not what a narrowed list would show.
        figure(row.cells[2], all[code] || 0, narrowed ? '' : path, totalLook(all[code], data.groups.length < given.least));
        Object.keys(columns).forEach(function (at) {
          var column = columns[at];
          var own = column.counts[code] || 0;
          row.cells[at].hidden = column.hidden;
          if (!column.hidden) {
            figure(row.cells[at], own, path + '#place=' + column.code, look(own, column.silent, given.breaks[scheme]));
          }
        });
      }, table);
    });
  }

  /* What texts speak of: the figures beside what site.js hides */

  function showSpoken(groups, inside) {
    each('#gaps-spoken tbody tr', function (row) {
      var scheme = row.getAttribute('data-scheme');
      var code = row.getAttribute('data-code');
      var n = inText(scheme, code, inside);
      var shown = row.querySelectorAll('.ev > li:not([data-out])').length;
      row.querySelector('.th-ticked').textContent = marks(groups, scheme)[code] || 0;
      row.querySelector('.th-unmarked').textContent = n;
      var rest = row.querySelector('.rest');
      rest.hidden = n <= shown;
      fill(rest.querySelector('a'), 'g-rest', { n: n - shown });
    });
  }

  /* Kinds by group: the columns are the groups inside, the first ones where they are many */

  function showKinds(groups, inside) {
    var table = document.getElementById('gaps-kinds');
    var head = table.tHead.rows[0];
    var shown = groups.slice(0, given.shown);
    var column = {};
    var counts = mentions(inside);
    var said = {};
    var number = {};
    data.groups.forEach(function (group, at) { number[group.id] = at; });
    shown.forEach(function (group, at) { column[number[group.id]] = at; });
    for (var at = 0; at < kinds.links.length; at += 3) {
      var own = column[kinds.links[at]];
      if (own !== undefined) { said[kinds.partners[kinds.links[at + 1]].kind + ' ' + own] = kinds.links[at + 2]; }
    }
    while (head.cells.length > 2) { head.deleteCell(2); }
    head.cells[1].querySelector('.of').textContent = '/ ' + groups.length;
    shown.forEach(function (group) {
      var cell = head.appendChild(make('th', 'up'));
      cell.scope = 'col';
      cell.appendChild(make('span', 'head')).appendChild(link(group.page, nameOf(given.names[number[group.id]])));
    });
    each('tbody tr', function (row) {
      var code = row.getAttribute('data-code');
      while (row.cells.length > 2) { row.deleteCell(2); }
      figure(row.cells[1], counts[code] || 0, 'kinds/' + code + '.html', totalLook(counts[code], true));
      shown.forEach(function (group, at) {
        var n = said[code + ' ' + at] || 0;
        figure(row.insertCell(), n, group.page + '#partners', look(n, true, given.breaks.kinds));
      });
    }, table);
    var cut = document.getElementById('gaps-cut');
    cut.hidden = shown.length === groups.length;
    fill(cut, 'g-kinds-cut', { shown: shown.length, all: groups.length });
  }

  /* One group beside those alike */

  function alike(number) {
    var own = data.groups[number];
    var near = {};
    var of = 0;
    var has = {};
    var counts = {};
    data.groups.forEach(function (group, at) {
      if (at !== number && group.targets.some(function (code) { return own.targets.indexOf(code) >= 0; })) {
        near[at] = true;
        of += 1;
      }
    });
    for (var at = 0; at < kinds.links.length; at += 3) {
      if (kinds.links[at] === number) { has[kinds.links[at + 1]] = true; }
      if (near[kinds.links[at]]) { counts[kinds.links[at + 1]] = (counts[kinds.links[at + 1]] || 0) + 1; }
    }
    var rows = Object.keys(counts).filter(function (kind) { return counts[kind] > 1 && !has[kind]; }).map(function (kind) {
      return { kind: kinds.partners[kind], n: counts[kind] };
    });
    rows.sort(function (a, b) { return b.n - a.n || (a.kind.kind < b.kind.kind ? -1 : 1); });
    return { of: of, rows: rows };
  }

  function labels(codes, lang) {
    var found = codes.map(function (code) {
      return data.targets.filter(function (target) { return target.code === code; })[0][lang];
    });
    return found.join(lang === 'ja' ? '、' : ', ');
  }

  function showAlike() {
    var box = document.getElementById('gaps-alike');
    var number = chooser.value === '' ? -1 : Number(chooser.value);
    box.textContent = '';
    document.getElementById('gaps-beside').classList.toggle('screen', number < 0);
    if (number < 0) { return; }
    var own = data.groups[number];
    var found = alike(number);
    var title = box.appendChild(make('h3'));
    title.appendChild(link(own.page, nameOf(own.name)));
    if (!own.targets.length) { box.appendChild(fill(make('p'), 'g-alike-untold', {})); return; }
    box.appendChild(fill(make('p'), 'g-alike-targets', { what: { ja: labels(own.targets, 'ja'), en: labels(own.targets, 'en') } }));
    var key = found.of < given.least ? 'g-alike-few' : found.rows.length ? 'g-alike-of' : 'g-alike-none';
    box.appendChild(fill(make('p'), key, { n: found.of, kinds: found.rows.length, least: given.least }));
    if (key !== 'g-alike-of') { return; }
    var table = box.appendChild(make('table', 'chart'));
    table.appendChild(fill(make('caption'), 'th-g-alike', {}));
    var body = table.appendChild(make('tbody'));
    found.rows.forEach(function (row) {
      var line = body.insertRow();
      var head = line.appendChild(make('th'));
      head.scope = 'row';
      head.appendChild(link('kinds/' + row.kind.kind + '.html', site.say([row.kind.ja, row.kind.en || row.kind.ja])));
      var cell = line.insertCell();
      cell.appendChild(bar(100 * row.n / found.of));
      cell.appendChild(site.say(words['g-of'], { n: row.n, all: found.of }));
    });
  }

  function bar(share) {
    var space = 'http://www.w3.org/2000/svg';
    var picture = document.createElementNS(space, 'svg');
    picture.setAttribute('viewBox', '0 0 100 10');
    picture.setAttribute('preserveAspectRatio', 'none');
    picture.setAttribute('aria-hidden', 'true');
    [[100, '#e6eaee'], [share, '#16324f']].forEach(function (part) {
      var box = picture.appendChild(document.createElementNS(space, 'rect'));
      box.setAttribute('width', part[0].toFixed(1));
      box.setAttribute('height', '10');
      box.setAttribute('fill', part[1]);
    });
    return picture;
  }

  function options() {
    var chosen = chooser.value || site.readHash().group || '';
    chooser.textContent = '';
    var first = chooser.appendChild(new Option('', ''));
    first.setAttribute('data-ja', words['g-choose-none'][0]);
    first.setAttribute('data-en', words['g-choose-none'][1]);
    first.textContent = words['g-choose-none'][site.lang() === 'en' ? 1 : 0];
    data.groups.forEach(function (group, at) {
      if (!site.inside(group.id) && group.id !== chosen && String(at) !== chosen) { return; }
      var option = chooser.appendChild(new Option(group.name, String(at)));
      option.lang = 'ja';
      option.selected = group.id === chosen || String(at) === chosen;
    });
  }

  function show() {
    var narrowed = site.narrowed();
    options();
    showAlike();
    document.getElementById('gaps-inside').hidden = !narrowed;
    if (!narrowed && !counted) { return; } // as it was built
    counted = true;
    var groups = site.groups();
    var inside = data.groups.map(function (group) { return site.inside(group.id); });
    showNone(groups, inside);
    showPlaces(groups, narrowed);
    showSpoken(groups, inside);
    showKinds(groups, inside);
  }

  /* The file of what is inside: boxes, places, words without a mark, words without a box, kinds */

  function japanese(element) {
    var own = element.querySelector('[lang="ja"]') || element;
    return own.textContent.trim();
  }

  /* The words of a group in a list, each with its line. */
  function wordsIn(item) {
    return Array.prototype.map.call(item.querySelectorAll('b'), function (word) {
      var lines = (word.nextElementSibling ? word.nextElementSibling.textContent : '').match(/\d[\d,]*行/g) || [''];
      return lines[lines.length - 1].replace(/,/g, '') + word.textContent;
    }).join('; ');
  }

  function boxRows(groups) {
    var place = site.chosen().place;
    var found = [];
    each('table[data-scheme]', function (table) {
      var scheme = table.getAttribute('data-scheme');
      var heads = Array.prototype.filter.call(table.tHead.rows[0].cells, function (head) { return head.hasAttribute('data-code') && !head.hidden; });
      var inside = marks(groups, scheme);
      each('tbody tr', function (row) {
        var code = row.getAttribute('data-code');
        var same = { scheme: given.csv.schemes[scheme], label: japanese(row.cells[0]) };
        found.push(Object.assign({ section: given.csv.sections.inside, groups: inside[code] || 0, of: groups.length }, same));
        heads.forEach(function (head) {
          if (place) { return; }
          var at = head.getAttribute('data-code');
          var own = groups.filter(function (group) { return group.places.indexOf(at) >= 0; });
          found.push(Object.assign({
            section: given.csv.sections[own.length < given.least ? 'silent' : 'place'], place_label: japanese(head.querySelector('.head')),
            groups: marks(own, scheme)[code] || 0, of: own.length
          }, same));
        });
      }, table);
    });
    return found;
  }

  function wordRows(groups) {
    var found = [];
    each('#gaps-spoken tbody tr:not([data-out]), #gaps-outside tbody tr:not([data-out])', function (row) {
      var scheme = row.getAttribute('data-scheme');
      var ids = row.getAttribute('data-groups').split(' ').filter(site.inside);
      ids.forEach(function (id) {
        var item = row.querySelector('.ev > li[data-groups="' + id + '"]');
        found.push({
          section: given.csv.sections[scheme ? 'spoken' : 'not-on-form'], scheme: scheme ? given.csv.schemes[scheme] : '',
          label: scheme ? japanese(row.cells[0]) : row.cells[0].textContent.trim(), by: site.group(id).name,
          groups: scheme ? marks(groups, scheme)[row.getAttribute('data-code')] || 0 : ids.length, of: groups.length,
          evidence: item ? wordsIn(item) : ''
        });
      });
    });
    return found;
  }

  function kindRows(groups, inside) {
    var counts = mentions(inside);
    var found = [];
    each('#gaps-kinds tbody tr', function (row) {
      var code = row.getAttribute('data-code');
      var same = { scheme: given.csv.schemes.kinds, label: kinds.partners[kindAt[code]].ja, of: groups.length };
      found.push(Object.assign({ section: given.csv.sections.kind, groups: counts[code] || 0 }, same));
      for (var at = 0; at < kinds.links.length; at += 3) {
        if (kinds.links[at + 1] === kindAt[code] && inside[kinds.links[at]]) {
          found.push(Object.assign({ section: given.csv.sections['kind-of-group'], groups: 1, by: data.groups[kinds.links[at]].name }, same));
        }
      }
    });
    return found;
  }

  function save() {
    var groups = site.groups();
    var inside = data.groups.map(function (group) { return site.inside(group.id); });
    window.kgraphSheets.saveNarrowed('gaps', given.csv, boxRows(groups).concat(wordRows(groups), kindRows(groups, inside)));
  }

  document.getElementById('gaps-save').addEventListener('click', save);
  document.getElementById('gaps-noscript').hidden = true;
  chooser.addEventListener('change', function () {
    site.setHash({ group: chooser.value === '' ? '' : data.groups[Number(chooser.value)].id });
    showAlike();
  });
  window.addEventListener('hashchange', function () {
    var asked = site.readHash().group;
    data.groups.forEach(function (group, at) { if (group.id === asked) { chooser.value = String(at); } });
    showAlike();
  });
  document.addEventListener('kgraph:narrow', show);
  show();
}());
