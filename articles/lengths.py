"""How long may a headline and a standfirst be, so that the page has room for them? The form and preflight ask here."""

from typing import Final

LONGEST_HEADLINE: Final = 110
LONGEST_STANDFIRST: Final = 240
