"""The measures of the field, as plain functions over networkx graphs and over sparse matrices.

A function over a graph takes any networkx graph; where it is one of two modes, ``groups`` names the nodes of the first.
Its twin over arrays (numbers instead of names) is what large tables use: equal values, by orders of magnitude faster.

``arrays``        a graph as a sparse matrix
``betweenness``   Freeman's betweenness, Borgatti and Everett's normalisation for two modes
``centrality``    degree and closeness of two-mode graphs
``holes``         Burt's constraint and effective size
``fragmentation`` Borgatti's F, what fragments when a node goes, articulation points
``keyplayers``    the best set of k nodes that fragments, or reaches, most
``brokerage``     Gould and Fernandez's roles, directed and undirected
``modularity``    Newman's and Barber's modularity, and the modules that maximise the latter
"""
