"""A stranger's picture made into pages: turned upright, on white, without what it says of itself.

A camera's JPEG goes along untouched in its pixels; place, time and camera that it carries do not.
"""

import warnings
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from pikepdf import Object, Pdf
    from PIL.Image import Image

_MM: Final = 72 / 25.4
_ROOM: Final = (190 * _MM, 277 * _MM)  # of a picture on A4, upright or turned
_MOST_PIXELS: Final = 120_000_000  # beyond this a picture is somebody's attack
_LONGEST: Final = 6_000  # pixels of a side that are kept
_MOST_FRAMES: Final = 500
_DPI: Final = 72.0  # where a picture does not say: a small one is not blown up
_LOSSLESS: Final = 3_000_000  # bytes; a drawing is smaller, a photograph is not
_QUALITY: Final = 90
_PAGED: Final = ("TIFF",)  # formats whose frames are pages


class NoPicture(ValueError):
    """Not a picture that can be read; ``too_large`` where it could be, but must not."""

    def __init__(self, *, too_large: bool = False) -> None:
        super().__init__("too_large" if too_large else "damaged")
        self.too_large = too_large


class Packed(NamedTuple):
    """Pixels as they lie in a PDF."""

    data: bytes
    filter: str
    colours: str  # DeviceGray, DeviceRGB
    bits: int
    width: int
    height: int


def add_pages(pdf: "Pdf", data: bytes) -> None:
    """Append the picture's pages to ``pdf``; raises NoPicture."""
    for packed, dpi in _frames(data):
        width, height = _size(packed, dpi)
        add_page(pdf, packed, width, height)


def add_page(pdf: "Pdf", packed: Packed, width: float, height: float) -> None:
    """Append one page of ``width`` × ``height`` points that is all picture."""
    from pikepdf import Dictionary, Name

    page = pdf.add_blank_page(page_size=(width, height))
    page.obj.Resources = Dictionary(XObject=Dictionary({"/I": _stream(pdf, packed)}))
    page.obj.Contents = pdf.make_stream(f"q {width:.3f} 0 0 {height:.3f} 0 0 cm /I Do Q".encode())
    if Name.Group in page.obj:
        del page.obj.Group


def _stream(pdf: "Pdf", packed: Packed) -> "Object":
    from pikepdf import Name, Stream

    return pdf.make_indirect(
        Stream(
            pdf,
            packed.data,
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=packed.width,
            Height=packed.height,
            ColorSpace=Name(f"/{packed.colours}"),
            BitsPerComponent=packed.bits,
            Filter=Name(f"/{packed.filter}"),
        )
    )


def pack(image: "Image", *, dots: bool = False) -> Packed:
    """An image as small as it can be without loss, or as JPEG where that is far too much.

    ``dots`` says that it is a page of text, whose edges JPEG would blur: loss only for photographs.
    """
    colours, bits = ("DeviceGray", 8) if image.mode == "L" else ("DeviceRGB", 8)
    if image.mode == "1":
        colours, bits = "DeviceGray", 1
    raw = zlib.compress(image.tobytes(), 6)
    if bits == 8 and len(raw) > _LOSSLESS * (1 if dots else 0.4):
        out = BytesIO()
        image.save(out, "JPEG", quality=_QUALITY, subsampling=0 if dots else -1)
        return Packed(out.getvalue(), "DCTDecode", colours, 8, *image.size)
    return Packed(raw, "FlateDecode", colours, bits, *image.size)


def _frames(data: bytes) -> Iterator[tuple[Packed, float]]:
    from PIL import Image, UnidentifiedImageError

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the limit is ours
        warnings.simplefilter("ignore", UserWarning)  # damaged tags
        try:
            with Image.open(BytesIO(data)) as image:
                frames = min(getattr(image, "n_frames", 1), _MOST_FRAMES)
                for number in range(frames if image.format in _PAGED else 1):
                    image.seek(number)
                    if image.width * image.height > _MOST_PIXELS:
                        raise NoPicture(too_large=True)
                    yield _packed(image, data), _dpi(image)
        except Image.DecompressionBombError as error:
            raise NoPicture(too_large=True) from error
        except UnidentifiedImageError as error:
            raise NoPicture from error
        except (OSError, ValueError, SyntaxError, IndexError, KeyError, TypeError) as error:
            if isinstance(error, NoPicture):
                raise
            raise NoPicture from error


def _packed(image: "Image", data: bytes) -> Packed:
    from PIL import ImageOps

    plain = image.format == "JPEG" and image.mode in ("L", "RGB") and _upright(image)
    if plain and max(image.size) <= _LONGEST:
        image.load()  # a file cut short is found out here
        colours = "DeviceGray" if image.mode == "L" else "DeviceRGB"
        return Packed(bare_jpeg(data), "DCTDecode", colours, 8, *image.size)
    upright = ImageOps.exif_transpose(image)
    upright.thumbnail((_LONGEST, _LONGEST))
    return pack(_on_white(upright))


def _upright(image: "Image") -> bool:
    return bool(image.getexif().get(0x0112, 1) in (0, 1))


def _on_white(image: "Image") -> "Image":
    """The picture as grey, colour or black and white, where it was clear or printed in four."""
    from PIL import Image

    if image.mode in ("1", "L", "RGB"):
        return image
    if image.mode.startswith(("I", "F")):  # sixteen bits and more of grey
        low, high = (float(each) for each in _extremes(image))
        scale = 255 / (high - low) if high > low else 1.0
        return image.convert("F").point(lambda v: v * scale - low * scale).convert("L")
    if image.mode == "P" or "A" in image.mode or "a" in image.mode:
        clear = image.convert("RGBA")
        white = Image.new("RGBA", clear.size, "white")
        white.alpha_composite(clear)
        return white.convert("RGB")
    return image.convert("RGB")


def _extremes(image: "Image") -> tuple[Any, Any]:
    found = image.getextrema()
    return (found[0], found[1])


def _dpi(image: "Image") -> float:
    said = image.info.get("dpi", (_DPI, _DPI))
    try:
        dpi = float(said[0])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return _DPI
    return dpi if 36 <= dpi <= 2_400 else _DPI


def _size(packed: Packed, dpi: float) -> tuple[float, float]:
    """The page in points: as large as the picture says, or as A4 has room for."""
    width, height = packed.width * 72 / dpi, packed.height * 72 / dpi
    short, long = _ROOM
    room = (long, short) if width > height else (short, long)
    scale = min(room[0] / width, room[1] / height, 1.0)
    return max(width * scale, 3.0), max(height * scale, 3.0)


def bare_jpeg(data: bytes) -> bytes:
    """A JPEG without comments and application data: no place, no camera, no preview of before."""
    kept, place = [data[:2]], 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker == 0xFF:
            place += 1
            continue
        if marker == 0xDA:  # the pixels
            end = data.rfind(b"\xff\xd9")
            kept.append(data[place : end + 2 if end > place else len(data)])
            break
        length = int.from_bytes(data[place + 2 : place + 4], "big")
        named = 0xE0 <= marker <= 0xEF or marker == 0xFE
        if not named or marker == 0xEE:  # Adobe's says how the colours are mixed
            kept.append(data[place : place + 2 + length])
        place += 2 + length
    return b"".join(kept)
