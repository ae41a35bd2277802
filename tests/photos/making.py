"""Which pictures do the tests send in? Good ones, marked ones, broken ones and bombs, all drawn here."""

import io
import struct
import zlib
from collections.abc import Callable, Iterator
from typing import Any

from PIL import Image, ImageCms, PngImagePlugin

KINDS = ("JPEG", "PNG", "WEBP")


def drawn(size: tuple[int, int] = (640, 400), *, mode: str = "RGB") -> Image.Image:
    """Draw a picture with a red top left, green top right, blue bottom left and white bottom right corner."""
    corners = Image.new("RGB", (2, 2))
    corners.putdata([(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)])
    return corners.resize(size, Image.Resampling.NEAREST).convert(mode)


def encoded(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    """Write a picture as a file of a kind."""
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def marked(kind: str, marker: str, *, size: tuple[int, int] = (640, 400)) -> bytes:
    """Write a picture that says `marker` wherever a file of its kind can say something beside the pixels."""
    thumbnail = encoded(drawn((16, 16)), comment=f"{marker}-thumbnail".encode())
    options: dict[str, Any] = {"exif": _exif(marker), "icc_profile": _profile(marker)}
    if kind == "PNG":
        options["pnginfo"] = _png_texts(marker)
    else:
        options["xmp"] = _xmp(marker)
    if kind != "JPEG":
        return encoded(drawn(size), kind, **options) + f"{marker}-trailer".encode()
    content = encoded(drawn(size), kind, comment=f"{marker}-comment".encode(), **options)
    application = jpeg_segment(0xEB, f"{marker}-app11".encode() + thumbnail)
    return content[:2] + iptc_segment({80: f"{marker}-byline"}) + application + content[2:] + marker.encode()


def _exif(marker: str) -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F], exif[0x013B], exif[0x010E] = f"{marker}-make", f"{marker}-artist", f"{marker}-description"
    exif.get_ifd(0x8769).update({0x927C: f"{marker}-makernote".encode(), 0xA431: f"{marker}-serial"})
    exif.get_ifd(0x8825).update({1: "N", 2: (34.0, 31.0, 12.0), 3: "E", 4: (69.0, 10.0, 4.0), 27: f"{marker}-gps"})
    return exif


def _profile(marker: str) -> bytes:
    content = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    content[48 : 48 + 12] = marker[:12].encode().ljust(12)  # maker and model of the device
    return bytes(content)


def _xmp(marker: str) -> bytes:
    return f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><place>{marker}-xmp</place></x:xmpmeta>'.encode()


def _png_texts(marker: str) -> PngImagePlugin.PngInfo:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", f"{marker}-text")
    texts.add_text("Comment", f"{marker}-ztext", zip=True)
    texts.add_itxt("XML:com.adobe.xmp", _xmp(marker).decode())
    return texts


def jpeg_segment(marker: int, content: bytes) -> bytes:
    """Write one marker segment of a JPEG file."""
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def iptc_segment(said: dict[int, str]) -> bytes:
    """Write what an agency says in IPTC's record 2, as Photoshop puts it into a JPEG."""
    block = b"".join(
        struct.pack(">BBBH", 0x1C, 2, dataset, len(text.encode())) + text.encode() for dataset, text in said.items()
    )
    resource = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(block)) + block + b"\0" * (len(block) % 2)
    return jpeg_segment(0xED, b"Photoshop 3.0\0" + resource)


def png(size: tuple[int, int], *chunks: tuple[bytes, bytes], depth: int = 8, colour: int = 2) -> bytes:
    """Write a PNG file of these chunks between its header and its end."""
    header = struct.pack(">IIBBBBB", *size, depth, colour, 0, 0, 0)
    parts = [b"\x89PNG\r\n\x1a\n"]
    for kind, content in ((b"IHDR", header), *chunks, (b"IEND", b"")):
        parts += [struct.pack(">I", len(content)), kind, content, struct.pack(">I", zlib.crc32(kind + content))]
    return b"".join(parts)


def black_png(size: tuple[int, int], *, depth: int = 8, colour: int = 2) -> bytes:
    """Write a black PNG without deflating it: of zeros, one block can be repeated."""
    length = size[1] * (1 + size[0] * {0: 1, 2: 3, 4: 2, 6: 4}[colour] * depth // 8)
    squeeze = zlib.compressobj(9, wbits=-15)
    block = squeeze.compress(bytes(2**20)) + squeeze.flush(zlib.Z_FULL_FLUSH)
    rest = squeeze.compress(bytes(length % 2**20)) + squeeze.flush()
    check = struct.pack(">HH", length % 65521, 1)  # Adler-32 of so many zeros
    return png(size, (b"IDAT", b"\x78\xda" + block * (length // 2**20) + rest + check), depth=depth, colour=colour)


def many_scans(size: tuple[int, int], *, scans: int) -> bytes:
    """Write a progressive JPEG whose last scan comes again and again."""
    content = encoded(Image.new("RGB", size), progressive=True, subsampling=2)
    last = content.rindex(b"\xff\xda")
    return content[:-2] + content[last:-2] * scans + content[-2:]


def _animated(kind: str) -> bytes:
    frames = [drawn((64, 64)).rotate(90 * turn) for turn in range(4)]
    return encoded(frames[0], kind, save_all=True, append_images=frames[1:])


def _declared(size: tuple[int, int]) -> bytes:
    content = bytearray(encoded(drawn((8, 8))))
    frame = content.index(b"\xff\xc0")
    content[frame + 5 : frame + 9] = struct.pack(">HH", size[1], size[0])
    return bytes(content)


def _zipped_text(*, chunks: int) -> bytes:
    text = b"note\0\0" + zlib.compress(bytes(1_000_000), 9)
    return png((8, 8), *[(b"zTXt", text)] * chunks, (b"IDAT", zlib.compress(bytes(25 * 8))))


def _webp(size: tuple[int, int]) -> bytes:
    return encoded(Image.new("RGB", size), "WEBP", lossless=True, quality=0, method=0)


BOMBS: dict[str, Callable[[], bytes]] = {
    "a PNG of 400 megapixels": lambda: black_png((20_000, 20_000), colour=0),
    "a PNG that says 4 gigapixels": lambda: png((65_000, 65_000), (b"IDAT", b"")),
    "a PNG of 50.1 megapixels": lambda: black_png((10_020, 5_000), colour=0),
    "a PNG of one row of 49 megapixels": lambda: black_png((49_000_000, 1)),
    "a PNG of 29,999 pixels by 1,600": lambda: black_png((29_999, 1_600), colour=6),
    "a PNG of 49 megapixels in 16 bits with alpha": lambda: black_png((7_000, 7_000), depth=16, colour=6),
    "a JPEG that says 4 gigapixels": lambda: _declared((65_000, 65_000)),
    "a JPEG of a thousand scans": lambda: many_scans((4_000, 3_000), scans=1_000),
    "a WebP of 49 megapixels": lambda: _webp((7_000, 7_000)),
    "an animated WebP": lambda: _animated("WEBP"),
    "an animated PNG": lambda: _animated("PNG"),
    "zipped text in a PNG": lambda: _zipped_text(chunks=200),
    "a colour profile that unpacks to 1 GB": lambda: png(
        (8, 8), (b"iCCP", b"x\0\0" + zlib.compress(bytes(2**27), 9) * 8)
    ),
    "a PNG of a million chunks": lambda: png((8, 8), *[(b"tEXt", b"a\0b")] * 1_000_000),
    "a JPEG of four million comments": lambda: b"\xff\xd8" + b"\xff\xfe\x00\x02" * 4_000_000,
    "a JPEG of junk": lambda: b"\xff\xd8\xff" + b"\xff\xfe\x00\x02" + b"\x00" * 15_000_000,
}


def broken() -> Iterator[tuple[str, bytes]]:
    """Give broken files of every kind with what is wrong with them."""
    for kind in KINDS:
        whole = encoded(drawn(), kind)
        yield f"{kind} cut after its first bytes", whole[:24]
        yield f"{kind} cut in the middle", whole[: len(whole) // 2]
        yield f"{kind} with a hole", whole[:40] + b"\0" * 200 + whole[240:]
    yield "text", b"The minister said on Thursday that"
    yield "HTML", b"<!DOCTYPE html><script>alert(1)</script>"
    yield "SVG", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
    yield "PHP in a GIF", b"GIF89a<?php phpinfo();"
    yield "GIF", encoded(drawn(), "GIF")
    yield "TIFF", encoded(drawn(), "TIFF")
    yield "BMP", encoded(drawn(), "BMP")
    yield "zeros", bytes(1000)
    yield "a PNG of no width", png((0, 5), (b"IDAT", zlib.compress(b"")))
    yield "a PNG without pixels", png((5, 5))
