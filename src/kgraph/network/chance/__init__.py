"""Against chance: whether two groups share more partners than they would anyway.

``hypergeometric``  the plain method: how many groups each partner has is left out of account
``curveball``       tables at random with the margins of both modes as they are, one after another
``bicm``            the margins as they are on average, in closed form: for large tables
``discovery``       which of many tests to believe: false-discovery control

How many groups a partner has is fixed by the margins, so that none of these can test it: they test ties, weights of
pairs and betweenness.
"""
