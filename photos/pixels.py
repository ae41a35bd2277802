"""How are a picture's pixels turned upright, brought to sRGB, made smaller and written anew?"""

import io
from typing import Any, Final

from PIL import Image, ImageCms, JpegImagePlugin

LONG_SIDE: Final = 2560
_STRIP: Final = 2_000_000  # pixels that are worked on at a time
_ORIENTATION: Final = 0x0112
_UPRIGHT: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def master_size(size: tuple[int, int]) -> tuple[int, int]:
    """Give a picture's size in pixels with its long side brought to at most 2560."""
    scale = min(1.0, LONG_SIDE / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def master_of(image: Image.Image, *, size: tuple[int, int]) -> Image.Image:
    """Decode an opened picture at this size: upright, sRGB, on white, and without any metadata."""
    profile, orientation = image.info.get("icc_profile"), _orientation(image)
    image.load()
    master = _in_srgb(_smaller(image, size), profile)
    if orientation in _UPRIGHT:
        master = master.transpose(_UPRIGHT[orientation])
    master.info = {}
    return master


def jpeg(image: Image.Image, *, quality: int) -> bytes:
    """Write a picture as progressive JPEG."""
    return _written(image, "JPEG", quality=quality, progressive=True, optimize=True)


def webp(image: Image.Image, *, quality: int) -> bytes:
    """Write a picture as WebP."""
    return _written(image, "WEBP", quality=quality, method=4)


def memory_to_decode(image: Image.Image, content: bytes, *, full_size: tuple[int, int]) -> int:
    """Estimate the bytes that decoding takes, as measured with Pillow 13, libjpeg-turbo, libpng and libwebp."""
    pixels = image.width * image.height
    if image.format == "WEBP":
        return 20 * pixels  # two canvases of its decoder, its answer, the picture and a copy
    if isinstance(image, JpegImagePlugin.JpegImageFile) and is_buffered(image, content):
        samples = [across * down for _, across, down, _ in image.layer]
        return 4 * pixels + 2 * full_size[0] * full_size[1] * sum(samples) // max(samples)
    return 4 * pixels


def is_buffered(image: JpegImagePlugin.JpegImageFile, content: bytes) -> bool:
    """Say whether a JPEG comes in several scans, so that the decoder keeps all of it in memory."""
    # Pillow has read the file as far as the first scan's header, whose fifth byte counts its components.
    scan = content.rfind(b"\xff\xda", 0, image.fp.tell()) if image.fp else -1
    return "progressive" in image.info or scan < 0 or content[scan + 4] < image.layers


def _orientation(image: Image.Image) -> int | None:
    try:
        orientation: int | None = image.getexif().get(_ORIENTATION)
    except Exception:
        # A broken EXIF block is no reason to refuse a good picture, and Pillow raises many kinds of error.
        return None
    return orientation


def _smaller(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Resize strip by strip, because a converted copy of the whole would double the memory."""
    across, down = max(1, image.width // size[0]), max(1, image.height // size[1])
    mode = "CMYK" if image.mode == "CMYK" else "RGB"
    reduced = Image.new(mode, (-(-image.width // across), -(-image.height // down)))
    rows = max(1, _STRIP // (image.width * down)) * down
    for top in range(0, image.height, rows):
        strip = image.crop((0, top, image.width, min(top + rows, image.height)))
        reduced.paste(_opaque(strip, mode).reduce((across, down)), (0, top // down))
    return reduced.resize(size, Image.Resampling.LANCZOS)


def _opaque(strip: Image.Image, mode: str) -> Image.Image:
    """Turn palettes, 16 bits of grey and transparency into plain pixels, on white."""
    if strip.mode.startswith("I"):
        strip = strip.point(lambda value: value * (1 / 256)).convert("L")
    if strip.has_transparency_data:
        strip = Image.alpha_composite(Image.new("RGBA", strip.size, "white"), strip.convert("RGBA"))
    return strip.convert(mode)


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    try:
        if profile:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            return converted or picture.convert("RGB")
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        pass  # A broken profile, or one for another kind of pixel, says nothing: browsers ignore it as well.
    return picture.convert("RGB")


def _written(image: Image.Image, kind: str, **options: Any) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()
