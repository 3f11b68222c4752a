/* The map of prefectures: counted anew where a target is chosen. A place that is chosen changes no figure, it is marked. */
(function () {
  'use strict';
  var site = window.kgraphSite;
  var data = window.kgraphData;
  var own = window.kgraphLinks.body;
  var given = JSON.parse(document.getElementById('map-counts').textContent);

  function each(selector, work, within) {
    Array.prototype.forEach.call((within || document).querySelectorAll(selector), work);
  }

  function prefectures(group) {
    return group.places.filter(function (code) { return /000$/.test(code); });
  }

  /* Groups, bodies and partners of each prefecture, of the groups (by number) that are inside. */
  function counted(inside, target) {
    var found = {};
    function at(code) { return found[code] = found[code] || { groups: 0, bodies: 0, partners: {} }; }
    data.groups.forEach(function (group, number) {
      if (inside[number]) { prefectures(group).forEach(function (code) { at(code).groups += 1; }); }
    });
    Object.keys(given.bodies).forEach(function (code) {
      at(code).bodies = given.bodies[code].filter(function (groups) {
        return !target || groups.some(function (number) { return inside[number]; });
      }).length;
    });
    for (var n = 0; n < own.links.length; n += 3) {
      if (inside[own.links[n]]) { mark(at, data.groups[own.links[n]], own.links[n + 1]); }
    }
    return found;
  }

  function mark(at, group, partner) {
    prefectures(group).forEach(function (code) { at(code).partners[partner] = true; });
  }

  function shade(count) {
    return given.breaks.filter(function (start) { return count >= start; }).length;
  }

  function paint(element, count) {
    element.className = element.className.replace(/shade-\d/, 'shade-' + shade(count));
  }

  function figure(element, count) {
    each('.tile-n', function (part) { part.textContent = count.toLocaleString('en-US'); part.hidden = !count; }, element);
    each('.tile-unit', function (part) { part.hidden = !count; }, element);
    each('.tile-none', function (part) { part.hidden = count > 0; }, element);
  }

  function show() {
    var chosen = site.chosen();
    var inside = data.groups.map(function (group) { return !chosen.target || group.targets.indexOf(chosen.target) >= 0; });
    var counts = counted(inside, chosen.target);
    function of(element) { return counts[element.getAttribute('data-code')] || { groups: 0, bodies: 0, partners: {} }; }
    var here = chosen.place ? chosen.place.slice(0, 2) + '000' : '';
    document.getElementById('map-whole').hidden = !here;
    each('.tile', function (tile) {
      var is = tile.getAttribute('data-code') === here;
      paint(tile, of(tile).groups);
      figure(tile, of(tile).groups);
      tile.classList.toggle('chosen', is);
      if (is) { tile.firstElementChild.setAttribute('aria-current', 'true'); } else { tile.firstElementChild.removeAttribute('aria-current'); }
    });
    each('#map-rows tbody tr', function (row) {
      var count = of(row);
      var cell = row.cells[1];
      row.hidden = !count.groups && !count.bodies;
      cell.setAttribute('data-sort', count.groups);
      paint(cell.querySelector('.tile-key'), count.groups);
      figure(cell, count.groups);
      row.cells[2].textContent = count.bodies.toLocaleString('en-US');
      row.cells[3].textContent = Object.keys(count.partners).length.toLocaleString('en-US');
    });
    each('#map-silent li', function (item) { item.hidden = of(item).groups > 0; });
  }

  document.addEventListener('kgraph:narrow', show);
  show();
}());
