/* The page of clusters, narrowed: how many groups inside each cluster has, and how many of them a partner; what has none
   is hidden. Which cluster a group is in, and how sure that is, was worked out over all groups and stays. */
(function () {
  'use strict';
  var site = window.kgraphSite;
  var links = window.kgraphLinks;
  var data = window.kgraphData;
  var words = JSON.parse(document.getElementById('clusters-words').textContent);
  var given = JSON.parse(document.getElementById('clusters-numbers').textContent);

  function each(selector, work, within) {
    Array.prototype.forEach.call((within || document).querySelectorAll(selector), work);
  }

  function parts(element, name) { return element.getAttribute(name).split('|'); }

  /* Of a level: groups inside by cluster, and by cluster and partner; in all by partner. */
  function counted(level, inside) {
    var number = given.of[level];
    var found = { size: {}, held: {}, partner: {} };
    function add(to, key) { to[key] = (to[key] || 0) + 1; }
    inside.forEach(function (is, group) { if (is) { add(found.size, number[group]); } });
    var own = links[level];
    for (var at = 0; at < own.links.length; at += 3) {
      var group = own.links[at];
      if (inside[group] && number[group]) {
        var partner = own.partners[own.links[at + 1]].id;
        add(found.held, number[group] + '|' + partner);
        add(found.partner, partner);
      }
    }
    return found;
  }

  function figure(element, n) {
    element.querySelector('.n').textContent = n.toLocaleString('en-US');
    element.hidden = !n;
  }

  function show() {
    var inside = data.groups.map(function (group) { return site.inside(group.id); });
    var counts = {};
    Object.keys(given.of).forEach(function (level) { counts[level] = counted(level, inside); });
    document.getElementById('clusters-narrowed').hidden = !site.narrowed();
    each('[data-cluster]', function (element) {
      var own = parts(element, 'data-cluster');
      figure(element, counts[own[0]].size[own[1]] || 0);
    });
    each('[data-held]', function (element) {
      var own = parts(element, 'data-held');
      figure(element, counts[own[0]].held[own[1] + '|' + own[2]] || 0);
    });
    each('[data-between]', function (element) {
      var own = parts(element, 'data-between');
      var n = counts[own[0]].partner[own[1]] || 0;
      figure(element, n);
      element.querySelector('.n').setAttribute('data-sort', n);
    });
    each('[data-more]', function (element) {
      var own = parts(element, 'data-more');
      var listed = element.parentNode.querySelectorAll('[data-groups]:not([data-out])').length;
      var more = (counts[own[0]].size[own[1]] || 0) - listed;
      element.textContent = '';
      element.appendChild(site.say(words['c-more-members'], { n: more }));
      element.hidden = more < 1;
    });
    each('[data-elsewhere]', function (element) {
      var size = counts[element.getAttribute('data-elsewhere')].size;
      var n = 0;
      Object.keys(size).forEach(function (number) { if (Number(number) > given.listed) { n += size[number]; } });
      element.textContent = '';
      element.hidden = !site.narrowed() || !n;
      if (n) { element.appendChild(site.say(words['c-elsewhere'], { n: n })); }
    });
  }

  /* The rows inside: groups with what they share with others of their cluster, what holds clusters, what lies between,
     what shares nothing. */
  function rowsOf(level) {
    var inside = data.groups.map(function (group) { return site.inside(group.id); });
    var count = counted(level, inside);
    var number = given.of[level];
    var own = links[level];
    var of = {}; // cluster, then partner -> its groups
    for (var at = 0; at < own.links.length; at += 3) {
      var cluster = number[own.links[at]];
      if (cluster) {
        of[cluster] = of[cluster] || {};
        (of[cluster][own.links[at + 1]] = of[cluster][own.links[at + 1]] || []).push(own.links[at]);
      }
    }
    function row(section, values) { return Object.assign({ section: given.csv.sections[section], level: given.csv.levels[level] }, values); }
    function name(group) { return data.groups[group].name; }
    function held(cluster) { return Object.keys(of[cluster] || {}).filter(function (at) { return of[cluster][at].length > 1; }); }
    var rows = [];
    Object.keys(count.size).map(Number).filter(Boolean).sort(function (a, b) { return a - b; }).forEach(function (cluster) {
      var same = { cluster: cluster, size: count.size[cluster] };
      var holding = held(cluster);
      number.forEach(function (one, group) {
        if (one !== cluster || !inside[group]) { return; }
        var shared = holding.filter(function (at) { return of[cluster][at].indexOf(group) >= 0; });
        rows.push(row('group', Object.assign({
          label: name(group), certainty: given.sure[level][group], names: shared.map(function (at) { return own.partners[at].ja; }).join('; ')
        }, same)));
      });
      holding.forEach(function (at) {
        var some = of[cluster][at].filter(function (group) { return inside[group]; });
        if (some.length) { rows.push(row('held-by', Object.assign({ label: own.partners[at].ja, groups: some.length, names: some.map(name).join('; ') }, same))); }
      });
    });
    each('[data-between]', function (element) {
      var id = parts(element, 'data-between');
      if (id[0] !== level || element.hidden) { return; }
      var partner = own.partners.filter(function (one) { return one.id === id[1]; })[0];
      var told = [];
      Object.keys(count.size).map(Number).sort(function (a, b) { return a - b; }).forEach(function (cluster) {
        var n = count.held[cluster + '|' + id[1]];
        if (n) { told.push(given.csv.cells['in-cluster'].replace('{number}', cluster).replace('{groups}', n)); }
      });
      rows.push(row('between', { label: partner.ja, groups: count.partner[id[1]], names: told.join('、') }));
    });
    number.forEach(function (one, group) { if (!one && inside[group]) { rows.push(row('unconnected', { label: name(group) })); } });
    return rows;
  }

  each('[data-save]', function (button) {
    button.addEventListener('click', function () {
      var level = button.getAttribute('data-save');
      window.kgraphSheets.saveNarrowed('clusters-' + level, given.csv, rowsOf(level));
    });
  });
  document.addEventListener('kgraph:narrow', show);
  show();
}());
