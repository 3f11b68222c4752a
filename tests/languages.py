"""Whether the language of every text of a page is told: what a screen reader reads it with."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

_FIND = r"""japanese => {
  const JA = /[\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9d]/;
  const ENGLISH = /[a-z]{2,}[ ,;]+(\S+[ ]+)*?[a-z]{2,} +(\S+[ ]+)*?[a-z]{2,}/;
  const found = [];
  const walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode.data.trim();
    const own = walk.currentNode.parentElement;
    if (own.closest('script, style, noscript, code, pre, textarea')) { continue; }
    const lang = own.closest('[lang]').getAttribute('lang');
    if (japanese ? JA.test(text) && lang !== 'ja' : lang !== 'en' && !JA.test(text) && ENGLISH.test(text)) {
      found.push(`${own.closest('[id]')?.id || ''} ${own.tagName}: ${text.slice(0, 80)}`);
    }
  }
  return found;
}"""


def unmarked_japanese(page: Page) -> list[Any]:
    """Return the texts with kana or kanji, seen or not, that a page does not say are Japanese."""
    found: list[Any] = page.evaluate(_FIND, True)
    return found


def unmarked_english(page: Page) -> list[Any]:
    """Return the texts of three and more English words that a page does not say are English."""
    found: list[Any] = page.evaluate(_FIND, False)
    return found
