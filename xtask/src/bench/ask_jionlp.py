"""Reads cases as JSON from standard input and writes what JioNLP finds in each of them.

In: [{"text": str, "reference": "2016-11-07T00:00:00" or null}]
Out: [[[[start, end], …answers], …mentions], …cases], days as YYYY-MM-DD, both included.
Points and spans of time count; durations and recurrences are no days.
"""

import json
import sys

# It greets on standard output, where only the answer belongs.
answer, sys.stdout = sys.stdout, sys.stderr
import jionlp  # noqa: E402

PARTS = ("year", "month", "day", "hour", "minute", "second")


def base(reference):
    day, _, time = reference.partition("T")
    numbers = [int(part) for part in day.split("-") + (time or "0:0:0").split(":")]
    return dict(zip(PARTS, numbers))


def mentions(case):
    try:
        found = jionlp.ner.extract_time(case["text"], time_base=base(case["reference"]))
    except Exception as error:  # some texts are too much for it: nothing found
        print(f"{case['text']}: {error!r}", file=sys.stderr)
        return []
    return [
        [[time[:10] for time in mention["detail"]["time"]]]
        for mention in found
        if mention["type"] in ("time_point", "time_span")
    ]


cases = json.load(sys.stdin)
json.dump([mentions(case) if case["reference"] else [] for case in cases], answer)
