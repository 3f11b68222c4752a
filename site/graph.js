/* The graph page: views, levels, filters, search, and what a click opens. It draws what the page brings along and asks
   for nothing else. */
(function () {
  'use strict';
  var NARROW = 700;
  var TALLEST = 4500;
  var FAINT = 0.15;
  var FAINT_NODE = 0.35;
  var site = window.kgraphSite;
  var drawing = window.kgraphDrawing;
  var panel = window.kgraphPanel;
  var data = drawing.data;
  var box = document.getElementById('graph-canvas');
  var frame = document.getElementById('graph-frame');
  var search = document.getElementById('search');
  var found = document.getElementById('search-found');
  var folding = window.kgraphFold(data.folding);
  var forms = new Map(); // text -> what it is compared by
  var nodes = new vis.DataSet();
  var edges = new vis.DataSet();
  var network = null;
  var state = { view: 'links', level: 'body', kind: '', role: '', ego: '', node: '' };
  var model = null;

  function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }

  function make(tag, className, text) {
    var element = document.createElement(tag);
    if (className) { element.className = className; }
    if (text !== undefined) { element.textContent = text; }
    return element;
  }

  function own(object, key) { return Object.prototype.hasOwnProperty.call(object, key); }

  function english() { return site.lang() === 'en'; }

  /* Words of nodes and lines, in the language of the page */

  function nameOf(node) {
    var thing = drawing.thing(node);
    return english() && thing.en ? thing.en : thing.name;
  }

  function plain(key, values) { return site.text(panel.words[key], values); }

  /* What a tooltip says: lines of pieces, [text, whether it is a name]. In English its names are marked as Japanese. */
  function tip(lines) {
    if (!english()) {
      return lines.map(function (line) { return line.map(function (piece) { return piece[0]; }).join(''); }).join('\n');
    }
    var own = make('div');
    lines.forEach(function (line, at) {
      if (at) { own.appendChild(document.createTextNode('\n')); }
      line.forEach(function (piece) { own.appendChild(site.marked(piece[0], piece[1])); });
    });
    return own;
  }

  function namePiece(node) { return [nameOf(node), !drawing.thing(node).en]; }

  function nodeTitle(node) {
    var thing = drawing.thing(node);
    var lines = [];
    var linked = (drawing.level(state.level).of[node.id] || []).length;
    if (thing.kind && !thing.en) { lines.push(drawing.kindOf(node)[site.lang()]); }
    if (node.side === 'group' && thing.places.length) {
      var exact = thing.places.filter(function (code) { return !/000$/.test(code); });
      lines.push((exact.length ? exact : thing.places).map(function (code) { return data.words.places[code][site.lang()]; }).join(english() ? '; ' : '、'));
    }
    lines.push(plain(node.side === 'group' ? 'th-partner' : 'th-shared') + ' ' + linked);
    return tip([[namePiece(node)]].concat(lines.map(function (line) { return [[line]]; })));
  }

  function lineTitle(edge) {
    var here = drawing.level(state.level);
    var ends = [namePiece(here.nodes[edge.from]), [' ― '], namePiece(here.nodes[edge.to])];
    if (state.view === 'groups') { return tip([ends, [[plain('n-shared', { n: edge.count })]]]); }
    var numbers = here.links[edge.id].evidence;
    var lines = numbers.slice(0, 8).map(function (number) {
      var e = data.evidence[number];
      var field = data.words.fields[e[3]];
      return [['「' + e[0] + '」', true], [' ' + data.words.roles[e[1]][english() ? 1 : 0] + ' ' +
        plain('where', { field: { ja: field[0], en: field[1] }, n: e[4] })]];
    });
    if (numbers.length > 8) { lines.push([['… +' + (numbers.length - 8)]]); }
    return tip([ends].concat(lines));
  }

  function inLang(node) {
    return { id: node.id, label: english() && node.labelEn ? node.labelEn : node.labelJa, title: nodeTitle(node) };
  }

  /* What is drawn */

  function draw() {
    var groupsOnly = state.view === 'groups';
    if (groupsOnly) {
      model = drawing.groups(state.level);
    } else if (state.ego && drawing.level(state.level).nodes[state.ego]) {
      model = drawing.ego(state.level, state.ego);
    } else if (site.narrowed() || state.kind || state.role) {
      model = drawing.filtered(state.level, state);
    } else {
      model = drawing.whole(state.level);
    }
    edges.clear();
    nodes.clear();
    nodes.add(model.nodes.map(function (node) {
      var copy = Object.assign({}, node, { labelJa: node.label });
      return Object.assign(copy, inLang(copy));
    }));
    edges.add(model.edges.map(function (edge) { return Object.assign({}, edge, { title: lineTitle(edge) }); }));
    panel.close();
    state.node = '';
    place();
    tell();
    window.kgraphTable.show(state, model);
  }

  function tell() {
    all('[data-of-level]').forEach(function (element) {
      element.hidden = element.getAttribute('data-of-level').split(' ').indexOf(state.level) < 0 || element.getAttribute('data-of-view') !== state.view;
    });
    canvas(plain('svg-' + (state.view === 'groups' ? 'groups-' : '') + state.level));
    all('input[name="level"]').forEach(function (input) { input.checked = input.value === state.level; });
    all('input[name="view"]').forEach(function (input) { input.checked = input.value === state.view; });
    all('select[data-filter]').forEach(function (select) {
      var value = state[select.getAttribute('data-filter')];
      select.value = value;
      if (select.value !== value) { select.value = ''; }
    });
    var counts = {};
    nodes.forEach(function (node) { counts[node.group] = (counts[node.group] || 0) + 1; });
    all('.legend li[data-style]').forEach(function (item) {
      if (!item.closest('[data-of-level]').hidden) {
        item.querySelector('.n').textContent = (counts[item.getAttribute('data-style')] || 0).toLocaleString('en-US');
      }
    });
    var ego = model.mode === 'ego';
    document.getElementById('ego-bar').hidden = !ego;
    var said = document.getElementById('ego-said');
    said.textContent = '';
    if (ego) {
      var thing = drawing.thing(drawing.level(state.level).nodes[state.ego]);
      said.appendChild(site.say(panel.words['ego-said'], { name: { ja: thing.name, en: thing.en || thing.name } }));
    }
    var note = document.getElementById('graph-said');
    note.textContent = '';
    note.hidden = model.nodes.length > 0 && !model.cut;
    if (!model.nodes.length) { note.appendChild(site.say(panel.words['filtered-none'])); }
    if (model.cut) { note.appendChild(site.say(panel.words['filtered-cut'], { shown: model.nodes.length, all: model.cut })); }
  }

  /* What takes the keys says what it is, and how it is moved. */
  function canvas(name) {
    var own = box.querySelector('.vis-network');
    own.setAttribute('role', 'application');
    own.setAttribute('aria-label', name);
    own.setAttribute('aria-describedby', 'zoom-hint');
  }

  function place() {
    var wide = box.clientWidth;
    var full = document.fullscreenElement === frame;
    var scale = Math.min(1.25, wide / model.width);
    var tall = Math.max(300, Math.ceil(model.height * scale));
    if (full || wide < NARROW || tall > TALLEST) {
      box.style.height = Math.round(window.innerHeight * (full ? 0.86 : wide < NARROW ? 0.65 : 0.85)) + 'px';
    } else {
      box.style.height = tall + 'px';
    }
    network.setSize('100%', '100%');
    if (!full && wide < NARROW) {
      var height = box.clientHeight;
      network.moveTo({ position: { x: (wide / 0.72 - model.width) / 2, y: height / 0.72 / 2 }, scale: 0.72 });
    } else if (full || tall > TALLEST) {
      network.redraw(); // what is to fit is known once it is drawn
      network.fit({ animation: false });
    } else {
      network.moveTo({ position: { x: 0, y: model.height / 2 }, scale: scale });
    }
  }

  function whole() { if (box.clientWidth < NARROW) { network.fit({ animation: false }); } else { place(); } }

  function zoom(factor) { network.moveTo({ scale: Math.max(0.05, Math.min(4, network.getScale() * factor)) }); }

  function move(x, y) {
    var at = network.getViewPosition();
    var step = 60 / network.getScale();
    network.moveTo({ position: { x: at.x + x * step, y: at.y + y * step } });
  }

  var KEYS = {
    ArrowLeft: function () { move(-1, 0); },
    ArrowRight: function () { move(1, 0); },
    ArrowUp: function () { move(0, -1); },
    ArrowDown: function () { move(0, 1); },
    '+': function () { zoom(1.25); },
    ';': function () { zoom(1.25); },
    '-': function () { zoom(0.8); },
    '0': function () { whole(); }
  };

  function pressed(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || !own(KEYS, event.key)) { return; }
    event.preventDefault();
    KEYS[event.key]();
  }

  function brighten(id) {
    var near = {};
    if (id) {
      near[id] = true;
      network.getConnectedNodes(id).forEach(function (other) { near[other] = true; });
    }
    nodes.update(nodes.getIds().map(function (other) { return { id: other, opacity: !id || near[other] ? 1 : FAINT_NODE }; }));
    edges.update(edges.get().map(function (edge) {
      var on = !id || edge.from === id || edge.to === id;
      return { id: edge.id, color: Object.assign({}, data.options.edges.color, edge.color, { opacity: on ? 1 : FAINT }) };
    }));
  }

  /* What is chosen */

  function address() {
    site.setHash({
      view: state.view === 'groups' ? 'groups' : '', level: state.level, kind: state.kind, role: state.role, ego: state.ego,
      node: state.node, lang: english() ? 'en' : ''
    });
  }

  function tiesOf(id) {
    return edges.get().filter(function (edge) { return edge.from === id || edge.to === id; }).map(function (edge) {
      return { other: edge.from === id ? edge.to : edge.from, count: edge.count };
    }).sort(function (a, b) { return b.count - a.count || (a.other < b.other ? -1 : 1); });
  }

  function choose(id, opts) {
    var node = nodes.get(id);
    if (!node) {
      if (state.view === 'links' && drawing.level(state.level).nodes[id]) { around(id); }
      return;
    }
    state.node = id;
    network.selectNodes([id]);
    brighten(id);
    // On the side where what was chosen does not stand.
    panel.element.classList.toggle('left', network.canvasToDOM(network.getPosition(id)).x > box.clientWidth / 2);
    if (state.view === 'groups') {
      panel.group(state.level, node, tiesOf(id), tie);
    } else {
      panel.node(state.level, id, state.ego === id ? null : function () { around(id); });
    }
    address();
    if (opts && opts.bring) {
      bring(id);
      document.getElementById('panel-title').focus({ preventScroll: true });
    }
  }

  /* The panel would stand before what is around: the evidence is one more click away. */
  function around(id) {
    state.ego = id;
    draw();
    network.selectNodes([id]);
    address();
    frame.scrollIntoView({ block: 'start' });
    document.getElementById('ego-off').focus({ preventScroll: true });
  }

  function tie(a, b) { panel.tie(state.level, a, b); }

  function chooseLine(id) {
    var edge = edges.get(id);
    state.node = '';
    if (state.view === 'groups') { tie(edge.from, edge.to); } else { panel.link(state.level, id); }
  }

  function nothing() {
    state.node = '';
    network.unselectAll();
    brighten(null);
    panel.close();
    address();
  }

  function bring(id) {
    var at = network.getPosition(id);
    if (box.clientWidth < NARROW || model.height * network.getScale() > TALLEST) {
      network.moveTo({ position: at, scale: Math.max(0.8, network.getScale()) });
      box.scrollIntoView({ block: 'start' });
      return;
    }
    var y = network.canvasToDOM(at).y + box.getBoundingClientRect().top + window.pageYOffset;
    window.scrollTo(0, Math.max(0, y - window.innerHeight / 2));
  }

  /* Search: any spelling of a name, a kind, a place, folded as on the page that finds (fold.js). */

  /* The texts of a node that are looked in, the name first; of its places those that what is typed may begin. */
  function terms(node) {
    var thing = drawing.thing(node);
    var list = [thing.name, thing.en || ''].concat(thing.find || []);
    if (thing.kind && state.view !== 'groups') {
      (drawing.level(state.level).of[node.id] || []).forEach(function (link) {
        link.evidence.forEach(function (number) {
          var said = data.evidence[number][0];
          if (list.indexOf(said) < 0) { list.push(said); }
        });
      });
    }
    if (thing.kind) {
      var kind = data.words.kinds[thing.kind];
      list = list.concat([kind.ja, kind.en], kind.find);
    }
    return { texts: formsOf(list), places: formsOf([].concat.apply([], (thing.places || []).map(spelt))) };
  }

  function spelt(code) {
    var place = data.words.places[code];
    return [place.ja].concat(place.find, folding.latin.apply(null, place.find));
  }

  function formsOf(list) {
    return list.map(function (text) {
      if (!forms.has(text)) { forms.set(text, folding.forms(text)); }
      return forms.get(text);
    });
  }

  /* How near a word comes to the texts of a node: the smaller the nearer; Infinity where it is in none. */
  function nearness(own, wanted) {
    var best = Infinity;
    function look(list, from, begins) {
      list.forEach(function (some, order) {
        some.forEach(function (text) {
          var at = text.indexOf(wanted);
          if (at < 0 || (begins && at)) { return; }
          // What is called so stands before what begins so.
          best = Math.min(best, text === wanted ? from + order - 100 : (from + order) * 10 + Math.min(at, 9));
        });
      });
    }
    look(own.texts, 0, false);
    look(own.places, own.texts.length, true);
    return best;
  }

  function nearest(own, word) {
    return Math.min.apply(null, folding.spellings(word).map(function (wanted) { return wanted ? nearness(own, wanted) : Infinity; }));
  }

  function seek() {
    var words = folding.terms(search.value);
    found.textContent = '';
    document.getElementById('search-none').hidden = true;
    if (!words.length) { return; }
    var here = state.view === 'groups' ? nodes.get() : Object.values(drawing.level(state.level).nodes);
    var hits = here.map(function (node) {
      var own = terms(node);
      var each = words.map(function (word) { return nearest(own, word); });
      return { node: node, best: Math.min(nearest(own, search.value), Math.max.apply(null, each)) };
    }).filter(function (hit) { return hit.best < Infinity; });
    hits.sort(function (a, b) { return a.best - b.best || (a.node.id < b.node.id ? -1 : 1); });
    hits.slice(0, 12).forEach(function (hit) {
      var button = make('button', 'hit');
      button.type = 'button';
      button.appendChild(site.marked(nameOf(hit.node), namePiece(hit.node)[1]));
      button.addEventListener('click', function () { choose(hit.node.id, { bring: true }); });
      found.appendChild(make('li')).appendChild(button);
    });
    document.getElementById('search-none').hidden = hits.length > 0;
  }

  /* Files */

  function save(blob, file) {
    var link = make('a');
    link.href = URL.createObjectURL(blob);
    link.download = file;
    document.body.appendChild(link);
    link.click();
    link.remove();
    window.setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
  }

  /* What the canvas shows, on white; ``part`` is left, top, width and height in CSS pixels. */
  function paper(part) {
    var from = box.querySelector('canvas');
    var ratio = from.width / box.clientWidth;
    var cut = (part || [0, 0, box.clientWidth, box.clientHeight]).map(function (length) { return Math.round(length * ratio); });
    var made = make('canvas');
    made.width = cut[2];
    made.height = cut[3];
    var context = made.getContext('2d');
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, made.width, made.height);
    context.drawImage(from, -cut[0], -cut[1]);
    return made;
  }

  /* The part of the canvas where nodes are, for paper. */
  function drawnPart() {
    var corners = [];
    nodes.getIds().forEach(function (id) {
      var own = network.getBoundingBox(id);
      corners.push(network.canvasToDOM({ x: own.left, y: own.top }), network.canvasToDOM({ x: own.right, y: own.bottom }));
    });
    if (!corners.length) { return null; }
    function end(pick, key, edge) { return pick.apply(Math, corners.map(function (corner) { return corner[key]; })) + edge; }
    var left = Math.max(0, end(Math.min, 'x', -8));
    var top = Math.max(0, end(Math.min, 'y', -8));
    var right = Math.min(box.clientWidth, end(Math.max, 'x', 8));
    var bottom = Math.min(box.clientHeight, end(Math.max, 'y', 8));
    return right > left && bottom > top ? [left, top, right - left, bottom - top] : null;
  }

  function fileName() { return 'kgraph-' + state.view + '-' + state.level; }

  function savePng() { paper().toBlob(function (blob) { save(blob, fileName() + '.png'); }, 'image/png'); }

  function svg() { return document.querySelector('.svg[data-of-level="' + state.level + '"][data-of-view="' + state.view + '"]').firstElementChild; }

  function saveSvg() {
    if (svg().src) { // on a large site it is a file already; where the browser may not save it, it opens beside this page
      var link = make('a');
      link.href = svg().src;
      link.download = fileName() + '.svg';
      link.target = '_blank';
      link.click();
      return;
    }
    var text = '<?xml version="1.0" encoding="UTF-8"?>\n' + new XMLSerializer().serializeToString(svg()) + '\n';
    save(new Blob([text], { type: 'image/svg+xml' }), fileName() + '.svg');
  }

  function beforePrint() {
    // The drawing of the build where all is shown; a picture of the canvas, which does not shrink to a sheet, where not.
    var own = document.getElementById('print-image');
    own.textContent = '';
    // That drawing has its kinds in Japanese.
    var other = english() && state.view === 'links' && state.level !== 'body' && box.clientWidth >= NARROW;
    var painted = model.mode !== 'whole' || Boolean(svg().src) || other;
    document.documentElement.toggleAttribute('data-print-image', painted);
    if (painted) {
      var picture = own.appendChild(make('img'));
      picture.alt = '';
      picture.src = paper(drawnPart()).toDataURL('image/png');
    }
  }

  function fullScreen() {
    if (document.fullscreenElement) { document.exitFullscreen(); } else { frame.requestFullscreen(); }
  }

  /* Start */

  function change(changes) {
    Object.keys(changes).forEach(function (key) { state[key] = changes[key]; });
    draw();
    address();
    if (search.value) { seek(); }
  }

  function follow() {
    var asked = site.readHash();
    var before = JSON.stringify([state.view, state.level, state.kind, state.role, state.ego]);
    state.level = own(data.levels, asked.level || '') ? asked.level : state.level;
    state.view = asked.view === 'groups' ? 'groups' : 'links';
    state.kind = asked.kind || '';
    state.role = asked.role || '';
    state.ego = asked.ego || '';
    if (!model || before !== JSON.stringify([state.view, state.level, state.kind, state.role, state.ego])) { draw(); }
    if (asked.node && asked.node !== state.node) { choose(asked.node, { bring: true }); }
  }

  function listen() {
    box.addEventListener('keydown', pressed);
    all('input[name="level"]').forEach(function (input) {
      input.addEventListener('change', function () { change({ level: input.value, kind: '', role: '', ego: '' }); });
    });
    all('input[name="view"]').forEach(function (input) {
      input.addEventListener('change', function () { change({ view: input.value, ego: '' }); });
    });
    all('select[data-filter]').forEach(function (select) {
      select.addEventListener('change', function () {
        var changes = { ego: '' };
        changes[select.getAttribute('data-filter')] = select.value;
        change(changes);
      });
    });
    all('[data-go-level]').forEach(function (button) {
      button.addEventListener('click', function () { change({ level: button.getAttribute('data-go-level') }); });
    });
    search.addEventListener('input', seek);
    search.addEventListener('keydown', function (event) {
      var first = found.querySelector('button');
      if (event.key === 'Enter' && first) { event.preventDefault(); first.click(); }
    });
    [['zoom-in', function () { zoom(1.25); }], ['zoom-out', function () { zoom(0.8); }], ['zoom-fit', whole],
      ['full-screen', fullScreen], ['save-png', savePng], ['save-svg', saveSvg],
      ['ego-off', function () { change({ ego: '' }); }],
      ['panel-close', function () { nothing(); box.querySelector('.vis-network').focus(); }]].forEach(function (one) {
      document.getElementById(one[0]).addEventListener('click', one[1]);
    });
    document.addEventListener('keydown', function (event) { 
      if (event.key !== 'Escape' || panel.element.hidden) { return; }
      var inside = panel.element.contains(document.activeElement);
      nothing();
      if (inside) { box.querySelector('.vis-network').focus(); }
    });
    document.addEventListener('fullscreenchange', function () {
      document.getElementById('full-screen').setAttribute('aria-pressed', String(document.fullscreenElement === frame));
      place();
    });
    document.addEventListener('kgraph:lang', function () {
      nodes.update(nodes.get().map(inLang));
      edges.update(edges.get().map(function (edge) { return { id: edge.id, title: lineTitle(edge) }; }));
      tell();
      address();
    });
    document.addEventListener('kgraph:narrow', function () { change({}); });
    var last = box.clientWidth;
    window.addEventListener('resize', function () { if (box.clientWidth !== last) { last = box.clientWidth; place(); } });
    window.addEventListener('hashchange', follow);
    window.addEventListener('beforeprint', beforePrint);
  }

  function start() {
    document.getElementById('graph-without').hidden = true;
    document.getElementById('graph-tools').hidden = false;
    network = new vis.Network(box, { nodes: nodes, edges: edges }, data.options);
    network.on('click', function (event) {
      if (event.nodes.length) { choose(event.nodes[0]); } else if (event.edges.length) { chooseLine(event.edges[0]); } else { nothing(); }
    });
    network.on('hoverNode', function () { box.style.cursor = 'pointer'; });
    network.on('blurNode', function () { box.style.cursor = ''; });
    listen();
    follow();
    // For tests and for people who want to look inside.
    window.kgraph = { network: network, nodes: nodes, edges: edges, choose: choose, state: state };
  }

  start();
}());
