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

  document.addEventListener('kgraph:narrow', show);
  show();
}());
