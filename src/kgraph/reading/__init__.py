"""From a source to rows: one folder for each kind of source. Nothing here knows of RDF."""
