from kgraph import api as api
from kgraph.api import Network as Network
from kgraph.api import load as load

__version__: str
