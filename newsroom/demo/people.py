"""Who works for the demo paper, who writes in it, and who holds the chair?"""

from dataclasses import dataclass
from typing import Final

from newsroom.roles import ADMINISTRATOR, EDITOR_IN_CHIEF, PHOTO_EDITOR, SECTION_EDITOR, WRITER, Role


@dataclass(frozen=True)
class Login:
    """Somebody who signs in. `writes_as` is the slug of the byline that is proposed; it may be empty."""

    username: str
    role: Role
    writes_as: str = ""


@dataclass(frozen=True)
class PublicAuthor:
    """Somebody whom readers know. `standing` is printed after “is the”."""

    slug: str
    name: str
    standing: str
    bio: str
    public_email: str = ""


LOGINS: Final = (
    Login("writer", WRITER, "zarmina-kohdamani"),
    Login("writer-city", WRITER, "tamim-deldar"),
    Login("writer-north", WRITER, "maryam-shahdost"),
    Login("writer-south", WRITER, "bashir-tarnakzai"),
    Login("writer-west", WRITER, "elyas-kohzadi"),
    Login("writer-east", WRITER, "hamid-spinghar"),
    Login("writer-world", WRITER, "yama-farhang"),
    Login("writer-culture", WRITER, "zahra-gulistan"),
    Login("columnist", WRITER, "karim-baburyan"),
    Login("section-editor", SECTION_EDITOR),
    Login("opinion-editor", SECTION_EDITOR),
    Login("photo-editor", PHOTO_EDITOR),
    Login("editor-in-chief", EDITOR_IN_CHIEF, "soraya-wafamand"),
    Login("acting-editor", EDITOR_IN_CHIEF, "idris-khamosh"),
    Login("administrator", ADMINISTRATOR),
)

# Who enters what has no writer with a login: guests, letters and the paper's own voice.
ENTERS_FOR_OTHERS: Final = "opinion-editor"
CHAIR: Final = "soraya-wafamand"
ACTING: Final = "idris-khamosh"

AUTHORS: Final = (
    PublicAuthor(
        "soraya-wafamand",
        "Soraya Wafamand",
        "editor-in-chief of The Kabul Lantern",
        "She began at the Lantern as a proofreader, and has edited it for four years.",
        "editor@lantern.example",
    ),
    PublicAuthor(
        "idris-khamosh",
        "Idris Khamosh",
        "deputy editor of The Kabul Lantern",
        "He looks after the news pages and stands in for the editor-in-chief.",
        "idris.khamosh@lantern.example",
    ),
    PublicAuthor(
        "zarmina-kohdamani",
        "Zarmina Kohdamani",
        "society reporter of The Kabul Lantern",
        "She writes about schools, hospitals and work, and once taught the fifth grade.",
        "zarmina.kohdamani@lantern.example",
    ),
    PublicAuthor(
        "tamim-deldar",
        "Tamim Deldar",
        "city reporter of The Kabul Lantern",
        "He covers Kabul’s streets, prices, water and power, usually by bus.",
        "tamim.deldar@lantern.example",
    ),
    PublicAuthor(
        "maryam-shahdost",
        "Maryam Shahdost",
        "correspondent of The Kabul Lantern for the north",
        "She reports from Mazar-e Sharif and the provinces along the Amu.",
    ),
    PublicAuthor(
        "bashir-tarnakzai",
        "Bashir Tarnakzai",
        "correspondent of The Kabul Lantern for the south",
        "He reports from Kandahar and grew up in a village of vineyards.",
    ),
    PublicAuthor(
        "elyas-kohzadi",
        "Elyas Kohzadi",
        "correspondent of The Kabul Lantern for the west",
        "He reports from Herat on farming, trade and the old city’s crafts.",
        "elyas.kohzadi@lantern.example",
    ),
    PublicAuthor(
        "hamid-spinghar",
        "Hamid Spinghar",
        "correspondent of The Kabul Lantern for the east",
        "He reports from Jalalabad and, when the road is open, from the mountains.",
    ),
    PublicAuthor(
        "yama-farhang",
        "Yama Farhang",
        "foreign editor of The Kabul Lantern",
        "He follows the neighbours: their railways, their rivers and their weather.",
        "yama.farhang@lantern.example",
    ),
    PublicAuthor(
        "zahra-gulistan",
        "Zahra Gulistan",
        "culture reporter of The Kabul Lantern",
        "She writes from Bamiyan and Kabul about music, books and what people make with their hands.",
        "zahra.gulistan@lantern.example",
    ),
    PublicAuthor(
        "karim-baburyan",
        "Karim Baburyan",
        "permanent writer of The Kabul Lantern",
        "He writes on politics and its history, which he taught in Mazar-e Sharif for eighteen years.",
        "karim.baburyan@lantern.example",
    ),
    PublicAuthor(
        "laila-mirzad",
        "Laila Mirzad",
        "economics columnist of The Kabul Lantern",
        "She teaches economics in Herat, and writes about prices that people pay with coins.",
        "laila.mirzad@lantern.example",
    ),
    PublicAuthor(
        "parwin-chaman",
        "Parwin Chaman",
        "education columnist of The Kabul Lantern",
        "She taught for twenty-nine years in one building and two schools.",
        "parwin.chaman@lantern.example",
    ),
    PublicAuthor(
        "sayed-taher-nakhshab",
        "Sayed Taher Nakhshab",
        "former head of the canal survey in Balkh",
        "He served for thirty-four years as a water engineer.",
    ),
    PublicAuthor(
        "nazar-gul-shinwar",
        "Nazar Gul Shinwar",
        "owner of a customs brokerage at Torkham",
        "He has been a broker for thirty years, and has never lost a form.",
        "nazar.gul@shinwar-brokers.example",
    ),
    PublicAuthor(
        "temur-zaland",
        "Temur Zaland",
        "former chief dispatcher of a regional power grid",
        "He spent twenty-two years in the control rooms of three countries, and lives in Kabul.",
    ),
    PublicAuthor(
        "shukria-lalazar",
        "Shukria Lalazar",
        "head librarian of a public reading room in Kabul",
        "She has worked at its lending desk for thirty years.",
    ),
    PublicAuthor("dari-desk", "میز دری فانوس کابل", "", ""),
)


def login_of(author: str) -> str:
    """Return the username of whoever writes under this byline, or of the editor who enters the piece for them."""
    return next((login.username for login in LOGINS if login.writes_as == author), ENTERS_FOR_OTHERS)
