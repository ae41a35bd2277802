"""What goes out together: an edition, what is planned for it and placed in it, who holds the chair, and the record?"""

from editions.models.ahead import Ahead
from editions.models.budget import BudgetItem
from editions.models.chairs import Chair
from editions.models.editions import Edition, Move
from editions.models.holidays import Holiday
from editions.models.placements import Placement
from editions.models.proofs import Proof
from editions.models.reasons import Reason
from editions.models.requests import CorrectionRequest, RequestMove
from editions.models.steps import BoardStep

__all__ = [
    "Ahead",
    "BoardStep",
    "BudgetItem",
    "Chair",
    "CorrectionRequest",
    "Edition",
    "Holiday",
    "Move",
    "Placement",
    "Proof",
    "Reason",
    "RequestMove",
]
