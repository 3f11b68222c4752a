/* Where groups and partners stand: the same as kgraph.render.layout, for what is left when the page is narrowed; and
   where the neighbours of one node stand. */
(function () {
  'use strict';
  var WIDE = [285, 520, 625];
  var NARROW = [235, 455, 550];
  var GAP = 8;
  var GROUP_GAP = 24;
  var MARGIN = 30;
  var TALLEST = 4000;

  function sum(list, of) { return list.reduce(function (total, item) { return total + of(item); }, 0); }

  function stack(partners, heights) {
    return sum(partners, function (p) { return heights[p]; }) + GAP * Math.max(partners.length - 1, 0);
  }

  function byThenName(of) {
    return function (a, b) { return of[a] - of[b] || (a < b ? -1 : a > b ? 1 : 0); };
  }

  function spread(wanted, heights, bottom) {
    var placed = [];
    var edge = MARGIN;
    wanted.forEach(function (want, index) {
      var y = Math.max(want, edge + heights[index] / 2);
      placed.push(y);
      edge = y + heights[index] / 2 + GAP;
    });
    var limit = Math.max(bottom, MARGIN + sum(heights, function (h) { return h; }) + GAP * Math.max(heights.length - 1, 0));
    for (var index = placed.length - 1; index >= 0; index -= 1) {
      placed[index] = Math.min(placed[index], limit - heights[index] / 2);
      limit = placed[index] - heights[index] / 2 - GAP;
    }
    return placed.map(Math.round);
  }

  function columns(groups, own, heights, tall, total, pairs, distances, at) {
    var feet = [];
    var before = 0;
    for (var n = 0; n < 2 * pairs; n += 1) { feet.push(MARGIN); }
    groups.forEach(function (group) {
      var column = Math.min(Math.floor((before + tall[group] / 2) / total * 2 * pairs), 2 * pairs - 1);
      before += tall[group];
      var base = distances[2] * (2 * Math.floor(column / 2) - pairs + 1);
      var side = column % 2 === 0 ? -1 : 1;
      var room = tall[group] - GROUP_GAP;
      at[group] = [base + side * distances[0], Math.round(feet[column] + room / 2)];
      var y = feet[column] + (room - stack(own[group], heights)) / 2;
      own[group].forEach(function (partner) {
        at[partner] = [base + side * distances[1], Math.round(y + heights[partner] / 2)];
        y += heights[partner] + GAP;
      });
      feet[column] += tall[group];
    });
    var bottoms = [];
    for (n = 0; n < pairs; n += 1) { bottoms.push(Math.max(feet[2 * n], feet[2 * n + 1]) - GROUP_GAP); }
    return bottoms;
  }

  function middle(shared, linked, groups, heights, at, bottoms, distances) {
    var pairs = bottoms.length;
    var place = {};
    groups.forEach(function (group, n) { place[group] = n; });
    var mean = {};
    shared.forEach(function (p) { mean[p] = sum(linked[p], function (g) { return place[g]; }) / linked[p].length; });
    var order = shared.slice();
    if (pairs > 1) { order.sort(byThenName(mean)); }
    var total = sum(order, function (p) { return heights[p] + GAP; });
    var before = 0;
    var blocks = bottoms.map(function () { return []; });
    order.forEach(function (p) {
      var size = heights[p] + GAP;
      blocks[Math.min(Math.floor((before + size / 2) / total * pairs), pairs - 1)].push(p);
      before += size;
    });
    blocks.forEach(function (block, n) {
      var base = distances[2] * (2 * n - pairs + 1);
      var wanted = {};
      block.forEach(function (p) {
        var near = linked[p].filter(function (g) { return Math.abs(at[g][0] - base) < distances[2]; });
        wanted[p] = near.length ? sum(near, function (g) { return at[g][1]; }) / near.length : bottoms[n] / 2;
      });
      block.sort(byThenName(wanted));
      var ys = spread(block.map(function (p) { return wanted[p]; }), block.map(function (p) { return heights[p]; }), bottoms[n]);
      block.forEach(function (p, index) { at[p] = [base, ys[index]]; });
    });
  }

  /* groups: ids; links: [group, partner]; heights: by id. Returns {at: {id: [x, y]}, width, height}. */
  function arrange(groups, links, heights) {
    var linked = {};
    var names = [];
    var own = {};
    links.forEach(function (link) {
      if (!linked[link[1]]) {
        linked[link[1]] = [];
        names.push(link[1]);
      }
      linked[link[1]].push(link[0]);
    });
    groups.forEach(function (group) { own[group] = []; });
    names.forEach(function (p) { if (linked[p].length === 1) { own[linked[p][0]].push(p); } });
    var shared = names.filter(function (p) { return linked[p].length > 1; });
    var distances = sum(shared, function (p) { return linked[p].length; }) > groups.length ? WIDE : NARROW;
    var tall = {};
    groups.forEach(function (g) { tall[g] = Math.max(stack(own[g], heights), heights[g]) + GROUP_GAP; });
    var total = sum(groups, function (g) { return tall[g]; });
    var between = sum(shared, function (p) { return heights[p] + GAP; });
    var pairs = Math.max(1, Math.ceil(Math.max(total / 2, between) / TALLEST));
    var at = {};
    var bottoms = columns(groups, own, heights, tall, total, pairs, distances, at);
    middle(shared, linked, groups, heights, at, bottoms, distances);
    return { at: at, width: 2 * distances[2] * pairs, height: Math.round((lowest(at, heights) + MARGIN) * 10) / 10 };
  }

  function lowest(at, heights) {
    return Object.keys(at).reduce(function (low, id) { return Math.max(low, at[id][1] + heights[id] / 2); }, 0);
  }

  /* One node, its neighbours, and theirs: three columns. ``rings`` are lists of ids, the node first. */
  function ego(rings, links, heights) {
    var near = {};
    links.forEach(function (link) {
      (near[link[0]] = near[link[0]] || []).push(link[1]);
      (near[link[1]] = near[link[1]] || []).push(link[0]);
    });
    var at = {};
    var bottom = Math.max.apply(null, rings.map(function (ring) {
      return MARGIN + sum(ring, function (id) { return heights[id] + GAP; });
    }));
    rings.forEach(function (ring, n) {
      var wanted = {};
      ring.forEach(function (id) {
        var before = (near[id] || []).filter(function (other) { return at[other]; });
        wanted[id] = n > 1 && before.length ? sum(before, function (other) { return at[other][1]; }) / before.length : bottom / 2;
      });
      var order = ring.slice();
      if (n > 1) { order.sort(byThenName(wanted)); }
      var room = sum(order, function (id) { return heights[id] + GAP; });
      var top = (bottom + MARGIN - room) / 2;
      // The second ring stands in its given order, evenly; the third near what it hangs on.
      var ys = n < 2 ? order.map(function (id) {
        var y = top + heights[id] / 2;
        top += heights[id] + GAP;
        return Math.round(y);
      }) : spread(order.map(function (id) { return wanted[id]; }), order.map(function (id) { return heights[id]; }), bottom);
      order.forEach(function (id, index) { at[id] = [(n - 1) * 380, ys[index]]; });
    });
    return { at: at, width: 1060, height: lowest(at, heights) + MARGIN };
  }

  window.kgraphLayout = { arrange: arrange, ego: ego };
}());
