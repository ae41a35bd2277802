"""How does a file from outside become a picture of our own, with nothing else in it?

The file is decoded to pixels and written anew; what was in it beside the pixels stays behind. All that can
be asked of its header is asked before a pixel is decoded, because a small file can ask for a lot of memory.
"""

import hashlib
import io
import warnings
from contextlib import closing
from dataclasses import dataclass
from typing import IO, Final

from PIL import Image, ImageFile, JpegImagePlugin, UnidentifiedImageError

from photos import pixels
from photos.proposals import Proposals, proposals_from

MOST_BYTES: Final = 20 * 1024 * 1024
MOST_PIXELS: Final = 50_000_000
LONGEST_SIDE: Final = 30_000
MOST_MEMORY: Final = 320 * 1024 * 1024
MOST_SCANS: Final = 20
MOST_READS: Final = 100_000
FORMATS: Final = ("JPEG", "PNG", "WEBP")

# Pillow warns at this size and refuses at twice this size; for us the warning is a refusal as well.
Image.MAX_IMAGE_PIXELS = MOST_PIXELS
warnings.simplefilter("error", Image.DecompressionBombWarning)


class PhotoRefused(Exception):
    """The file cannot become a photo. The message is one sentence for the person who sent it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Intake:
    """A picture taken in: its pixels, upright and in sRGB, and what the file said of itself."""

    master: Image.Image
    jpeg: bytes
    proposals: Proposals

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.jpeg).hexdigest()


def take_in(file: IO[bytes]) -> Intake:
    """Decode a JPEG, PNG or WebP file; whatever is wrong with it, raise PhotoRefused.

    The master's long side is at most 2560 pixels. Needs up to 350 MB for a moment.
    """
    content = _read(file)
    # WeasyPrint, which makes the e-paper, lets Pillow of the whole process take half a file for a picture.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with closing(Image.open(_Metered(content), formats=FORMATS)) as image:
            size = pixels.master_size(image.size)
            _refuse_too_costly(image, content, size=size)
            proposals = proposals_from(image)
            master = pixels.master_of(image, size=size)
        return Intake(master=master, jpeg=pixels.jpeg(master, quality=92), proposals=proposals)
    except PhotoRefused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PhotoRefused("The picture has more than 50 megapixels; send a smaller copy.") from error
    except UnidentifiedImageError as error:
        raise PhotoRefused("The file is not a JPEG, PNG or WebP picture.") from error
    except Exception as error:
        # Pillow raises whatever a broken file makes it stumble over: OSError, ValueError, SyntaxError,
        # struct.error, EOFError, IndexError, MemoryError … For the person they are all the same.
        raise PhotoRefused("The picture is damaged and cannot be read; export it again.") from error


def _read(file: IO[bytes]) -> bytes:
    content = file.read(MOST_BYTES + 1)
    if not content:
        raise PhotoRefused("The file is empty.")
    if len(content) > MOST_BYTES:
        raise PhotoRefused("The file is larger than 20 MB; send a smaller copy.")
    return content


def _refuse_too_costly(image: Image.Image, content: bytes, *, size: tuple[int, int]) -> None:
    """Refuse from the header alone what would take too much memory or time to decode to this size."""
    full_size = image.size
    if full_size[0] * full_size[1] > MOST_PIXELS:
        raise Image.DecompressionBombError
    if max(full_size) > LONGEST_SIDE:
        raise PhotoRefused("The picture is more than 30,000 pixels long; send a smaller copy.")
    if getattr(image, "is_animated", False) and image.format != "MPO":
        raise PhotoRefused("The picture is animated; send a single picture.")
    if isinstance(image, JpegImagePlugin.JpegImageFile):
        image.draft(image.mode, size)  # decodes a large JPEG at a half, a quarter or an eighth
        if pixels.is_buffered(image, content) and content.count(b"\xff\xda") > MOST_SCANS:
            raise PhotoRefused("The JPEG is built of too many layers; save it again as a plain JPEG.")
    if pixels.memory_to_decode(image, content, full_size=full_size) > MOST_MEMORY:
        raise PhotoRefused("The picture takes too much memory to open; send a smaller copy as plain JPEG.")


class _Metered(io.BytesIO):
    """A file that gives up when it is read in too many small pieces, as a flood of empty chunks makes Pillow do."""

    reads = 0

    def read(self, size: int | None = -1, /) -> bytes:
        self.reads += 1
        if self.reads > MOST_READS:
            raise PhotoRefused("The picture is built of too many pieces; export it again.")
        return super().read(size)
