"""Communities of groups that share partners, found by modularity, many times over, and what the runs agree on.

Louvain's way (V. D. Blondel et al., Fast unfolding of communities in large networks, J. Stat. Mech. 2008, P10008,
doi:10.1088/1742-5468/2008/10/P10008) with three changes: many nodes move at once, each with a chance of MOVING, so
that a round is a product of matrices; what was found is the start of another pass until nothing gets better; and a
community that falls apart is parted, as V. A. Traag, L. Waltman and N. J. van Eck ask (From Louvain to Leiden, Sci.
Rep. 9 (2019), doi:10.1038/s41598-019-41695-z).

``dense``     small networks, all runs at once, with numpy alone
``sparse``    large ones; the projection is never written down: its product with labels is that of the two-mode matrix
``consensus`` what the runs agree on, how sure each node is, and which pairs are unsure

Nodes are numbers in the order of the ids and draws come from the seed: no order of insertion and no hash tells.
"""

MOVING = 0.8
"""The chance that a node which would be better elsewhere moves in this round: with all at once, two would swap."""

ROUNDS_MOST = 300
PASSES_MOST = 20
DIGITS = 12
"""Gains (of modularity) are compared to this many digits, so that equals are equal whatever the order of a sum."""
