"""How does an article get into an edition, out of it, and to its place in the running order? Nothing else places.

An edition has one running order. A section prints its pieces in that order, so the board, which shows them by section,
the proof and the paper agree; between sections it decides which pieces stand second on the front page.
"""

from editions.placing.acts import make_lead, place, place_at, put, put_in_order, shift, take_out
from editions.placing.moving import PLACEABLE
from editions.placing.spots import Spot
from editions.placing.undoing import undo

__all__ = ["PLACEABLE", "Spot", "make_lead", "place", "place_at", "put", "put_in_order", "shift", "take_out", "undo"]
