/* The small picture of one partner that links groups, as svg.star draws it in the build: for a page that is narrowed. */
(function () {
  'use strict';
  var given = JSON.parse(document.getElementById('start-boxes').textContent).star;
  var FORM = new RegExp('^(?:' + given.forms + ')\\s*|\\s*(?:' + given.forms + ')$');
  var ROW = 34;

  function make(tag, attributes, text) {
    var element = document.createElementNS('http://www.w3.org/2000/svg', tag);
    Object.keys(attributes).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    if (text) { element.textContent = text; }
    return element;
  }

  function columns(text) {
    return Array.from(text).reduce(function (sum, char) { return sum + (/[\u0020-\u02ff\uff61-\uff9f]/.test(char) ? 0.55 : 1); }, 0);
  }

  /* The name without its legal form, as far as there is room. */
  function short(name) {
    var own = name.trim().replace(FORM, '') || name;
    if (columns(own) <= given.chars) { return own; }
    var chars = Array.from(own);
    while (columns(chars.join('')) > given.chars - 1) { chars.pop(); }
    return chars.join('') + '…';
  }

  function draw(partner, groups) {
    var look = given.looks[partner.kind] || given.looks[''];
    var names = groups.slice(0, given.most).map(function (group) { return short(group.name); });
    if (groups.length > given.most) { names[given.most - 1] = '＋' + (groups.length - given.most + 1); }
    var tall = names.length * ROW;
    var middle = tall / 2;
    var picture = make('svg', {
      lang: 'ja', viewBox: '0 0 400 ' + tall, 'aria-hidden': 'true', 'font-size': 14, 'text-anchor': 'middle', fill: given.ink
    });
    names.forEach(function (name, at) {
      picture.appendChild(make('path', {
        d: 'M95 ' + middle + 'C190 ' + middle + ' 150 ' + ROW * (at + 0.5) + ' 230 ' + ROW * (at + 0.5),
        fill: 'none', stroke: given.line, 'stroke-width': 2.5
      }));
    });
    var label = look[0] + ' ' + short(partner.ja);
    var wide = Math.min(columns(label) * 14 + 12, 185);
    picture.appendChild(make('rect', {
      x: 95 - wide / 2, y: middle - 14, width: wide, height: 28, rx: 3, fill: look[2], stroke: look[1]
    }));
    picture.appendChild(make('text', { x: 95, y: middle + 5 }, label));
    names.forEach(function (name, at) {
      var y = ROW * (at + 0.5);
      picture.appendChild(make('rect', { x: 222, y: y - 13, width: 176, height: 26, rx: 13, fill: given.group }));
      picture.appendChild(make('text', { x: 310, y: y + 5, fill: given.groupInk }, name));
    });
    return picture;
  }

  window.kgraphStar = draw;
}());
