/* The button that prints the page. */
(function () {
  'use strict';
  document.getElementById('summary-print').addEventListener('click', function () { window.print(); });
}());
