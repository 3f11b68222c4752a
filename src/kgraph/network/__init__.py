"""Network analysis of the group-partner table: it sees links only, never the rows or the graph behind them.

``projection``  two-mode matrix, projection to groups by counts and by Newman's weights, networkx graphs;
``brokers``     who links the most groups; ``clusters`` which groups belong together by the partners they share;
``enough``      what an answer needs to stand on; ``wording`` the sentences, in ja and en, for command line and site.
"""
