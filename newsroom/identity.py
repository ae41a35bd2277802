"""What is the paper called in each of its languages, and who stands behind it?"""

from typing import Final

from newsroom import env

# The setting that says it, and what stands there where it is not set.
_SAID_BY: Final = {
    "en": {
        "paper_name": ("NEWSROOM_PAPER_NAME", "The Kabul Lantern"),
        "motto": ("NEWSROOM_PAPER_MOTTO", "A light kept burning, every morning"),
        "publisher": ("NEWSROOM_PAPER_PUBLISHER", "Lantern Press"),
        "address": ("NEWSROOM_PAPER_ADDRESS", "Shahr-e Naw, Kabul"),
    },
    "fa-AF": {
        "paper_name": ("NEWSROOM_PAPER_NAME_FA_AF", "فانوس کابل"),
        "motto": ("NEWSROOM_PAPER_MOTTO_FA_AF", "چراغی که هر صبح روشن است"),
        "publisher": ("NEWSROOM_PAPER_PUBLISHER_FA_AF", "نشرات فانوس"),
        "address": ("NEWSROOM_PAPER_ADDRESS_FA_AF", "شهر نو، کابل"),
    },
    "ps": {
        "paper_name": ("NEWSROOM_PAPER_NAME_PS", "د کابل فانوس"),
        "motto": ("NEWSROOM_PAPER_MOTTO_PS", "هغه ډيوه چې هر سهار بلېږي"),
        "publisher": ("NEWSROOM_PAPER_PUBLISHER_PS", "د فانوس خپرونې"),
        "address": ("NEWSROOM_PAPER_ADDRESS_PS", "نوی ښار، کابل"),
    },
}


def by_language() -> dict[str, dict[str, str]]:
    """Return {language: {paper_name, motto, publisher, address}}, as the environment says or by default."""
    return {
        language: {part: env.text(setting, default) for part, (setting, default) in parts.items()}
        for language, parts in _SAID_BY.items()
    }
