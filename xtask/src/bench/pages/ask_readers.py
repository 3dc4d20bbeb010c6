"""Reads a list of files as JSON from standard input and writes the text of each one's article.

Argument: the reader. In: [path]. Out: [text], empty where the reader finds none or fails.
"""

import json
import sys

# Libraries greet and warn on standard output, where only the answer belongs.
answer, sys.stdout = sys.stdout, sys.stderr


def trafilatura(page):
    from trafilatura import extract

    return extract(page, include_comments=False)


def readability(page):
    from lxml.html import fromstring
    from readability import Document

    article = Document(page).summary(html_partial=True)
    # Blocks are parted by a space, as a reader sees them apart.
    return " ".join(fromstring(article).itertext())


READERS = {"trafilatura": trafilatura, "readability-lxml": readability}


def text(reader, path):
    with open(path, "rb") as file:
        page = file.read()
    try:
        return reader(page) or ""
    except Exception as error:  # some pages are too much for it: nothing found
        print(f"{path}: {error!r}", file=sys.stderr)
        return ""


reader = READERS[sys.argv[1]]
json.dump([text(reader, path) for path in json.load(sys.stdin)], answer)
