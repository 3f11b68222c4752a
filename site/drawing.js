/* What is drawn: the nodes and lines of a level, whole, filtered, or around one node; and of groups alone. No DOM here. */
(function () {
  'use strict';
  // On a large site what is drawn stands in a file of its own.
  var data = window.kgraphGraph || JSON.parse(document.getElementById('graph-data').textContent);
  var site = window.kgraphSite;
  var layout = window.kgraphLayout;
  var SHARED = '#b3261e';
  var ROLE = 1;
  var cache = {};

  function own(object, key) { return Object.prototype.hasOwnProperty.call(object, key); }

  /* A level with its nodes by id and its links, those that the build drew first. */
  function level(name) {
    if (cache[name]) { return cache[name]; }
    var given = data.levels[name];
    var nodes = {};
    given.nodes.forEach(function (node) { nodes[node.id] = node; });
    given.rest.forEach(function (node) { nodes[node.id] = full(node); });
    var ids = given.nodes.concat(given.rest).map(function (node) { return node.id; });
    var links = given.links.map(function (link, at) {
      return { at: at, group: ids[link[0]], node: ids[link[1]], evidence: link.slice(2) };
    });
    var drawn = given.edges.map(function (edge, at) {
      return line(links[at], edge[0], edge[1], nodes[links[at].node]);
    });
    var of = {};
    links.forEach(function (link) {
      (of[link.group] = of[link.group] || []).push(link);
      (of[link.node] = of[link.node] || []).push(link);
    });
    cache[name] = { name: name, given: given, nodes: nodes, links: links, of: of, drawn: drawn };
    return cache[name];
  }

  /* A link as it is drawn: red where its partner is one of several groups, dashed where that has no name. */
  function line(link, width, shared, node) {
    var made = { id: link.at, from: link.group, to: link.node, strength: link.evidence.length, width: width };
    if (node.shapeProperties) { made.dashes = true; }
    if (shared) { made.color = { color: SHARED }; }
    return made;
  }

  /* A node that is not drawn at first comes with what it says alone. */
  function full(node) {
    if (node.side === 'group') { return Object.assign({ shape: 'ellipse', group: 'group' }, node); }
    var made = Object.assign({ side: 'partner', shape: 'box', group: kindOf(node).style }, node);
    if (node.dashed) { made.shapeProperties = { borderDashes: [5, 4], borderRadius: 3 }; }
    return made;
  }

  function thing(node) { return data.things[node.partner || node.id]; }

  function kindOf(node) { return data.words.kinds[thing(node).kind]; }

  function hasKind(node, kind) {
    return thing(node).kind === kind || kindOf(node).above.indexOf(kind) >= 0;
  }

  function height(node) {
    var lines = Math.max(node.label.split('\n').length, (node.labelEn || '').split('\n').length);
    return node.shape === 'ellipse' ? lines * 28 + 3 : lines * 14 + 13;
  }

  function heights(nodes) {
    var of = {};
    nodes.forEach(function (node) { of[node.id] = height(node); });
    return of;
  }

  function width(strength, strongest) {
    return 1.5 + 6.5 * Math.log(Math.max(strength, 1)) / Math.log(Math.max(strongest, 20));
  }

  function edges(name, links) {
    var groups = {};
    var strongest = 1;
    links.forEach(function (link) {
      groups[link.node] = (groups[link.node] || 0) + 1;
      strongest = Math.max(strongest, link.evidence.length);
    });
    return links.map(function (link) {
      var shared = groups[link.node] > 1 && name !== 'kind';
      return line(link, width(link.evidence.length, strongest) + (shared ? 1.5 : 0), shared, level(name).nodes[link.node]);
    });
  }

  function placed(laid, nodes, name, links, mode) {
    return {
      mode: mode,
      nodes: nodes.map(function (node) {
        return Object.assign({}, node, { x: laid.at[node.id][0], y: laid.at[node.id][1] });
      }),
      edges: edges(name, links),
      width: laid.width,
      height: laid.height,
      cut: 0
    };
  }

  function whole(name) {
    var own = level(name);
    var given = own.given;
    return { mode: 'whole', nodes: given.nodes, edges: own.drawn, width: given.width, height: given.height, cut: 0 };
  }

  /* filter: {kind, role}; what fits it stands in the model's links and groups; places and targets are the page's own. */
  function filtered(name, filter) {
    var all = level(name);
    var links = all.links.filter(function (link) {
      return site.inside(link.group) &&
        (!filter.kind || hasKind(all.nodes[link.node], filter.kind)) &&
        (!filter.role || link.evidence.some(function (e) { return data.evidence[e][ROLE] === filter.role; }));
    });
    var linked = {};
    links.forEach(function (link) { linked[link.group] = true; });
    var groups = data.order.filter(function (id) { return site.inside(id) && (linked[id] || !(filter.kind || filter.role)); });
    var fitting = { links: links, groups: groups };
    var cut = 0;
    if (groups.length + Object.keys(countBy(links)).length > data.mostNodes) {
      var strongest = strong(links, groups);
      cut = groups.length + Object.keys(countBy(links)).length;
      links = strongest.links;
      groups = strongest.groups;
    }
    // What fits, also where there is no room to draw it, is what the table shows.
    return Object.assign(arranged(name, groups, links, cut), fitting);
  }

  function countBy(links) {
    var n = {};
    links.forEach(function (link) { n[link.node] = (n[link.node] || 0) + 1; });
    return n;
  }

  /* The partners with the most groups, and the groups that they have. */
  function strong(links, groups) {
    var n = countBy(links);
    var partners = Object.keys(n).sort(function (a, b) { return n[b] - n[a] || (a < b ? -1 : 1); });
    partners = partners.slice(0, Math.max(data.mostNodes / 2, data.mostNodes - groups.length));
    var kept = {};
    partners.forEach(function (p) { kept[p] = true; });
    var room = data.mostNodes - partners.length;
    var near = {};
    links.forEach(function (link) { if (kept[link.node] && Object.keys(near).length < room) { near[link.group] = true; } });
    return {
      links: links.filter(function (link) { return kept[link.node] && near[link.group]; }),
      groups: groups.filter(function (id) { return near[id]; })
    };
  }

  function arranged(name, groups, links, cut) {
    var all = level(name);
    var nodes = groups.map(function (id) { return all.nodes[id]; });
    var seen = {};
    links.forEach(function (link) {
      if (!seen[link.node]) {
        seen[link.node] = true;
        nodes.push(all.nodes[link.node]);
      }
    });
    var laid = layout.arrange(groups, links.map(function (link) { return [link.group, link.node]; }), heights(nodes));
    var model = placed(laid, nodes, name, links, 'filtered');
    model.cut = cut;
    return model;
  }

  /* One node, its neighbours and theirs: always whole, whatever is filtered. */
  function ego(name, id) {
    var all = level(name);
    var first = all.of[id] || [];
    var rings = [[id], [], []];
    var ring = {};
    ring[id] = 0;
    function other(link, from) { return link.group === from ? link.node : link.group; }
    first.forEach(function (link) {
      var near = other(link, id);
      ring[near] = 1;
      rings[1].push(near);
    });
    rings[1].sort(function (a, b) { return all.of[b].length - all.of[a].length || (a < b ? -1 : 1); });
    var links = first.slice();
    rings[1].forEach(function (near) {
      all.of[near].forEach(function (link) {
        var far = other(link, near);
        if (far === id) { return; }
        links.push(link);
        if (!own(ring, far)) {
          ring[far] = 2;
          rings[2].push(far);
        }
      });
    });
    var nodes = rings[0].concat(rings[1], rings[2]).map(function (n) { return all.nodes[n]; });
    var pairs = links.map(function (link) { return [link.group, link.node]; });
    return Object.assign(placed(layout.ego(rings, pairs, heights(nodes)), nodes, name, links, 'ego'), { links: links });
  }

  function groups(name) {
    var given = data.groupViews[name];
    var nodes = given.nodes.filter(function (node) { return site.inside(node.id); });
    return {
      mode: site.narrowed() ? 'filtered' : 'whole',
      nodes: nodes,
      edges: given.edges.filter(function (edge) {
        return site.inside(edge.from) && site.inside(edge.to);
      }).map(function (edge) { return Object.assign({ smooth: { enabled: false } }, edge); }),
      width: given.width,
      height: given.height,
      cut: 0
    };
  }

  /* What two groups share at a level: the node with the mentions of both. */
  function shared(name, a, b) {
    var all = level(name);
    var of = {};
    (all.of[a] || []).forEach(function (link) { of[link.node] = link; });
    return (all.of[b] || []).filter(function (link) { return of[link.node]; }).map(function (link) {
      return { node: all.nodes[link.node], a: of[link.node], b: link };
    });
  }

  window.kgraphDrawing = {
    data: data, level: level, thing: thing, kindOf: kindOf, whole: whole, filtered: filtered, ego: ego, groups: groups, shared: shared
  };
}());
