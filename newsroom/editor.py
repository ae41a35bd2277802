"""Which buttons has the box that articles are written in, what may stand in it, and what of CKEditor is left out?"""

from typing import Any, Final

from paper.text.html import ALLOWED_ATTRIBUTES, ALLOWED_TAGS, EDNOTE


def _rules(tags: frozenset[str]) -> str:
    """Write the allow-list as CKEditor reads it, so that the editor neither makes nor takes away anything else.

    https://ckeditor.com/docs/ckeditor4/latest/guide/dev_allowed_content_rules.html
    """
    of_all = ALLOWED_ATTRIBUTES["*"]
    return "; ".join(f"{tag}[{','.join(sorted(of_all | ALLOWED_ATTRIBUTES.get(tag, set())))}]" for tag in sorted(tags))


# What comes from another program: no wrapper around words, and no passage for colleagues that nobody here marked.
_PASTED: Final = ALLOWED_TAGS - {"div", "figure", "figcaption", "img", "caption"}

ARTICLE: Final[dict[str, Any]] = {
    # The last three are our own: static/js/writing/plugins.js.
    "extraPlugins": "divarea,widget,subheads,ednote,libraryphoto",
    "removePlugins": (
        "scayt,wsc,exportpdf,flash,iframe,preview,print,save,newpage,codesnippetgeshi,uploadimage,"
        "image,forms,smiley,pagebreak,templates,font,colorbutton,stylescombo,elementspath,"
        "format,magicline,copyformatting,resize,sourcearea,showblocks,about"
    ),
    # What these ask for is not printed, and the hidden tab for uploads writes a script into the page.
    "removeDialogTabs": "link:upload;link:target;link:advanced;table:advanced",
    "versionCheck": False,
    "toolbar": [
        ["Bold", "Italic", "Link", "Unlink"],
        ["Heading", "Subheading", "NumberedList", "BulletedList", "Blockquote"],
        ["LibraryPhoto", "SpecialChar", "Language"],
        ["Ednote"],
        ["Undo", "Redo"],
    ],
    "format_tags": "p;h2;h3",
    "allowedContent": _rules(ALLOWED_TAGS | {EDNOTE}),
    "pasteFilter": _rules(_PASTED),
    "language_list": ["en:English:ltr", "fa-AF:Dari:rtl", "ps:Pashto:rtl", "ar:Arabic:rtl"],
    "entities": False,
    "disableNativeSpellChecker": False,
    "width": "100%",
    # The box grows with the text (static/css/staff/editor.css).
    "height": 360,
}
