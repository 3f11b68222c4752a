/* The evidence of what was chosen: words, role, field, line, source, and how the partner is known. */
(function () {
  'use strict';
  var drawing = window.kgraphDrawing;
  var data = drawing.data;
  var site = window.kgraphSite;
  var words = JSON.parse(document.getElementById('graph-words').textContent);
  var sources = JSON.parse(document.getElementById('graph-sources').textContent);
  var panel = document.getElementById('panel');
  var body = document.getElementById('panel-body');

  function make(tag, className, text) {
    var element = document.createElement(tag);
    if (className) { element.className = className; }
    if (text !== undefined) { element.textContent = text; }
    return element;
  }

  function name(text, tag) {
    var element = make(tag || 'bdi', '', text);
    element.lang = 'ja';
    return element;
  }

  function add(parent, children) {
    children.forEach(function (child) { parent.appendChild(typeof child === 'string' ? document.createTextNode(child) : child); });
    return parent;
  }

  /* Beside the page the panel leaves the head of the page free: the language, the menu, the search. */
  function below() {
    var bottom = document.querySelector('header.top').getBoundingClientRect().bottom;
    panel.style.setProperty('--below', Math.max(0, bottom) + 'px');
  }
  window.addEventListener('scroll', below, { passive: true });

  function say(key, values) { return site.say(words[key], values); }

  function pair(texts) { return site.say(texts); }

  function label(node) {
    var own = drawing.thing(node);
    return own.en ? site.say([own.name, own.en]) : name(own.name);
  }

  function linked(node) {
    var own = drawing.thing(node);
    var link = make(own.page ? 'a' : 'span');
    if (own.page) { link.href = site.href(own.page); }
    link.appendChild(label(node));
    return link;
  }

  function kind(node) {
    var own = drawing.kindOf(node);
    var sign = make('span', 'sign sign-' + own.style, data.styles[own.style].sign);
    sign.setAttribute('aria-hidden', 'true');
    return add(make('span'), [sign, site.say([own.ja, own.en])]);
  }

  function item(number) {
    var e = data.evidence[number];
    var line = make('li');
    add(line, [name('「' + e[0] + '」', 'b'), ' ', pair(data.words.roles[e[1]])]);
    if (e[2]) { add(line, [' — ', name(e[2])]); }
    if (e[9]) { add(line, [make('br'), name(e[9], 'q')]); }
    var small = line.appendChild(make('small'));
    var field = data.words.fields[e[3]];
    var values = { field: { ja: field[0], en: field[1] }, n: e[4], source: data.words.sources[e[6]] };
    add(small, [say(data.words.sources.length > 1 ? 'where-source' : 'where', values), make('br'), pair(data.words.known[e[5]])]);
    if (e[7]) { add(small, [' — ', say('stands-for', { n: e[7] })]); }
    if (e[8]) { add(small, [' — ', name(e[8])]); }
    return line;
  }

  function evidence(numbers) { return add(make('ul', 'ev'), numbers.map(item)); }

  function card(head, numbers, below) {
    var own = make('li', 'card');
    own.appendChild(make('h3')).appendChild(head);
    if (below) { own.appendChild(make('p', 'small')).appendChild(below); }
    own.appendChild(evidence(numbers));
    if (data.words.sources.length > 1) { own.appendChild(make('p', 'small')).appendChild(behind(numbers)); }
    return own;
  }

  /* How many sources a link stands on. */
  function behind(numbers) {
    var seen = {};
    numbers.forEach(function (number) { seen[data.evidence[number][6]] = true; });
    var count = Object.keys(seen).length;
    return say(count === 1 ? 'in-sources-one' : 'in-sources', { n: count });
  }

  function open(title, parts) {
    body.textContent = '';
    var head = make('h2');
    head.id = 'panel-title';
    head.tabIndex = -1;
    add(head, title);
    add(body, [head].concat(parts));
    panel.hidden = false;
    below();
    panel.scrollTop = 0;
  }

  function button(key, work) {
    var own = make('button');
    own.type = 'button';
    own.appendChild(say(key));
    own.addEventListener('click', work);
    return own;
  }

  function source() {
    return add(make('p', 'small'), sources.map(function (one) { return site.say(words['panel-source'], one); }));
  }

  function cards(list) { return list.length ? [add(make('ul', 'cards'), list), source()] : [add(make('p'), [say('panel-none')])]; }

  /* A node with all its links at the level. */
  function node(levelName, id, toEgo) {
    var all = drawing.level(levelName);
    var own = all.nodes[id];
    var isGroup = own.side === 'group';
    var tools = make('p', 'panel-tools');
    if (drawing.thing(own).page) {
      var link = tools.appendChild(make('a'));
      link.href = site.href(drawing.thing(own).page);
      link.appendChild(say('panel-page'));
      add(tools, [' ']);
    }
    if (toEgo) { tools.appendChild(button('ego-on', toEgo)); }
    var parts = [tools];
    if (!isGroup) { parts.push(add(make('p', 'small'), [kind(own)])); }
    open([label(own)], parts.concat(cards((all.of[id] || []).map(function (one) {
      var other = all.nodes[isGroup ? one.node : one.group];
      return card(linked(other), one.evidence, isGroup && levelName !== 'kind' ? kind(other) : null);
    }))));
  }

  function link(levelName, at) {
    var all = drawing.level(levelName);
    var own = all.links[at];
    var partner = all.nodes[own.node];
    open([label(all.nodes[own.group]), ' ― ', label(partner)], cards([card(linked(partner), own.evidence, kind(partner))]));
  }

  /* Two groups: what they share, with the words of both. */
  function tie(levelName, a, b) {
    var all = drawing.level(levelName);
    var list = drawing.shared(levelName, a, b).map(function (one) {
      var own = make('li', 'card');
      own.appendChild(make('h3')).appendChild(linked(one.node));
      [[a, one.a], [b, one.b]].forEach(function (side) {
        own.appendChild(make('h4')).appendChild(linked(all.nodes[side[0]]));
        own.appendChild(evidence(side[1].evidence));
      });
      return own;
    });
    var note = add(make('p', 'note'), [say('tie-' + levelName, { n: list.length })]);
    open([label(all.nodes[a]), ' ― ', label(all.nodes[b])], [note].concat(cards(list)));
  }

  /* A group among groups: its cluster, and the groups it is tied to. */
  function group(levelName, own, ties, toTie) {
    var all = drawing.level(levelName);
    var parts = [add(make('p'), [linked(all.nodes[own.id])])];
    parts.push(add(make('p'), [own.cluster ? say('cluster', { n: own.cluster }) : say('in-no-cluster')]));
    if (own.unsure) { parts.push(add(make('p', 'note'), [say('not-sure')])); }
    parts.push(add(make('h3'), [say('tied-groups')]));
    parts.push(add(make('ul', 'cards'), ties.map(function (one) {
      var row = make('li');
      var press = row.appendChild(make('button', 'hit'));
      press.type = 'button';
      add(press, [label(all.nodes[one.other]), ' ', say('n-shared', { n: one.count })]);
      press.addEventListener('click', function () { toTie(own.id, one.other); });
      return row;
    })));
    open([label(all.nodes[own.id])], parts);
  }

  window.kgraphPanel = {
    element: panel, words: words, node: node, link: link, tie: tie, group: group,
    close: function () {
      panel.hidden = true;
      body.textContent = '';
    }
  };
}());
