"""What of the paper's way of printing do the staff's own pages use?"""

import datetime

from django import template

from paper import words
from paper.calendar import dates
from paper.languages import direction

register = template.Library()
register.filter("dir_of", direction)


@register.filter(expects_localtime=True)
def issue_date(day: datetime.date) -> str:
    """Print a date as the masthead does, in the active language: `Thursday, April 25th, 2024`."""
    return dates.masthead_date(day, language=words.page_language())


@register.filter
def grouped(number: int) -> str:
    """Print a number with its thousands apart, in the active language: `4,321`."""
    return dates.digits(f"{number:,}", language=words.page_language())
