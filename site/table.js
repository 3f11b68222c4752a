/* Tables that sort: a click on a heading orders the rows by that column, a second click the other way. The order of
   the page comes back with a third. Without this script the tables stand as they are. */
(function () {
  'use strict';

  function words(row, column) {
    var cell = row.cells[column];
    if (!cell) { return ''; }
    if (cell.hasAttribute('data-sort')) { return cell.getAttribute('data-sort'); }
    var hidden = document.documentElement.getAttribute('data-lang') === 'en' ? 'ja' : 'en';
    var copy = cell.cloneNode(true);
    Array.prototype.forEach.call(copy.querySelectorAll('span[lang="' + hidden + '"]'), function (span) { span.remove(); });
    return copy.textContent.trim();
  }

  var WAYS = ['ascending', 'descending'];

  function figure(text) { return Number(text.replace(/,/g, '')); }

  function isNumber(text) { return !isNaN(figure(text)); }

  /* What is empty or tells nothing stands last, whichever way. */
  function compare(a, b, way) {
    if (a === '' || b === '') { return a === b ? 0 : a === '' ? 1 : -1; }
    return way * (isNumber(a) && isNumber(b) ? figure(a) - figure(b) : a.localeCompare(b, 'ja'));
  }

  function sortable(table) {
    var body = table.tBodies[0];
    var rows = Array.prototype.slice.call(body.rows);
    var heads = table.tHead ? Array.prototype.slice.call(table.tHead.rows[0].cells) : [];
    heads.forEach(function (head, column) {
      if (head.hasAttribute('data-plain')) { return; }
      var button = document.createElement('button');
      button.type = 'button';
      button.className = 'sort';
      while (head.firstChild) { button.appendChild(head.firstChild); }
      head.appendChild(button);
      button.addEventListener('click', function () {
        var now = head.getAttribute('aria-sort');
        heads.forEach(function (other) { other.removeAttribute('aria-sort'); });
        var keyed = rows.map(function (row, at) { return { row: row, at: at, key: words(row, column) }; });
        // Figures begin with the largest, words with the first.
        var ways = keyed.some(function (one) { return one.key !== '' && isNumber(one.key); }) ? WAYS.slice().reverse() : WAYS;
        var next = ways[ways.indexOf(now) + 1];
        var order = rows;
        if (next) {
          var way = next === 'ascending' ? 1 : -1;
          keyed.sort(function (a, b) { return compare(a.key, b.key, way) || a.at - b.at; });
          order = keyed.map(function (one) { return one.row; });
          head.setAttribute('aria-sort', next);
        }
        order.forEach(function (row) { body.appendChild(row); });
      });
    });
  }

  Array.prototype.forEach.call(document.querySelectorAll('table.sortable'), sortable);
}());
