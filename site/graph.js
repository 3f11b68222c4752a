/* The graph: levels, search, evidence. It draws what the page brings along and asks for nothing else. */
(function () {
  'use strict';
  var NARROW = 700;
  var FAINT = 0.15;
  var FAINT_NODE = 0.35;
  var data = JSON.parse(document.getElementById('graph-data').textContent);
  var box = document.getElementById('graph-canvas');
  var panel = document.getElementById('panel');
  var panelBody = document.getElementById('panel-body');
  var search = document.getElementById('search');
  var found = document.getElementById('search-found');
  var level = 'body';
  var nodes = new vis.DataSet();
  var edges = new vis.DataSet();
  var network = null;
  var chosen = null;

  function lang() { return document.documentElement.getAttribute('data-lang') === 'en' ? 'en' : 'ja'; }

  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }

  function make(tag, className, text) {
    var element = document.createElement(tag);
    if (className) { element.className = className; }
    if (text !== undefined) { element.textContent = text; }
    return element;
  }

  function copyInto(target, source) {
    Array.prototype.forEach.call(source.childNodes, function (child) { target.appendChild(child.cloneNode(true)); });
    return target;
  }

  function inLang(node) {
    var english = lang() === 'en';
    return {
      id: node.id,
      label: english && node.labelEn ? node.labelEn : node.labelJa || node.label,
      title: english && node.titleEn ? node.titleEn : node.titleJa || node.title
    };
  }

  function lineTitle(edge) {
    var english = lang() === 'en';
    var partner = nodes.get(edge.to);
    var names = nodes.get(edge.from).name + ' ― ' + (english && partner.nameEn ? partner.nameEn : partner.name);
    return names + '\n' + (english ? edge.titleEn : edge.titleJa);
  }

  /* What is drawn */

  function load(name) {
    level = name;
    chosen = null;
    var drawing = data.levels[level];
    nodes.clear();
    edges.clear();
    nodes.add(drawing.nodes.map(function (node) {
      var own = Object.assign({}, node, { labelJa: node.label, titleJa: node.title });
      return Object.assign(own, inLang(own));
    }));
    edges.add(drawing.edges.map(function (edge) {
      var own = Object.assign({}, edge, { titleJa: edge.title });
      return Object.assign(own, { title: lineTitle(own) });
    }));
    view();
    closePanel();
    all('[data-of-level]').forEach(function (element) { element.hidden = element.getAttribute('data-of-level') !== level; });
    all('input[name="level"]').forEach(function (input) { input.checked = input.value === level; });
    if (search.value) { seek(); }
  }

  function view() {
    var drawing = data.levels[level];
    var width = box.clientWidth;
    if (width < NARROW) {
      var height = Math.round(window.innerHeight * 0.65);
      box.style.height = height + 'px';
      network.setSize('100%', '100%');
      network.redraw();
      network.moveTo({ position: { x: (width / 0.72 - drawing.width) / 2, y: height / 0.72 / 2 }, scale: 0.72 });
      return;
    }
    var scale = Math.min(1.25, width / drawing.width);
    box.style.height = Math.ceil(drawing.height * scale) + 'px';
    network.setSize('100%', '100%');
    network.redraw();
    network.moveTo({ position: { x: 0, y: drawing.height / 2 }, scale: scale });
  }

  function whole() {
    if (box.clientWidth < NARROW) { network.fit({ animation: false }); } else { view(); }
  }

  function zoom(factor) { network.moveTo({ scale: Math.max(0.1, Math.min(4, network.getScale() * factor)) }); }

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
    if (event.ctrlKey || event.altKey || event.metaKey || !Object.prototype.hasOwnProperty.call(KEYS, event.key)) { return; }
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

  /* The evidence: rows of the table that says the same, copied */

  function rowsOf(test) {
    return all('#table-' + level + ' tr[data-partner]').filter(test);
  }

  function card(row, isGroup) {
    var item = make('li', 'card');
    var partner = row.querySelector('.th-partner');
    var kind = row.querySelector('.th-kind');
    item.appendChild(copyInto(make('h3'), isGroup ? partner || kind : row.querySelector('th')));
    if (isGroup && partner) { item.appendChild(copyInto(make('p', 'small'), kind)); }
    item.appendChild(row.querySelector('.ev').cloneNode(true));
    return item;
  }

  function openPanel(title, href, rows, isGroup, titleLang) {
    panelBody.textContent = '';
    var head = make('h2', '', title);
    head.id = 'panel-title';
    head.tabIndex = -1;
    head.lang = titleLang || 'ja';
    panelBody.appendChild(head);
    if (href) {
      var link = copyInto(make('a'), document.getElementById('words-panel-page'));
      link.href = href;
      panelBody.appendChild(make('p')).appendChild(link);
    }
    if (rows.length) {
      var list = panelBody.appendChild(make('ul', 'cards'));
      rows.forEach(function (row) { list.appendChild(card(row, isGroup)); });
      panelBody.appendChild(copyInto(make('p', 'small'), document.getElementById('words-panel-source')));
    } else {
      panelBody.appendChild(copyInto(make('p'), document.getElementById('words-panel-none')));
    }
    panel.hidden = false;
    panel.scrollTop = 0;
  }

  function closePanel() {
    panel.hidden = true;
    panelBody.textContent = '';
  }

  function address() {
    var parts = ['level=' + level];
    if (chosen) { parts.push('node=' + encodeURIComponent(chosen)); }
    if (lang() === 'en') { parts.push('lang=en'); }
    window.history.replaceState(null, '', '#' + parts.join('&'));
  }

  function choose(id, opts) {
    var node = nodes.get(id);
    if (!node) { return; }
    var isGroup = node.side === 'group';
    var key = isGroup ? id : node.partner;
    chosen = id;
    network.selectNodes([id]);
    brighten(id);
    var english = lang() === 'en' && node.nameEn;
    // On the side where what was chosen does not stand.
    panel.classList.toggle('left', network.canvasToDOM(network.getPosition(id)).x > box.clientWidth / 2);
    openPanel(english || node.name, node.page, rowsOf(function (row) {
      return row.getAttribute(isGroup ? 'data-group' : 'data-partner') === key;
    }), isGroup, english ? 'en' : 'ja');
    address();
    if (opts && opts.bring) {
      bring(id);
      document.getElementById('panel-title').focus({ preventScroll: true });
    }
  }

  function chooseLine(id) {
    var edge = edges.get(id);
    var group = nodes.get(edge.from);
    var partner = nodes.get(edge.to);
    chosen = null;
    openPanel(group.name + ' ― ' + partner.name, '', rowsOf(function (row) {
      return row.getAttribute('data-group') === group.id && row.getAttribute('data-partner') === partner.partner;
    }), true);
  }

  function nothing() {
    chosen = null;
    network.unselectAll();
    brighten(null);
    closePanel();
    address();
  }

  function bring(id) {
    var at = network.getPosition(id);
    if (box.clientWidth < NARROW) {
      network.moveTo({ position: at, scale: 0.8 });
      box.scrollIntoView({ block: 'start' });
      return;
    }
    var y = network.canvasToDOM(at).y + box.getBoundingClientRect().top + window.pageYOffset;
    window.scrollTo(0, Math.max(0, y - window.innerHeight / 2));
  }

  /* Search: any spelling of a name, a kind, a place; full and half width, hiragana and katakana are the same */

  function fold(text) {
    return text.normalize('NFKC').toLowerCase().replace(/[\s・'’-]/g, '').replace(/[\u30a1-\u30f6]/g, function (char) {
      return String.fromCharCode(char.charCodeAt(0) - 0x60);
    });
  }

  function seek() {
    var wanted = fold(search.value);
    found.textContent = '';
    document.getElementById('search-none').hidden = true;
    if (!wanted) { return; }
    var hits = nodes.get().map(function (node) {
      var best = Infinity;
      [node.name, node.nameEn || ''].concat(node.find).forEach(function (term, order) {
        var at = fold(term).indexOf(wanted);
        if (at >= 0) { best = Math.min(best, order * 10 + Math.min(at, 9)); }
      });
      return { node: node, best: best };
    }).filter(function (hit) { return hit.best < Infinity; });
    hits.sort(function (a, b) { return a.best - b.best || (a.node.id < b.node.id ? -1 : 1); });
    hits.slice(0, 12).forEach(function (hit) {
      var english = lang() === 'en' && hit.node.nameEn;
      var button = make('button', 'hit', english || hit.node.name);
      button.type = 'button';
      button.lang = english ? 'en' : 'ja';
      button.addEventListener('click', function () { choose(hit.node.id, { bring: true }); });
      found.appendChild(make('li')).appendChild(button);
    });
    document.getElementById('search-none').hidden = hits.length > 0;
  }

  /* Start */

  function start() {
    document.getElementById('graph-without').hidden = true;
    document.getElementById('graph-tools').hidden = false;
    network = new vis.Network(box, { nodes: nodes, edges: edges }, data.options);
    network.on('click', function (event) {
      if (event.nodes.length) { choose(event.nodes[0]); } else if (event.edges.length) { chooseLine(event.edges[0]); } else { nothing(); }
    });
    box.addEventListener('keydown', pressed);
    network.on('hoverNode', function () { box.style.cursor = 'pointer'; });
    network.on('blurNode', function () { box.style.cursor = ''; });
    all('input[name="level"]').forEach(function (input) {
      input.addEventListener('change', function () { load(input.value); address(); });
    });
    search.addEventListener('input', seek);
    search.addEventListener('keydown', function (event) {
      var first = found.querySelector('button');
      if (event.key === 'Enter' && first) { event.preventDefault(); first.click(); }
    });
    document.getElementById('zoom-in').addEventListener('click', function () { zoom(1.25); });
    document.getElementById('zoom-out').addEventListener('click', function () { zoom(0.8); });
    document.getElementById('zoom-fit').addEventListener('click', whole);
    document.getElementById('panel-close').addEventListener('click', function () { nothing(); box.focus(); });
    document.addEventListener('keydown', function (event) {
      if (event.key === 'Escape' && !panel.hidden) { nothing(); }
    });
    document.addEventListener('kgraph:lang', function () {
      nodes.update(nodes.get().map(inLang));
      edges.update(edges.get().map(function (edge) { return { id: edge.id, title: lineTitle(edge) }; }));
      address();
    });
    var last = box.clientWidth;
    window.addEventListener('resize', function () {
      if (box.clientWidth !== last) { last = box.clientWidth; view(); }
    });
    window.addEventListener('hashchange', follow);
    // Paper gets a picture of the drawing: a canvas does not shrink to a sheet.
    window.addEventListener('beforeprint', function () {
      var paper = document.getElementById('graph-print');
      paper.textContent = '';
      var picture = paper.appendChild(make('img'));
      picture.alt = '';
      picture.src = box.querySelector('canvas').toDataURL('image/png');
    });
    follow();
    // For tests and for people who want to look inside.
    window.kgraph = { network: network, nodes: nodes, edges: edges, choose: choose };
  }

  function follow() {
    var asked = {};
    window.location.hash.slice(1).split('&').forEach(function (part) {
      var at = part.indexOf('=');
      if (at > 0) { asked[part.slice(0, at)] = decodeURIComponent(part.slice(at + 1)); }
    });
    var name = Object.prototype.hasOwnProperty.call(data.levels, asked.level) ? asked.level : level;
    if (name !== level || !nodes.length) { load(name); }
    if (asked.node && asked.node !== chosen) { choose(asked.node, { bring: true }); }
  }

  start();
}());
