/* The start page, narrowed: the answers counted anew over the groups that are inside. */
(function () {
  'use strict';
  var site = window.kgraphSite;
  var links = window.kgraphLinks;
  var words = JSON.parse(document.getElementById('start-words').textContent);
  var boxes = JSON.parse(document.getElementById('start-boxes').textContent);
  var data = window.kgraphData;
  var SHOWN = 5;
  var SHOWN_GROUPS = 12;

  function make(tag, className) {
    var element = document.createElement(tag);
    if (className) { element.className = className; }
    return element;
  }

  function sentence(tag, className, key, values) {
    var element = make(tag, className);
    element.appendChild(site.say(words[key], values));
    return element;
  }

  function link(item, name) {
    var element = make(item.page ? 'a' : 'span');
    var bdi = element.appendChild(make('bdi'));
    bdi.lang = 'ja';
    bdi.textContent = name;
    if (item.page) { element.href = site.href(item.page); }
    return element;
  }

  /* The partners of a level with the groups inside, most groups first; and how many pairs of groups share one. */
  function level(name) {
    var own = links[name];
    var groups = [];
    var order = {};
    data.groups.forEach(function (group, number) { order[group.id] = number; });
    for (var at = 0; at < own.links.length; at += 3) {
      var group = data.groups[own.links[at]];
      if (site.inside(group.id)) { (groups[own.links[at + 1]] = groups[own.links[at + 1]] || []).push(group); }
    }
    var rows = [];
    var count = 0;
    var neighbours = {};
    groups.forEach(function (some, partner) {
      count += some.length;
      some.sort(function (a, b) { return order[a.id] - order[b.id]; });
      if (some.length > 1) { rows.push({ partner: own.partners[partner], groups: some }); }
      some.forEach(function (one) {
        var near = neighbours[one.id] = neighbours[one.id] || {};
        if (some.length > 1) { some.forEach(function (other) { if (other !== one) { near[other.id] = true; } }); }
      });
    });
    rows.sort(function (a, b) { return b.groups.length - a.groups.length || (a.partner.ja < b.partner.ja ? -1 : 1); });
    var twice = 0;
    Object.keys(neighbours).forEach(function (id) { twice += Object.keys(neighbours[id]).length; });
    return { rows: rows, links: count, tied: twice / 2 };
  }

  function showLinks(groups) {
    var box = document.getElementById('narrowed-links');
    var n = groups.length;
    var body = level('body');
    var place = level('place');
    var kinds = level('kind').rows;
    box.appendChild(sentence('h4', '', 'by-body'));
    body.rows.slice(0, SHOWN).forEach(function (row, at) {
      box.appendChild(sentence('p', 'big', 'links-one', { partner: row.partner.ja, n: row.groups.length }));
      if (!at) { box.appendChild(make('div', 'picture')).appendChild(window.kgraphStar(row.partner, row.groups)); }
      var list = box.appendChild(make('ul'));
      row.groups.slice(0, SHOWN_GROUPS).forEach(function (group) {
        list.appendChild(make('li')).appendChild(link(group, group.name));
      });
      var where = box.appendChild(make('p', 'small'));
      var see = where.appendChild(sentence('a', '', 'see-words'));
      see.href = site.href(row.partner.page);
    });
    if (!body.rows.length) {
      box.appendChild(sentence('p', 'big', 'links-none'));
      box.appendChild(sentence('p', 'small', 'no-picture'));
    }
    if (body.rows.length > SHOWN) { box.appendChild(sentence('p', '', 'links-more', { n: body.rows.length - SHOWN })); }
    box.appendChild(sentence('p', '', body.rows.length > 1 ? 'enough' : body.rows.length ? 'too-little' : 'too-little-none', {
      shared: body.rows.length, groups: n, links: body.links, tied: body.tied, pairs: n * (n - 1) / 2
    }));
    box.appendChild(sentence('h4', '', 'by-place'));
    box.appendChild(sentence('p', '', place.tied > body.tied ? 'place-more' : 'place-same', { tied: place.tied, sure: body.tied }));
    if (kinds.length) {
      box.appendChild(sentence('h4', '', 'by-kind'));
      box.appendChild(sentence('p', '', 'kind-first', { all: n, n: kinds[0].groups.length, kind: both(kinds[0].partner) }));
    }
  }

  function both(item) { return { ja: item.ja, en: item.en || item.ja }; }

  function showGaps(groups) {
    var box = document.getElementById('narrowed-gaps');
    if (groups.length < data.least) {
      box.appendChild(sentence('p', '', 'gaps-few', { n: groups.length }));
      return;
    }
    ['targets', 'activities'].forEach(function (scheme) {
      var ticked = {};
      groups.forEach(function (group) { group[scheme].forEach(function (code) { ticked[code] = true; }); });
      var missing = boxes[scheme].filter(function (item) { return !ticked[item.code]; });
      box.appendChild(sentence('h4', '', 'gaps-' + scheme, { n: missing.length, all: boxes[scheme].length }));
      if (!missing.length) { box.appendChild(sentence('p', '', 'gaps-all-ticked')); }
      var list = box.appendChild(make('ul', 'tags'));
      missing.forEach(function (item) {
        var own = list.appendChild(make('li')).appendChild(make('a'));
        own.href = site.href(scheme + '/' + item.code + '.html');
        own.appendChild(site.say([item.ja, item.en]));
      });
    });
  }

  function showPrint() {
    var at = document.getElementById('go-print');
    at.textContent = '';
    var place = site.chosen().place;
    if (place && boxes.print.indexOf(place) >= 0) {
      var button = at.appendChild(sentence('a', 'button', 'go-print'));
      button.href = site.href('print/' + place + '.html');
    }
  }

  function show() {
    var narrowed = site.narrowed();
    ['links', 'clusters', 'gaps', 'basis'].forEach(function (name) {
      var box = document.getElementById('narrowed-' + name);
      box.textContent = '';
      box.hidden = !narrowed;
      var whole = document.getElementById('answer-' + name);
      if (whole) { whole.hidden = narrowed; }
    });
    showPrint();
    if (!narrowed) { return; }
    var groups = site.groups();
    showLinks(groups);
    showGaps(groups);
    document.getElementById('narrowed-clusters').appendChild(sentence('p', 'note', 'narrowed-clusters'));
    document.getElementById('narrowed-basis').appendChild(sentence('p', 'note', 'narrowed-basis', {
      groups: groups.length,
      all: data.groups.length,
      mentions: groups.reduce(function (sum, group) { return sum + group.mentions; }, 0),
      named: groups.reduce(function (sum, group) { return sum + group.named; }, 0)
    }));
  }

  document.addEventListener('kgraph:narrow', show);
  show();
}());
