/* The tables of the graph page follow its drawing: what the drawing leaves out is hidden, and each says how much it shows. */
(function () {
  'use strict';
  var site = window.kgraphSite;
  var drawing = window.kgraphDrawing;
  var words = JSON.parse(document.getElementById('graph-words').textContent);

  function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }

  function label(list, code) {
    return code && window.kgraphData[list].filter(function (item) { return item.code === code; })[0];
  }

  /* What the drawing is narrowed to, in words. */
  function what(state) {
    var chosen = site.chosen();
    var role = drawing.data.words.roles[state.role];
    var parts = [label('places', chosen.place), label('targets', chosen.target)];
    if (state.view === 'links') { parts.push(drawing.data.words.kinds[state.kind], role && { ja: role[0], en: role[1] }); }
    parts = parts.filter(Boolean);
    return {
      ja: parts.map(function (part) { return part.ja; }).join('・'), en: parts.map(function (part) { return part.en; }).join(', ')
    };
  }

  /* Which rows have their link, or their group without one, in the drawing; also those that it has no room for. */
  function fitting(state, model) {
    var nodes = drawing.level(state.level).nodes;
    var pairs = {};
    var groups = {};
    model.links.forEach(function (link) { pairs[link.group + ' ' + (nodes[link.node].partner || link.node)] = true; });
    (model.groups || [state.ego]).forEach(function (id) { groups[id] = !state.kind && !state.role || model.mode === 'ego'; });
    return function (row) {
      var group = row.getAttribute('data-groups');
      var partner = row.getAttribute('data-partner');
      return Boolean(partner ? pairs[group + ' ' + partner] : groups[group]);
    };
  }

  function show(state, model) {
    var part = model.mode !== 'whole';
    var fits = part && model.links ? fitting(state, model) : function (row) { return site.inside(row.getAttribute('data-groups')); };
    document.documentElement.toggleAttribute('data-filtered', part);
    all('#tables > section').forEach(function (section) {
      var rows = all('tbody > tr', section);
      var shown = rows.filter(function (row) {
        var inside = fits(row);
        row.toggleAttribute('data-out', !inside);
        return inside;
      });
      var said = section.querySelector('[data-table-said]');
      said.textContent = '';
      said.hidden = !part;
      if (!part) { return; }
      var values = { n: shown.length, all: rows.length, what: what(state) };
      if (model.mode === 'ego') {
        var thing = drawing.thing(drawing.level(state.level).nodes[state.ego]);
        values.name = { ja: thing.name, en: thing.en || thing.name };
      }
      said.appendChild(site.say(words[model.mode === 'ego' ? 'table-around' : 'table-follows'], values));
    });
  }

  window.kgraphTable = { show: show };
}());
