"""In which sizes and formats is a picture kept, and at which addresses do readers find them?"""

import re
from dataclasses import dataclass
from typing import Final

WIDTHS: Final = (320, 640, 960, 1280, 1920)
FORMATS: Final = ("webp", "jpg")

ADDRESS: Final = re.compile(r"/media/photos/([0-9a-f]{32})/([1-9][0-9]{0,3})\.(jpg|webp)")


def storage_name(token: str, file: str) -> str:
    """Give the place of a photo's file in the default storage."""
    return f"photos/{token}/{file}"


def widths_for(width: int) -> tuple[int, ...]:
    """Give the widths in pixels, ascending, that a picture so many pixels wide is kept in."""
    widest = min(width, WIDTHS[-1])
    return (*(each for each in WIDTHS if each < widest), widest)


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """A picture's files, known from its token and the size of its master in pixels.

    Pages print pictures from what was pinned at approval as well as from a Photo row; both are this.
    """

    token: str
    width: int
    height: int

    @property
    def aspect(self) -> float:
        """Width divided by height."""
        return self.width / self.height

    @property
    def jpg_srcset(self) -> str:
        return self._srcset("jpg")

    @property
    def webp_srcset(self) -> str:
        return self._srcset("webp")

    @property
    def src(self) -> str:
        """The address for a browser that chooses no size itself."""
        return self.url(WIDTHS[2])

    def url(self, width: int, *, extension: str = "jpg") -> str:
        """Give the address of the narrowest rendition at least so many pixels wide, else of the widest."""
        widths = widths_for(self.width)
        return self._address(next((each for each in widths if each >= width), widths[-1]), extension)

    def _srcset(self, extension: str) -> str:
        return ", ".join(f"{self._address(each, extension)} {each}w" for each in widths_for(self.width))

    def _address(self, width: int, extension: str) -> str:
        return f"/media/photos/{self.token}/{width}.{extension}"
