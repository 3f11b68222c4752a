"""Knowledge graph of groups, initiatives and partners read from published casebooks."""

__version__ = "0.1.0"
