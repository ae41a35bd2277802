"""What goes out together: an edition, what is placed in it, who holds the chair, and the record of its moves?"""

from editions.models.chairs import Chair
from editions.models.editions import Edition, Move
from editions.models.placements import Placement
from editions.models.proofs import Proof

__all__ = ["Chair", "Edition", "Move", "Placement", "Proof"]
