"""Which programs may read the whole paper, and for what?"""

from typing import Final

POLICIES: Final = ("all", "search", "none")

# Programs that collect texts to train language models, by the names that their makers say they go by. Those that
# fetch a page for somebody who asked, or for a search engine, are not among them.
TRAINING: Final = (
    "AI2Bot",
    "Amazonbot",
    "anthropic-ai",
    "Applebot-Extended",
    "Bytespider",
    "CCBot",
    "ClaudeBot",
    "cohere-ai",
    "cohere-training-data-crawler",
    "Diffbot",
    "FacebookBot",
    "Google-Extended",
    "GPTBot",
    "ICC-Crawler",
    "ImagesiftBot",
    "img2dataset",
    "Kangaroo Bot",
    "Meta-ExternalAgent",
    "omgili",
    "omgilibot",
    "PanguBot",
    "Timpibot",
    "VelenPublicWebCrawler",
    "Webzio-Extended",
)


def rules(policy: str) -> list[str]:
    """Return the lines of `robots.txt` for a policy (RFC 9309).

    `all` lets everybody in, `search` refuses those that train models, `none` refuses everybody. Raises KeyError for a
    policy that is not known.
    """
    open_to_all = ["User-agent: *", "Disallow: /api/", ""]
    return {
        "all": open_to_all,
        "search": [*(f"User-agent: {name}" for name in TRAINING), "Disallow: /", "", *open_to_all],
        "none": ["User-agent: *", "Disallow: /", ""],
    }[policy]
