"""Which buttons does the box have that articles are written in, and what of CKEditor is left out?"""

from typing import Any, Final

ARTICLE: Final[dict[str, Any]] = {
    "extraPlugins": "divarea",
    "removePlugins": (
        "scayt,wsc,exportpdf,flash,iframe,preview,print,save,newpage,codesnippetgeshi,uploadimage,"
        "image,forms,smiley,pagebreak,templates,font,colorbutton,stylescombo,elementspath"
    ),
    # What these ask for is not printed, and the hidden tab for uploads writes a script into the page.
    "removeDialogTabs": "link:upload;link:target;link:advanced;table:advanced",
    "versionCheck": False,
    "toolbar": [
        ["Format", "Bold", "Italic", "Strike", "Subscript", "Superscript", "RemoveFormat"],
        ["Link", "Unlink"],
        ["NumberedList", "BulletedList", "Blockquote", "Table", "HorizontalRule", "SpecialChar", "Language"],
        ["Undo", "Redo"],
    ],
    "format_tags": "p;h2;h3;h4",
    "language_list": ["en:English:ltr", "fa-AF:Dari:rtl", "ps:Pashto:rtl", "ar:Arabic:rtl"],
    "entities": False,
    "disableNativeSpellChecker": False,
    "width": "100%",
    "height": 420,
}
