/* What every page does: the language switch, and narrowing by place and target, kept in the address. Without this
   script the pages show their Japanese text and everything on it. */
(function () {
  'use strict';
  var root = document.documentElement;
  var KEY = 'kgraph-lang';
  var data = window.kgraphData;
  var groupById = {};
  var chosen = { place: '', target: '' };
  var unknown = false; // whether the address names a place or a target that no group here has
  var inside = null;
  // A sheet of one place holds that place alone: it is not narrowed, but its links keep what the address says.
  var sheet = /^print\//.test(document.body.getAttribute('data-path'));
  // A page that asks for the place itself, of all there are: the bar above leaves that to it.
  var ownPlace = document.querySelector('[data-own-place]');
  var words = data.words;
  var titles = { ja: document.title, en: document.querySelector('title').getAttribute('data-en') };
  // Where the title of a page is a name, only what follows the name has an English of its own.
  titles.en = titles.en || titles.ja.replace(/｜[^｜]*$/, ' | ' + words['site-short'][1]);
  var KANA_KANJI = '\\u3041-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff66-\\uff9d';
  var INSIDE = KANA_KANJI + '\\u3001-\\u303f\\u30fb\\uff01-\\uff65';
  var JAPANESE = new RegExp('[' + KANA_KANJI + ']');
  var JAPANESE_RUN = new RegExp('([' + KANA_KANJI + '](?:[' + INSIDE + ' ]*[' + INSIDE + '])?)');
  data.groups.forEach(function (group) { groupById[group.id] = group; });

  function each(selector, work, within) {
    Array.prototype.forEach.call((within || document).querySelectorAll(selector), work);
  }

  function tell(event, detail) { document.dispatchEvent(new CustomEvent('kgraph:' + event, { detail: detail })); }

  /* The address: #anchor&place=43000&target=older-people&lang=en */

  function readHash(hash) {
    var found = { anchor: '', values: {} };
    hash.replace(/^#/, '').split('&').forEach(function (part) {
      var at = part.indexOf('=');
      var text = part;
      try { text = decodeURIComponent(part); } catch (e) { /* as it is */ }
      if (at > 0) { found.values[part.slice(0, at)] = text.slice(text.indexOf('=') + 1); } else if (text) { found.anchor = text; }
    });
    return found;
  }

  function writeHash(anchor, values) {
    var parts = anchor ? [anchor] : [];
    Object.keys(values).forEach(function (key) {
      if (values[key]) { parts.push(key + '=' + encodeURIComponent(values[key])); }
    });
    return parts.length ? '#' + parts.join('&') : '';
  }

  function setHash(changes) {
    var now = readHash(window.location.hash);
    Object.keys(changes).forEach(function (key) { now.values[key] = changes[key]; });
    var hash = writeHash(now.anchor, now.values);
    if (hash !== window.location.hash) {
      window.history.replaceState(null, '', hash || window.location.href.split('#')[0]);
    }
  }

  /* Language */

  function stored() {
    try { return window.localStorage.getItem(KEY); } catch (e) { return null; }
  }

  function keep(lang) {
    try { window.localStorage.setItem(KEY, lang); } catch (e) { /* a browser may forbid it; then it lasts for the page */ }
  }

  function lang() { return root.getAttribute('data-lang') === 'en' ? 'en' : 'ja'; }

  /* On large sites the English of a text is found by its Japanese; figures are no part of the key. */
  function translate(element, chosenLang) {
    var number = /\d[\d,]*/g;
    if (!own(element, 'kgraphJa')) { element.kgraphJa = element.textContent; }
    var ja = element.kgraphJa;
    var numbers = ja.match(number) || [];
    // Where the figures of both texts are not the same (dates) the whole text is the key.
    var list = window.kgraphTexts[element.hasAttribute('v') ? '#' + ja : ja.replace(number, '#')];
    var english = list && list[Number(element.getAttribute('n') || 0)];
    var at = 0;
    element.textContent = '';
    if (chosenLang === 'en' && english) {
      element.appendChild(marked(english.replace(/#/g, function () { return numbers[at++]; }), 'en'));
    } else {
      element.textContent = ja;
    }
    element.lang = chosenLang === 'en' && english ? 'en' : 'ja';
  }

  function own(object, key) { return Object.prototype.hasOwnProperty.call(object, key); }

  function show(chosenLang) {
    root.setAttribute('lang', chosenLang);
    root.setAttribute('data-lang', chosenLang);
    each('[data-label-ja]', function (element) {
      element.setAttribute('aria-label', element.getAttribute('data-label-' + chosenLang));
    });
    each('[data-hint-ja]', function (element) {
      element.setAttribute('placeholder', element.getAttribute('data-hint-' + chosenLang));
    });
    each('option[data-ja]', function (option) { option.textContent = option.getAttribute('data-' + chosenLang); });
    document.title = titles[chosenLang];
    document.querySelector('title').lang = JAPANESE.test(titles[chosenLang]) ? 'ja' : chosenLang;
    if (window.kgraphTexts) {
      each('t-t', function (element) { translate(element, chosenLang); });
      // Names stay Japanese.
      if (chosenLang === 'en') { each('bdi:not([lang]), b:not([lang]), q:not([lang])', function (element) { element.lang = 'ja'; }); }
    }
    each('[data-switch]', function (button) {
      button.setAttribute('lang', chosenLang === 'ja' ? 'en' : 'ja');
      button.textContent = button.getAttribute('data-' + chosenLang);
    });
    tell('lang', chosenLang);
  }

  /* Words in both languages: {n} is filled, {n:group|groups} with its noun */

  /* The pieces of a text in one language; whether each is a name, which is the same in both. */
  function pieces(pair, values, code) {
    var told = pair[code === 'en' ? 1 : 0];
    var made = [];
    var from = 0;
    told.replace(/\{(\w+)(?::([^}|]*)\|?([^}]*))?\}/g, function (whole, key, one, many, at) {
      var value = (values || {})[key];
      if (value === undefined) { return; }
      var name = typeof value === 'string' || value.ja !== undefined && value.ja === value.en;
      if (value.ja !== undefined) { value = value[code]; }
      if (typeof value === 'number') {
        var digits = value.toLocaleString('en-US');
        value = one ? digits + ' ' + (value === 1 || !many ? one : many) : digits;
      }
      made.push([told.slice(from, at), false], [value, name]);
      from = at + whole.length;
    });
    return made.concat([[told.slice(from), false]]);
  }

  /* The text in one language alone, as where no element can stand. */
  function text(pair, values, code) {
    return pieces(pair, values, code).map(function (piece) { return piece[0]; }).join('');
  }

  /* A text as nodes; what is Japanese inside an English one is marked so. */
  function marked(told, code, name) {
    var made = document.createDocumentFragment();
    if (code !== 'en' || !JAPANESE.test(told)) {
      made.appendChild(document.createTextNode(told));
      return made;
    }
    (name ? ['', told] : told.split(JAPANESE_RUN)).forEach(function (part, at) {
      made.appendChild(at % 2 ? make('bdi', { lang: 'ja' }, [document.createTextNode(part)]) : document.createTextNode(part));
    });
    return made;
  }

  function say(pair, values) {
    var made = document.createDocumentFragment();
    ['ja', 'en'].forEach(function (code) {
      var span = document.createElement('span');
      span.lang = code;
      pieces(pair, values, code).forEach(function (piece) { span.appendChild(marked(piece[0], code, piece[1])); });
      made.appendChild(span);
    });
    return made;
  }

  /* Narrowing */

  function fits(group) {
    return (!chosen.place || group.places.indexOf(chosen.place) >= 0) &&
      (!chosen.target || group.targets.indexOf(chosen.target) >= 0);
  }

  function labelOf(list, code) {
    return data[list].filter(function (item) { return item.code === code; })[0];
  }

  function isInside(id) { return !inside || inside[id] === true; }

  function href(path, values) {
    var at = path.indexOf('#');
    var now = readHash(at >= 0 ? path.slice(at) : '');
    Object.keys(values || {}).forEach(function (key) { now.values[key] = values[key]; });
    // What a link itself leads to (the groups of a place) stands before what the page is narrowed to.
    now.values.place = now.values.place || chosen.place;
    now.values.target = now.values.target || chosen.target;
    return (at >= 0 ? path.slice(0, at) : path) + writeHash(now.anchor, now.values);
  }

  function relink(within) {
    each('a[href]', function (link) {
      var given = link.getAttribute('data-href') || link.getAttribute('href');
      if (/^(#|[a-z]+:)/i.test(given) || link.hasAttribute('download')) { return; }
      link.setAttribute('data-href', given);
      link.setAttribute('href', href(given));
    }, within);
  }

  function within(codes, list) { return codes.split(' ').some(function (code) { return list.indexOf(code) >= 0; }); }

  function shown(element) {
    if (!inside) { return true; }
    if (element.hasAttribute('data-groups')) {
      return element.getAttribute('data-groups').split(' ').some(isInside);
    }
    var places = element.getAttribute('data-places');
    var targets = element.getAttribute('data-targets');
    return (!chosen.place || !places || within(places, [chosen.place])) &&
      (!chosen.target || !targets || within(targets, [chosen.target]));
  }

  function mark(element, pair, values) {
    var span = document.createElement('span');
    span.className = 'small';
    span.setAttribute('data-inserted', '');
    span.appendChild(say(pair, values));
    element.appendChild(span);
  }

  /* How much of a list is inside: of its rows, or of all groups. */
  function recount(element) {
    if (element.getAttribute('data-count') === 'groups') {
      mark(element, words['narrow-count-groups'], { n: Object.keys(inside).length, all: data.groups.length });
      return;
    }
    var part = element.closest('table') || element.closest('section') || document.getElementById('main');
    var list = part.matches('[data-narrow-list]') ? part : part.querySelector('[data-narrow-list]');
    if (!list) { return; }
    mark(element, words['narrow-count'], {
      n: list.querySelectorAll('tbody > tr:not([data-out])').length,
      all: list.querySelectorAll('tbody > tr').length
    });
  }

  function filter() {
    each('[data-groups], [data-places], [data-targets]', function (element) {
      element.toggleAttribute('data-out', !shown(element));
    });
    each('[data-inserted]', function (element) { element.remove(); });
    // A cell that counts groups, its own or those of its row; a bar before it shows their share.
    each('[data-own]', function (cell) {
      var bar = cell.parentNode.matches('.bar') && cell.parentNode.querySelector('rect + rect');
      if (!own(cell, 'kgraphWhole')) { cell.kgraphWhole = [cell.textContent, bar && bar.getAttribute('width')]; }
      var groups = (cell.getAttribute('data-own') || cell.closest('[data-groups]').getAttribute('data-groups')).split(' ');
      var n = inside ? groups.filter(isInside).length : 0;
      cell.textContent = inside ? n.toLocaleString('en-US') : cell.kgraphWhole[0];
      if (bar) { bar.setAttribute('width', inside ? 100 * n / (Object.keys(inside).length || 1) : cell.kgraphWhole[1]); }
    });
    if (!inside) { return; }
    each('[data-narrow-list]', function (list) {
      if (list.querySelector('[data-groups]:not([data-out]), [data-places]:not([data-out]), [data-targets]:not([data-out])')) { return; }
      var note = document.createElement('p');
      note.className = 'note';
      note.setAttribute('data-inserted', '');
      note.appendChild(say(words['narrow-empty']));
      list.parentNode.insertBefore(note, list.nextSibling);
    });
    each('[data-whole]', function (element) { mark(element, words['narrow-whole']); });
    each('[data-count]', recount);
  }

  function narrow() {
    var any = !sheet && (chosen.place || chosen.target);
    inside = any ? {} : null;
    var n = 0;
    data.groups.forEach(function (group) {
      if (fits(group)) {
        n += 1;
        if (any) { inside[group.id] = true; }
      }
    });
    var said = document.getElementById('narrow-said');
    said.textContent = '';
    if (any) {
      var names = [labelOf('places', chosen.place), labelOf('targets', chosen.target)].filter(Boolean);
      said.appendChild(say(words[n ? 'narrow-said' : 'narrow-none'], {
        what: { ja: names.map(function (x) { return x.ja; }).join('・'), en: names.map(function (x) { return x.en; }).join(', ') },
        n: n,
        all: data.groups.length
      }));
      if (n) {
        var mail = make('span', { 'class': 'screen' }, [say(words['narrow-mail'])]);
        said.appendChild(mail);
      }
    } else if (unknown) {
      said.appendChild(say(words['narrow-unknown']));
    }
    document.getElementById('narrow-off').hidden = !any;
    root.toggleAttribute('data-narrowed', Boolean(any));
    document.getElementById('narrow-place').value = chosen.place;
    document.getElementById('narrow-target').value = chosen.target;
    filter();
    relink();
    tell('narrow', { place: chosen.place, target: chosen.target });
  }

  function choose(place, target) {
    unknown = false;
    chosen = { place: labelOf('places', place) ? place : '', target: labelOf('targets', target) ? target : '' };
    setHash(chosen);
    narrow();
  }

  function options(select, list, first) {
    var all = new Option('', '');
    all.setAttribute('data-ja', words[first][0]);
    all.setAttribute('data-en', words[first][1]);
    select.appendChild(all);
    list.forEach(function (item) {
      var option = new Option('', item.code);
      // Municipalities stand below their prefecture.
      var indent = select.id === 'narrow-place' && !/000$/.test(item.code) ? '\u3000' : '';
      option.setAttribute('data-ja', indent + item.ja + '（' + item.n + '）');
      option.setAttribute('data-en', indent + item.en + ' (' + item.n + ')');
      select.appendChild(option);
    });
    select.addEventListener('change', function () {
      choose(document.getElementById('narrow-place').value, document.getElementById('narrow-target').value);
    });
  }

  function toAnchor(anchor, focus) {
    var target = anchor && document.getElementById(anchor);
    if (!target) { return; }
    target.scrollIntoView();
    if (focus && target.tabIndex >= -1) { target.focus({ preventScroll: true }); }
  }

  function follow() {
    var asked = readHash(window.location.hash);
    var place = asked.values.place || '';
    var target = asked.values.target || '';
    unknown = Boolean((place && !ownPlace && !labelOf('places', place)) || (target && !labelOf('targets', target)));
    if (place !== chosen.place || target !== chosen.target) {
      chosen = { place: labelOf('places', place) ? place : '', target: labelOf('targets', target) ? target : '' };
      narrow();
    }
    if (asked.anchor && Object.keys(asked.values).length) { toAnchor(asked.anchor, true); }
  }

  /* What only works with this script is made by it: the whole menu, its button, the search box, the bar to narrow by */

  function make(tag, attributes, children) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    (children || []).forEach(function (child) { element.appendChild(child); });
    return element;
  }

  function labelled(attributes, key) {
    return Object.assign({ 'aria-label': words[key][0], 'data-label-ja': words[key][0], 'data-label-en': words[key][1] }, attributes);
  }

  /* Of a large site's pages the switch and the place of the menu are made here as well. */
  function head() {
    if (document.querySelector('[data-switch]')) { return; }
    var wide = document.querySelector('header.top .wide');
    var button = make('button', { type: 'button', 'data-switch': '', 'data-ja': words['switch'][0], 'data-en': words['switch'][1], hidden: '' });
    wide.appendChild(make('span', { 'class': 'switches' }, [button]));
    wide.appendChild(make('nav', labelled({ id: 'menu' }, 'nav')));
  }

  function menu() {
    if (!data.menu.length) { return; } // a page that goes alone
    var nav = document.getElementById('menu');
    var list = make('ul');
    var more = make('ul');
    var fold = make('details', { 'class': 'menu-more' }, [make('summary', {}, [say(words['menu-more'])]), more]);
    var here = document.body.getAttribute('data-path');
    var base = document.body.getAttribute('data-root');
    nav.textContent = '';
    nav.appendChild(list);
    data.menu.forEach(function (entry) {
      if (entry.path === 'find.html') { return; } // the search box above leads to it
      var link = make('a', { href: base + entry.path }, [say([entry.ja, entry.en])]);
      if (entry.path === here) {
        link.setAttribute('aria-current', 'page');
        fold.classList.toggle('here', Boolean(entry.more));
      }
      (entry.more ? more : list).appendChild(make('li', {}, [link]));
    });
    if (more.firstChild) { nav.appendChild(fold); }
    document.addEventListener('click', function (event) {
      if (!fold.contains(event.target) && !root.hasAttribute('data-menu')) { fold.open = false; }
    });
    fold.addEventListener('keydown', function (event) {
      if (event.key !== 'Escape' || root.hasAttribute('data-menu')) { return; }
      fold.open = false;
      fold.firstChild.focus();
    });
    var button = make('button', { type: 'button', id: 'menu-button', 'aria-expanded': 'false', 'aria-controls': 'menu' }, [say(words.menu)]);
    function unfold(open) {
      button.setAttribute('aria-expanded', String(open));
      root.toggleAttribute('data-menu', open);
      fold.open = open; // on a narrow screen everything shows at once
    }
    button.addEventListener('click', function () { unfold(button.getAttribute('aria-expanded') !== 'true'); });
    document.addEventListener('keydown', function (event) {
      if (event.key !== 'Escape' || !root.hasAttribute('data-menu')) { return; }
      unfold(false);
      button.focus();
    });
    var switches = document.querySelector('.switches');
    switches.insertBefore(button, switches.firstChild);
    var find = data.menu.filter(function (entry) { return entry.path === 'find.html'; })[0];
    if (find && here !== 'find.html') {
      var form = make('form', { 'class': 'find-top', role: 'search' }, [
        make('input', labelled({ type: 'search', autocomplete: 'off' }, 'find-label')), make('button', { type: 'submit' }, [say(words['find-go'])])
      ]);
      // What is typed goes to the Find page, in its address.
      form.addEventListener('submit', function (event) {
        event.preventDefault();
        window.location.href = href(base + 'find.html', { q: form.querySelector('input').value.trim() });
      });
      document.querySelector('header.top .wide').insertBefore(form, document.getElementById('menu'));
    }
  }

  function narrowBar() {
    var form = make('form', { id: 'narrow-form' });
    ['place', 'target'].forEach(function (what) {
      var parts = [make('label', { 'for': 'narrow-' + what }, [say(words['narrow-' + what])]), make('select', { id: 'narrow-' + what })];
      parts.forEach(function (part) {
        part.hidden = what === 'place' && Boolean(ownPlace);
        form.appendChild(part);
      });
    });
    form.appendChild(make('button', { type: 'button', id: 'narrow-off', hidden: '' }, [say(words['narrow-off'])]));
    var bar = make('div', labelled({ 'class': 'narrow-bar', id: 'narrow', role: 'region' }, 'narrow-bar'), [
      make('div', { 'class': 'wide' }, [form, make('p', { id: 'narrow-said', role: 'status' })])
    ]);
    document.body.insertBefore(bar, document.getElementById('main'));
  }

  /* Start */

  head();
  each('[data-switch]', function (button) {
    button.hidden = false;
    button.addEventListener('click', function () {
      var other = lang() === 'en' ? 'ja' : 'en';
      keep(other);
      show(other);
    });
  });
  menu();
  narrowBar();
  each('[data-needs-script]', function (element) { element.hidden = false; });
  options(document.getElementById('narrow-place'), data.places, 'narrow-all-places');
  options(document.getElementById('narrow-target'), data.targets, 'narrow-all-targets');
  document.getElementById('narrow').hidden = sheet || !data.groups.length;
  document.getElementById('narrow-off').addEventListener('click', function () {
    choose('', '');
    (ownPlace ? ownPlace.querySelector('select') : document.getElementById('narrow-place')).focus();
  });
  // A link to a place on this page keeps what the address says besides.
  document.addEventListener('click', function (event) {
    var link = event.target.closest && event.target.closest('a[href^="#"]');
    var now = readHash(window.location.hash).values;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !Object.keys(now).length) { return; }
    event.preventDefault();
    var anchor = link.getAttribute('href').slice(1);
    window.history.pushState(null, '', writeHash(anchor, now));
    toAnchor(anchor, true);
  });
  root.setAttribute('data-script', '');
  window.kgraphSite = {
    lang: lang,
    say: say,
    text: function (pair, values) { return text(pair, values, lang()); },
    marked: function (told, name) { return marked(told, lang(), name); },
    href: href,
    relink: relink,
    inside: isInside,
    narrowed: function () { return inside !== null; },
    chosen: function () { return { place: chosen.place, target: chosen.target }; },
    groups: function () { return data.groups.filter(function (group) { return isInside(group.id); }); },
    group: function (id) { return groupById[id]; },
    readHash: function () { return readHash(window.location.hash).values; },
    setHash: setHash
  };
  var first = readHash(window.location.hash);
  show(first.values.lang === 'en' || first.values.lang === 'ja' ? first.values.lang : stored() === 'en' ? 'en' : 'ja');
  follow();
  relink();
  window.addEventListener('hashchange', follow);
}());
