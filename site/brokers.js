/* The page of partners that link groups, narrowed: counted anew over the groups inside. How sure ranks are was worked
   out over all groups, so that it stands on the whole page only. */
(function () {
  'use strict';
  var site = window.kgraphSite;
  var links = window.kgraphLinks;
  var data = window.kgraphData;
  var words = JSON.parse(document.getElementById('brokers-words').textContent);
  var limits = JSON.parse(document.getElementById('brokers-limits').textContent);
  var box = document.getElementById('brokers-narrowed');
  var LEVELS = ['body', 'place', 'kind'];

  function make(tag, parent, className) {
    var element = document.createElement(tag);
    if (className) { element.className = className; }
    if (parent) { parent.appendChild(element); }
    return element;
  }

  function say(tag, parent, key, values, className) {
    var element = make(tag, parent, className);
    element.appendChild(site.say(words[key], values));
    return element;
  }

  function name(parent, text) {
    var element = make('bdi', parent);
    element.lang = 'ja';
    element.textContent = text;
  }

  /* The partners of a level that two groups inside have or more, most groups first. */
  function counted(level) {
    var own = links[level];
    var groups = [];
    for (var at = 0; at < own.links.length; at += 3) {
      var group = own.links[at];
      if (site.inside(data.groups[group].id)) { (groups[own.links[at + 1]] = groups[own.links[at + 1]] || []).push(group); }
    }
    var rows = [];
    groups.forEach(function (numbers, partner) {
      var node = own.partners[partner];
      var some = numbers.sort(function (a, b) { return a - b; }).map(function (number) { return data.groups[number]; });
      // The bodies of the level of kind and area are those of the level of bodies: it adds the unnamed ones.
      if (some.length > 1 && (level !== 'place' || node.nature)) { rows.push({ partner: node, groups: some }); }
    });
    rows.sort(function (a, b) { return b.groups.length - a.groups.length || (a.partner.ja < b.partner.ja ? -1 : 1); });
    return rows;
  }

  function ranked(rows) {
    rows.forEach(function (row, at) {
      row.rank = at && rows[at - 1].groups.length === row.groups.length ? rows[at - 1].rank : at + 1;
    });
    return rows;
  }

  function partnerCell(cell, level, node) {
    var page = level === 'kind' ? 'kinds/' + node.kind + '.html' : node.page;
    var inside = cell;
    if (page) {
      inside = make('a', cell);
      inside.href = site.href(page);
    }
    if (level === 'body') { name(inside, node.ja); } else { inside.appendChild(site.say([node.ja, node.en || node.ja])); }
  }

  function groupCell(cell, groups) {
    groups.slice(0, limits.names).forEach(function (group, at) {
      if (at) { cell.appendChild(site.say(['、', ', '])); }
      var link = make('a', cell);
      link.href = site.href(group.page);
      name(link, group.name);
    });
    if (groups.length > limits.names) {
      cell.appendChild(site.say(['、', ', ']));
      cell.appendChild(site.say(words['b-names-more'], { n: groups.length - limits.names }));
    }
  }

  function table(section, level, rows, withRanks) {
    var own = make('table', section, 'stack brokers-rows');
    own.setAttribute('aria-labelledby', 'narrowed-' + level);
    var heads = make('tr', make('thead', own));
    var first = level === 'kind' ? 'th-kind' : 'th-partner';
    var count = level === 'body' ? 'b-linked' : 'b-mentioned';
    ['b-rank', first, count, 'b-names'].forEach(function (key) { say('th', heads, key).scope = 'col'; });
    var body = make('tbody', own);
    rows.slice(0, limits.rows).forEach(function (row) {
      var line = make('tr', body);
      var rank = make('td', line, 'b-rank');
      if (withRanks) { rank.appendChild(site.say(['{n}位', '{n}'], { n: row.rank })); } else { rank.textContent = '—'; }
      var who = make('th', line);
      who.scope = 'row';
      partnerCell(who, level, row.partner);
      make('td', line, 'num ' + count).textContent = row.groups.length.toLocaleString('en-US');
      groupCell(make('td', line, 'b-names'), row.groups);
    });
  }

  function save(level, rows, withRanks) {
    var kinds = {};
    links.kind.partners.forEach(function (node) { kinds[node.kind] = node.ja; });
    var unranked = limits.csv.cells[level === 'place' || withRanks ? 'unranked' : 'unranked-few'];
    window.kgraphSheets.saveNarrowed('brokers-' + level, limits.csv, rows.map(function (row) {
      return {
        level: limits.csv.levels[level], rank: withRanks ? row.rank : unranked, label: row.partner.ja,
        kind_label: kinds[row.partner.kind], groups: row.groups.length,
        mentioned_by: row.groups.map(function (group) { return group.name; }).join('; ')
      };
    }));
  }

  function show() {
    var narrowed = site.narrowed();
    document.getElementById('brokers-whole').hidden = narrowed;
    box.hidden = !narrowed;
    box.textContent = '';
    if (!narrowed) { return; }
    say('p', box, 'b-narrowed', { n: site.groups().length }, 'note');
    LEVELS.forEach(function (level) {
      var section = make('section', box);
      var title = say('h2', section, 'level-' + level);
      title.id = 'narrowed-' + level;
      section.setAttribute('aria-labelledby', title.id);
      var rows = counted(level);
      if (level === 'kind') { say('p', section, 'b-same-not', {}, 'small'); }
      if (!rows.length) {
        say('p', section, 'b-nobody');
        return;
      }
      var withRanks = level !== 'place' && rows.length >= limits.least;
      if (level === 'place') { say('p', section, 'b-possible-some', { n: rows.length }); }
      else if (!withRanks) { say('p', section, 'b-only-one', { n: rows.length, least: limits.least }); }
      if (rows.length > limits.rows) { say('p', section, 'b-shown-of', { shown: limits.rows, all: rows.length }, 'note'); }
      table(section, level, ranked(rows), withRanks);
      var button = say('button', make('p', section, 'screen'), 'narrowed-csv', {});
      button.type = 'button';
      button.id = 'narrowed-csv-' + level;
      button.addEventListener('click', function () { save(level, rows, withRanks); });
    });
  }

  document.addEventListener('kgraph:narrow', show);
  show();
}());
