/* The language switch. Without this script the pages show their Japanese text. */
(function () {
  'use strict';
  var root = document.documentElement;
  var KEY = 'kgraph-lang';

  function stored() {
    try { return window.localStorage.getItem(KEY); } catch (e) { return null; }
  }

  function fromHash() {
    var match = /(?:^#|&)lang=(ja|en)(?:&|$)/.exec(window.location.hash);
    return match ? match[1] : null;
  }

  function keep(lang) {
    try { window.localStorage.setItem(KEY, lang); } catch (e) { /* a browser may forbid it; then it lasts for the page */ }
  }

  function each(selector, work) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), work);
  }

  function show(lang) {
    root.setAttribute('lang', lang);
    root.setAttribute('data-lang', lang);
    each('[data-label-ja]', function (element) {
      element.setAttribute('aria-label', element.getAttribute('data-label-' + lang));
    });
    each('[data-hint-ja]', function (element) {
      element.setAttribute('placeholder', element.getAttribute('data-hint-' + lang));
    });
    var title = document.querySelector('title');
    document.title = title.getAttribute('data-' + lang);
    each('[data-switch]', function (button) {
      button.setAttribute('lang', lang === 'ja' ? 'en' : 'ja');
      button.textContent = button.getAttribute('data-' + lang);
    });
    document.dispatchEvent(new CustomEvent('kgraph:lang', { detail: lang }));
  }

  each('[data-switch]', function (button) {
    button.hidden = false;
    button.addEventListener('click', function () {
      var lang = root.getAttribute('data-lang') === 'en' ? 'ja' : 'en';
      keep(lang);
      show(lang);
    });
  });
  each('[data-needs-script]', function (element) { element.hidden = false; });
  show(fromHash() || (stored() === 'en' ? 'en' : 'ja'));
}());
